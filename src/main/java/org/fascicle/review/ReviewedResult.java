package org.fascicle.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.report.Json;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ReportFiles;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.report.ViewLog;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * One result under review: what was found, what people decided, and the grade that follows.
 *
 * <p>A decision is on the disk before it is answered. The log is read anew before each answer, so that a second window, or a
 * second program, is seen and never overwritten; a decision made in ignorance of a newer one on the same candidate is refused. Readers who
 * are blinded to each other have a log each; the result's own log, its tables and its report follow when their words are adjudicated.
 */
final class ReviewedResult implements AutoCloseable {

    private final Path folder;
    private final ReviewOptions options;
    private final Summary summary;
    private final List<MitosesCsv.Row> found;
    private final TissueMask tissue;
    private final Optional<SlidePictures> slide;
    private final ArrayNode masks;
    private final Clock clock;
    private final ReportFollower report;
    private final Optional<ReportFollower> batch;
    private final DecisionStore main;

    private ReviewedResult(Path folder, ReviewOptions options, Optional<ReportFollower> batch, Clock clock) {
        ResultReader reader = ResultReader.of(folder);
        this.folder = folder;
        this.options = options;
        this.batch = batch;
        this.clock = clock;
        this.summary = reader.summary();
        this.found = reader.mitoses();
        this.tissue = TissueMask.of(folder);
        this.masks = MaskPicture.list(folder, summary.calibration().pixelSize());
        this.slide = SlidePictures.find(folder, options, summary);
        this.main = DecisionStore.of(folder, summary);
        this.report = new ReportFollower(this::writeReport);
        if (isReportBehind()) {
            report.changed();
        }
    }

    /** @param batches indexes that are to follow */
    static ReviewedResult open(Path folder, ReviewOptions options, BatchFollowers batches) {
        if (!Files.isWritable(folder)) {
            throw UserError.input(
                    folder + " may not be written to, so that no decision could be kept; copy it where you may write.");
        }
        Optional<ReportFollower> batch = options.blinded() ? Optional.empty() : batches.of(folder);
        return new ReviewedResult(folder, options, batch, Clock.systemUTC());
    }

    /** One line of the list of results. */
    synchronized ObjectNode line() {
        List<Candidate> asked = ReviewState.candidates(found, main.read(), Optional.empty()).stream()
                .filter(Candidate::counted)
                .toList();
        ObjectNode line = Json.object();
        line.put("name", summary.name());
        line.put("candidates", asked.size());
        line.put("open", asked.stream().filter(Candidate::isOpen).count());
        return line;
    }

    /**
     * What holds for a reader.
     *
     * @param by who asks; of no concern but where readers are blinded
     * @param seen how many decisions the page knows; where there are no more, it is told so and no more
     */
    synchronized Answer state(String by, long seen) {
        DecisionStore store = store(by);
        Decisions decisions = store.read();
        return decisions.all().size() == seen
                ? Answer.unchanged()
                : Answer.json(tree(stateOf(decisions)).toString());
    }

    /** The state of the result's own log, which is what is reported. */
    synchronized ReviewState state() {
        return stateOf(main);
    }

    private DecisionStore store(String by) {
        return options.blinded() ? DecisionStore.ofReader(folder, summary, by) : main;
    }

    private ReviewState stateOf(DecisionStore store) {
        return stateOf(store.read());
    }

    private ReviewState stateOf(Decisions decisions) {
        Optional<Readers> readers = options.blinded() ? Optional.empty() : Optional.of(Readers.of(folder, decisions));
        return ReviewState.of(summary, found, decisions, readers, tissue);
    }

    /** What holds for a reader of what was drawn. */
    synchronized Decisions decisions(String by) {
        return store(by).read();
    }

    byte[] mask(MaskPicture mask) {
        return mask.png(folder);
    }

    /** Logs in which several readers can be told apart. */
    List<Path> logs() {
        List<Path> readers = Readers.logs(folder);
        return !readers.isEmpty() ? readers : Files.exists(main.file()) ? List.of(main.file()) : List.of();
    }

    /** All logs: the result's own, and those of blinded readers. */
    List<Path> everyLog() {
        List<Path> all = new ArrayList<>(Readers.logs(folder));
        if (Files.exists(main.file())) {
            all.add(0, main.file());
        }
        return all;
    }

    String name() {
        return summary.name();
    }

    Summary summary() {
        return summary;
    }

    /** SHA-256 of the slide's file. */
    String sha256() {
        return summary.input().sha256();
    }

    private ObjectNode tree(ReviewState state) {
        ObjectNode tree = StateJson.of(state);
        tree.put("name", summary.name());
        tree.put("reviewer", options.reviewer().orElse(null));
        tree.put("blinded", options.blinded());
        tree.put("um_per_px", summary.calibration().pixelSize().xUm());
        tree.put(
                "trouble",
                report.trouble()
                        .or(() -> batch.flatMap(ReportFollower::trouble))
                        .orElse(null));
        tree.set("masks", masks);
        tree.put("slide", slide.isPresent());
        slide.ifPresent(pictures -> {
            tree.put("width_px", pictures.width());
            tree.put("height_px", pictures.height());
            tree.put("max_level", pictures.maxLevel());
            tree.put("tile_px", SlidePictures.TILE_PX);
        });
        return tree;
    }

