package org.fascicle.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.HumanFindings;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.FieldPlaces;
import org.fascicle.decision.Statement.Use;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Statement.WindowPlace;
import org.fascicle.decision.Subject;
import org.fascicle.detect.PointUm;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.image.BinaryMask;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Reviewed;
import org.fascicle.report.Summary;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;

/**
 * What holds at this moment: each candidate with its verdict, the window and its count, and the grade.
 *
 * <p>The count of the window is of figures that a person accepted or added. While candidates in it are still open they are
 * counted beside it, and the count is an unreviewed one; once none is open it is a reviewed count, with the doubt of counting
 * alone. Where the detector offers nothing, it is reviewed once a person has put the window somewhere or added a figure.
 */
final class ReviewState {

    private static final double PERCENT = 100;

    private final Summary summary;
    private final Decisions decisions;
    private final List<Candidate> candidates;
    private final TissueMask tissue;
    private final DrawnRegions drawn;
    private final PixelSize pixelSize;
    private final MitoticWindow window;
    private final List<String> readers;

    private ReviewState(
            Summary summary,
            List<Candidate> candidates,
            Decisions decisions,
            TissueMask tissue,
            DrawnRegions drawn,
            List<String> readers) {
        this.readers = readers;
        this.summary = summary;
        this.decisions = decisions;
        this.candidates = candidates;
        this.tissue = tissue;
        this.drawn = drawn;
        this.pixelSize = summary.calibration().pixelSize();
        this.window = MitoticWindow.of(
                candidates.stream()
                        .filter(each -> each.isFigure() || each.isOpen())
                        .filter(this::isAdmitted),
                decisions.onOnly(Subject.WINDOW),
                drawn.counted(),
                tissue.pixelSize(),
                pixelSize);
    }

    /** What the folder says now. */
    static ReviewState of(ResultReader result) {
        Decisions decisions = result.decisions();
        return of(result.summary(), result.mitoses(), decisions, Optional.empty(), TissueMask.of(result.folder()));
    }

    /** @param readers whose words stand beside each candidate; empty where they are not to be seen */
    static ReviewState of(
            Summary summary,
            List<MitosesCsv.Row> found,
            Decisions decisions,
            Optional<Readers> readers,
            TissueMask tissue) {
        DrawnRegions drawn =
                DrawnRegions.of(decisions, tissue, summary.calibration().pixelSize());
        List<String> names =
                readers.map(Readers::names).filter(all -> all.size() > 1).orElse(List.of());
        return new ReviewState(summary, candidates(found, decisions, readers), decisions, tissue, drawn, names);
    }

    private boolean isAdmitted(Candidate candidate) {
        return drawn.admits(candidate.xPx(), candidate.yPx(), pixelSize);
    }

