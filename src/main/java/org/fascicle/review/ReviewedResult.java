package org.fascicle.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.report.DecisionLog;
import org.fascicle.report.Json;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ReportFiles;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.space.UserError;

/**
 * One result under review: what was found, what people decided, and the grade that follows.
 *
 * <p>A decision is on the disk before it is answered. The log is read anew before each answer, so that a second window, or a
 * second program, is seen and never overwritten; a decision made in ignorance of a newer one on the same candidate is refused.
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
    private Decisions decisions;

    private ReviewedResult(Path folder, ReviewOptions options, Clock clock) {
        ResultReader reader = ResultReader.of(folder);
        this.folder = folder;
        this.options = options;
        this.clock = clock;
        this.summary = reader.summary();
        this.found = reader.mitoses();
        this.tissue = TissueMask.of(folder);
        this.masks = MaskPicture.list(folder, summary.calibration().pixelSize());
        this.slide = slide(folder, options, summary);
        this.decisions = reader.decisions();
        this.report = new ReportFollower(this::writeReport);
        if (isReportBehind()) {
            report.changed();
        }
    }

    static ReviewedResult open(Path folder, ReviewOptions options) {
        if (!Files.isWritable(folder)) {
            throw UserError.input(
                    folder + " may not be written to, so that no decision could be kept; copy it where you may write.");
        }
        return new ReviewedResult(folder, options, Clock.systemUTC());
    }

    private static Optional<SlidePictures> slide(Path folder, ReviewOptions options, Summary summary) {
        Path beside = folder.toAbsolutePath().getParent();
        return Stream.concat(options.slides().stream(), Stream.of(beside, Path.of("")))
                .map(place -> SlidePictures.find(
                        place, summary.input().name(), summary.input().sha256()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** One line of the list of results. */
    synchronized ObjectNode line() {
        ReviewState state = current();
        ObjectNode line = Json.object();
        line.put("name", summary.name());
        line.put("candidates", state.asked().size());
        line.put("open", state.open());
        return line;
    }

    /** @param seen how many decisions the page knows; where there are no more, it is told so and no more */
    synchronized Answer state(long seen) {
        ReviewState state = current();
        return decisions.all().size() == seen ? Answer.unchanged() : Answer.json(Json.text(tree(state)));
    }

    byte[] mask(MaskPicture mask) {
        return mask.png(folder);
    }

    private ReviewState current() {
        decisions = Files.exists(log()) ? DecisionLog.read(log()) : decisions;
        return ReviewState.of(summary, found, decisions, tissue);
    }

    private ObjectNode tree(ReviewState state) {
        ObjectNode tree = StateJson.of(state);
        tree.put("name", summary.name());
        tree.put("reviewer", options.reviewer().orElse(null));
        tree.put("um_per_px", summary.calibration().pixelSize().xUm());
        tree.put("trouble", report.trouble().orElse(null));
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
        ReviewState before = current();
        if (newerOnTheSame(request)) {
            return Answer.json(Answer.CONFLICT, Json.text(tree(before)));
        }
        return saved(request.decision(before));
    }

    private boolean newerOnTheSame(DecisionRequest request) {
        return decisions.all().stream()
                .skip(request.seen())
                .anyMatch(later ->
                        later.subject() == request.subject() && later.key().equals(request.key()));
    }

    /** Takes back the reviewer's last decision that still stands: what held before holds again. */
    synchronized Answer undo(byte[] body) {
        String reviewer = DecisionRequest.reviewer(body);
        current();
        return Undo.of(decisions, reviewer)
                .map(this::saved)
                .orElseGet(() -> Answer.refused(Answer.BAD_REQUEST, "There is nothing to undo."));
    }

    private Answer saved(Decision decision) {
        Decisions more = decisions.and(decision.at(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        List<Decision> all = more.all();
        boolean first = !Files.exists(log());
        DecisionLog.append(log(), first ? all : all.subList(all.size() - 1, all.size()));
        decisions = more;
        ReviewState state = current();
        writeTable(state);
        report.changed();
        return Answer.json(Json.text(tree(state)));
    }

    private void writeTable(ReviewState state) {
        try {
            ReportFiles.replace(
                    folder.resolve(ResultFile.MITOSES.fileName()), file -> MitosesCsv.write(file, state.rows(found)));
        } catch (UserError e) {
            throw UserError.input(e.getMessage() + " The decision is saved in " + log() + ".", e);
        }
    }

    /** Where a review was cut off before its report was written. */
    private boolean isReportBehind() {
        Path page = folder.resolve(ResultFile.REPORT.fileName());
        try {
            return Files.exists(log())
                    && decisions.all().stream()
                            .anyMatch(decision -> decision.time().isPresent())
                    && (!Files.exists(page)
                            || Files.getLastModifiedTime(log()).compareTo(Files.getLastModifiedTime(page)) > 0);
        } catch (IOException e) {
            throw UserError.input(page + " cannot be looked at; check its permissions.", e);
        }
    }

    private void writeReport() {
        ReviewState state;
        synchronized (this) {
            state = current();
        }
        new ReviewedReport(folder, state, slide).write();
    }

    private Path log() {
        return folder.resolve(ResultFile.DECISIONS.fileName());
    }

    /** Outlines of what was found, for the slide view: places of nuclei by class. */
    String objects() {
        return NucleusPlaces.json(ResultReader.of(folder));
    }

    byte[] tile(int level, int column, int row) {
        return pictures().tile(level, column, row);
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