    /** Takes a decision, saves it, and answers with the state that follows. */
    synchronized Answer decide(byte[] body) {
        DecisionRequest request = DecisionRequest.read(body);
        DecisionStore store = store(DecisionRequest.reviewer(body));
        ReviewState before = stateOf(store);
        if (request.isOvertaken(before.decisions())) {
            return Answer.json(Answer.CONFLICT, tree(before).toString());
        }
        return saved(store, List.of(request.decision(before)));
    }

    /**
     * Takes a decision of another face than the page.
     *
     * @param seen how many decisions that face knew
     * @throws UserError where somebody has decided on the same since then
     */
    synchronized ReviewState decide(Function<ReviewState, Decision> deciding, long seen) {
        ReviewState before = stateOf(main);
        Decision decision = deciding.apply(before);
        if (DecisionRequest.isOvertaken(before.decisions(), seen, decision.subject(), decision.key())) {
            throw UserError.input(
                    "Somebody else has decided on " + decision.subject().label() + " " + decision.key()
                            + " meanwhile; what was decided is shown now, decide again.");
        }
        return save(main, List.of(decision));
    }

    /** Takes back the last decision of a reviewer that still stands; empty where there is none. */
    synchronized Optional<ReviewState> undo(String reviewer) {
        return Undo.of(main.read(), reviewer).map(decision -> save(main, List.of(decision)));
    }

    /** Notes what was on a reviewer's screen; a report of decisions tells it when the review ends, or with the next decision. */
    synchronized Answer viewed(byte[] body) {
        ViewLog.append(
                folder.resolve(ResultFile.VIEWED.fileName()),
                ViewRequest.read(body, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        if (!options.blinded() && isDecidedOn()) {
            report.due();
        }
        return Answer.unchanged();
    }

    private boolean isDecidedOn() {
        return Files.exists(main.file())
                && main.read().all().stream()
                        .anyMatch(decision -> decision.time().isPresent());
    }

    /** Takes back the reviewer's last decision that still stands: what held before holds again. */
    synchronized Answer undo(byte[] body) {
        String reviewer = DecisionRequest.reviewer(body);
        DecisionStore store = store(reviewer);
        return Undo.of(store.read(), reviewer)
                .map(decision -> saved(store, List.of(decision)))
                .orElseGet(() -> Answer.refused(Answer.BAD_REQUEST, "There is nothing to undo."));
    }

    /** Decides, where nobody has, what all readers agree on; each decision notes who they are. */
    synchronized Answer adopt(byte[] body) {
        String reviewer = DecisionRequest.reviewer(body);
        if (options.blinded()) {
            return Answer.refused(Answer.FORBIDDEN, "Readers are blinded to each other; adjudicate without --blinded.");
        }
        ReviewState state = stateOf(main);
        String note = "agreed by " + String.join(", ", state.readers());
        List<Decision> agreed = new ArrayList<>();
        for (Candidate candidate : state.candidates()) {
            candidate
                    .agreed(state.readers().size())
                    .filter(verdict -> candidate.verdict().isEmpty())
                    .ifPresent(verdict -> agreed.add(Decision.of(
                                    new CandidateVerdict(verdict, candidate.xPx(), candidate.yPx()), candidate.key())
                            .by(Optional.of(reviewer))
                            .noting(note)));
        }
        return agreed.isEmpty()
                ? Answer.refused(
                        Answer.BAD_REQUEST, "There is nothing to adopt: no open candidate on which all readers agree.")
                : saved(main, agreed);
    }

    private Answer saved(DecisionStore store, List<Decision> decisions) {
        return Answer.json(tree(save(store, decisions)).toString());
    }

    private ReviewState save(DecisionStore store, List<Decision> decisions) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ReviewState state = stateOf(
                store.add(decisions.stream().map(decision -> decision.at(now)).toList()));
        if (!options.blinded()) {
            writeTable(state);
            report.changed();
        }
        return state;
    }

    /** The table follows the log; a reader of it meets the old one or the new one, never half of one. */
    private void writeTable(ReviewState state) {
        try {
            ReportFiles.replace(
                    folder.resolve(ResultFile.MITOSES.fileName()), file -> MitosesCsv.write(file, state.rows(found)));
        } catch (UserError e) {
            throw UserError.input(e.getMessage() + " The decision is saved in " + main.file() + ".", e);
        }
    }

    /** Where a review was cut off before its report was written. */
    private boolean isReportBehind() {
        Path page = folder.resolve(ResultFile.REPORT.fileName());
        try {
            return isDecidedOn()
                    && (!Files.exists(page)
                            || Files.getLastModifiedTime(main.file()).compareTo(Files.getLastModifiedTime(page)) > 0);
        } catch (IOException e) {
            throw UserError.input(page + " cannot be looked at; check its permissions.", e);
        }
    }

    private void writeReport() {
        new ReviewedReport(folder, state(), slide).write();
        batch.ifPresent(ReportFollower::changed);
    }

    /** Outlines of what was found, for the slide view: places of nuclei by class. */
    String objects() {
        return NucleusPlaces.json(ResultReader.of(folder));
    }

    byte[] tile(int level, int column, int row) {
        return pictures().tile(level, column, row);
    }

    /** The slide's file, where it was found. */
    Optional<SlideSource> slide() {
        return slide.map(SlidePictures::source);
    }

    byte[] crop(int x, int y, int side) {
        return pictures().crop(x, y, side);
    }

    private SlidePictures pictures() {
        return slide.orElseThrow(() -> UserError.usage("The slide "
                + summary.input().name() + " was not found beside the results; start again with --slides FOLDER."));
    }

    @Override
    public void close() {
        report.close();
        slide.ifPresent(SlidePictures::close);
    }
}