    /** What was found and added, with what holds of each. */
    static List<Candidate> candidates(List<MitosesCsv.Row> found, Decisions decisions, Optional<Readers> readers) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            MitosesCsv.Row row = found.get(i);
            String key = Integer.toString(i + 1);
            candidates.add(new Candidate(
                    key,
                    row.xPx(),
                    row.yPx(),
                    Optional.of(row.score()),
                    row.standing().counts(),
                    decisions.on(Subject.CANDIDATE, key),
                    readers.map(all -> all.said(key)).orElse(Map.of())));
        }
        readers.ifPresent(all -> all.added().stream()
                .map(figure -> added(
                        figure.key(),
                        figure.xPx(),
                        figure.yPx(),
                        decisions.on(Subject.CANDIDATE, figure.key()),
                        figure.said()))
                .forEach(candidates::add));
        Set<String> known = candidates.stream().map(Candidate::key).collect(Collectors.toSet());
        decisions.on(Subject.CANDIDATE).forEach((key, decision) -> {
            if (!known.contains(key)
                    && decision.said().get() instanceof CandidateVerdict said
                    && said.verdict() == Verdict.ADDED) {
                candidates.add(added(key, said.xPx(), said.yPx(), Optional.of(decision), Map.of()));
            }
        });
        return List.copyOf(candidates);
    }

    private static Candidate added(
            String key, double xPx, double yPx, Optional<Decision> decision, Map<String, String> said) {
        return new Candidate(key, xPx, yPx, Optional.empty(), false, decision, said);
    }

    /** Candidates that the detector counts: those a review must look at. */
    List<Candidate> asked() {
        return candidates.stream().filter(Candidate::counted).toList();
    }

    Candidate candidate(String key) {
        return candidates.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> UserError.usage("There is no candidate " + key + "."));
    }

    /** A verdict on a candidate, with its place; of a figure that a person added, accepting is adding it again. */
    CandidateVerdict verdict(String key, Verdict verdict) {
        Candidate candidate = candidate(key);
        boolean adds = verdict == Verdict.ACCEPTED && candidate.score().isEmpty();
        return new CandidateVerdict(adds ? Verdict.ADDED : verdict, candidate.xPx(), candidate.yPx());
    }

    /** A window around a place, as large as holds the rule's area of tissue. */
    WindowPlace windowAround(double xPx, double yPx) {
        MitoticWindow around =
                MitoticWindow.at(xPx, yPx, drawn.counted(), tissue.pixelSize(), pixelSize, MitoticWindow.Kind.MOVED);
        return new WindowPlace(xPx, yPx, around.area());
    }

    FieldPlaces fieldsAround(double xPx, double yPx) {
        return MitoticWindow.fieldsAround(xPx, yPx, pixelSize);
    }

    /** Whether a candidate is of the count: in the window, and on nothing that a person took out. */
    boolean isInside(Candidate candidate) {
        return window.holds(candidate) && isAdmitted(candidate);
    }

    long figuresInside() {
        return figures().size();
    }

    long openInside() {
        return candidates.stream()
                .filter(this::isInside)
                .filter(Candidate::isOpen)
                .count();
    }

    /** The count that is graded: a person's own where one was given, else that of this review. */
    private Mitoses mitoses(HumanFindings human) {
        return human.mitoses().orElseGet(this::mitoses);
    }

    /** The count of this review; an unreviewed one, with the detector's errors, while a candidate in the window is open. */
    Mitoses mitoses() {
        Area area = window.area();
        if (isReviewed()) {
            return Mitoses.detected(figuresInside(), area, Mitoses.Counter.REVIEWED_DETECTOR);
        }
        if (isUntouched() && summary.detected().isPresent()) {
            return summary.detected().get();
        }
        Mitoses unreviewed =
                Mitoses.detected(figuresInside() + openInside(), area, Mitoses.Counter.UNREVIEWED_DETECTOR);
        Optional<DetectorError> error = summary.detected().flatMap(Mitoses::error);
        return unreviewed.isAssessable() && error.isPresent() ? unreviewed.erring(error.get()) : unreviewed;
    }

    /** Whether a person answers for the count: nothing in the window is open, and somebody has looked. */
    boolean isReviewed() {
        return openInside() == 0
                && (!decisions.on(Subject.CANDIDATE).isEmpty()
                        || decisions.onOnly(Subject.WINDOW).isPresent());
    }

    /** Whether nobody decided on a candidate, drew a region or moved the window, so that the count is the detector's own. */
    boolean isUntouched() {
        return isUntouched(decisions);
    }

    static boolean isUntouched(Decisions decisions) {
        return decisions.on(Subject.CANDIDATE).isEmpty()
                && decisions.on(Subject.WINDOW).isEmpty()
                && decisions.on(Subject.REGION).isEmpty();
    }

    Grading grading() {
        HumanFindings human = human();
        return Fnclcc.standard()
                .grade(Findings.of(
                        human.differentiation(),
                        mitoses(human),
                        human.necrosis().orElseGet(this::measuredNecrosis),
                        specimen(human)));
    }

    /** What people said, what they drew among it; of a stated and a drawn necrosis the later. */
    HumanFindings human() {
        HumanFindings said = HumanFindings.of(decisions, RuleBook.standard());
        return drawnNecrosis()
                .filter(drawn -> said.necrosis().isEmpty() || isDrawnLast())
                .map(drawn -> said.judging(Necrosis.ofShare(drawn.value())))
                .orElse(said);
    }

    private boolean isDrawnLast() {
        List<Decision> drawings = drawn.decisions();
        Optional<Decision> stated =
                decisions.on(Subject.NECROSIS, Subject.NECROSIS.onlyKey().orElseThrow());
        return stated.isEmpty()
                || !drawings.isEmpty()
                        && decisions.all().lastIndexOf(drawings.get(drawings.size() - 1))
                                > decisions.all().lastIndexOf(stated.get());
    }

    /** The necrotic share of what people outlined. */
    Optional<Fraction> drawnNecrosis() {
        return drawn.necrosis(summary.measured(MeasureKey.NECROSIS_FRACTION).isPresent());
    }

    private Specimen specimen(HumanFindings human) {
        return summary.measured(MeasureKey.TISSUE_AREA)
                .map(area -> human.specimen().analysedOn(Area.ofMm2(area.value())))
                .orElse(human.specimen());
    }

    private Necrosis measuredNecrosis() {
        return summary.measured(MeasureKey.NECROSIS_FRACTION)
                .map(found -> new Necrosis(
                        found.value() / PERCENT,
                        found.interval().map(ReviewState::percent),
                        true,
                        true,
                        Optional.empty()))
                .orElseGet(() -> Necrosis.notAssessable("it was not measured"));
    }

    private static Interval percent(Interval range) {
        return new Interval(range.lower() / PERCENT, range.upper() / PERCENT, range.confidence(), range.method());
    }

    /** The rows of mitoses.csv with what was decided of each; figures that a person added stand in the log. */
    List<MitosesCsv.Row> rows(List<MitosesCsv.Row> found) {
        List<MitosesCsv.Row> rows = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Candidate candidate = candidates.get(i);
            rows.add(found.get(i)
                    .decided(
                            candidate.verdict().map(Verdict::word).orElse(""),
                            candidate.decision().flatMap(Decision::by).orElse("")));
        }
        return rows;
    }

    /** What was looked at and what not, and the count that follows. */
    Reviewed reviewed() {
        List<Candidate> asked = asked();
        return new Reviewed(
                decisions.all().stream()
                        .filter(decision -> decision.time().isPresent())
                        .flatMap(decision -> decision.by().stream())
                        .distinct()
                        .toList(),
                asked.size(),
                said(Verdict.ACCEPTED),
                said(Verdict.REJECTED),
                said(Verdict.UNSURE),
                asked.stream().filter(each -> each.verdict().isEmpty()).count(),
                said(Verdict.ADDED),
                window.words(),
                window.area(),
                figuresInside(),
                openInside(),
                drawnWords(),
                Optional.empty());
    }

    private long said(Verdict verdict) {
        return candidates.stream()
                .filter(each -> each.verdict().equals(Optional.of(verdict)))
                .count();
    }

    private List<String> drawnWords() {
        List<String> words = new ArrayList<>();
        for (Use use : Use.values()) {
            drawn.mask(use)
                    .map(mask -> tissue.pixelSize()
                            .areaOf(mask.and(tissue.analysable()).count()))
                    .ifPresent(area ->
                            words.add(String.format(Locale.ROOT, "%s on %.3f mm2 of tissue", use.word(), area.mm2())));
        }
        drawnNecrosis()
                .ifPresent(share -> words.add(String.format(
                        Locale.ROOT,
                        "necrosis is %.1f %% of %.3f mm2 of %s",
                        PERCENT * share.value(),
                        share.whole().mm2(),
                        drawn.mask(Use.TUMOUR).isPresent() ? "outlined tumour" : "analysable tissue")));
        return words;
    }

    /** Figures of the count. */
    List<Candidate> figures() {
        return candidates.stream()
                .filter(this::isInside)
                .filter(Candidate::isFigure)
                .toList();
    }

    PointUm placeUm(Candidate candidate) {
        return MitoticWindow.place(candidate.xPx(), candidate.yPx(), pixelSize);
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** Those who read, where two or more did and are to be seen. */
    List<String> readers() {
        return readers;
    }

    Decisions decisions() {
        return decisions;
    }

    Summary summary() {
        return summary;
    }

    DrawnRegions drawn() {
        return drawn;
    }

    MitoticWindow window() {
        return window;
    }

    /** Of the slide at full resolution. */
    PixelSize pixelSize() {
        return pixelSize;
    }

    /** Analysable tissue, on the pixels of the masks. */
    BinaryMask tissue() {
        return tissue.analysable();
    }

    /** Of what was drawn, as it is measured. */
    PixelSize maskPixel() {
        return tissue.pixelSize();
    }
}
