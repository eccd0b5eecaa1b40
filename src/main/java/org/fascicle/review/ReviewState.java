package org.fascicle.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.HumanFindings;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Statement.WindowPlace;
import org.fascicle.decision.Subject;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Interval;
import org.fascicle.report.GradingJson;
import org.fascicle.report.Json;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;

/**
 * What holds at this moment: each candidate with its verdict, the window and its count, and the grade.
 *
 * <p>The count of the window is of figures that a person accepted or added. While candidates in it are still open they are
 * counted beside it, and the count is an unreviewed one; once none is open it is a reviewed count, with the doubt of counting
 * alone.
 */
final class ReviewState {

    private static final double PERCENT = 100;

    private final Summary summary;
    private final Decisions decisions;
    private final List<Candidate> candidates;
    private final TissueMask tissue;
    private final PixelSize pixelSize;
    private final MitoticWindow window;

    private ReviewState(
            Summary summary,
            Decisions decisions,
            List<Candidate> candidates,
            TissueMask tissue,
            PixelSize pixelSize,
            MitoticWindow window) {
        this.summary = summary;
        this.decisions = decisions;
        this.candidates = candidates;
        this.tissue = tissue;
        this.pixelSize = pixelSize;
        this.window = window;
    }

    /** What the folder says now. */
    static ReviewState of(ResultReader result) {
        Summary summary = result.summary();
        return of(
                summary,
                result.mitoses(),
                result.decisions(),
                TissueMask.of(result.folder(), summary.grid().pixelSize()),
                summary.calibration().pixelSize());
    }

    static ReviewState of(
            Summary summary, List<MitosesCsv.Row> found, Decisions decisions, TissueMask tissue, PixelSize pixelSize) {
        List<Candidate> candidates = candidates(found, decisions);
        Optional<WindowPlace> placed = decisions
                .onOnly(Subject.WINDOW)
                .filter(WindowPlace.class::isInstance)
                .map(WindowPlace.class::cast);
        return new ReviewState(
                summary,
                decisions,
                candidates,
                tissue,
                pixelSize,
                MitoticWindow.of(candidates, placed, tissue, pixelSize));
    }

    private static List<Candidate> candidates(List<MitosesCsv.Row> found, Decisions decisions) {
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
                    decisions.on(Subject.CANDIDATE, key)));
        }
        decisions.on(Subject.CANDIDATE).forEach((key, decision) -> {
            if (decision.said().get() instanceof CandidateVerdict said && said.verdict() == Verdict.ADDED) {
                candidates.add(
                        new Candidate(key, said.xPx(), said.yPx(), Optional.empty(), false, Optional.of(decision)));
            }
        });
        return List.copyOf(candidates);
    }

    /** Candidates that the detector counts: those a review must look at. */
    List<Candidate> asked() {
        return candidates.stream().filter(Candidate::counted).toList();
    }

    long open() {
        return asked().stream().filter(Candidate::isOpen).count();
    }

    Candidate candidate(String key) {
        return candidates.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> UserError.usage("There is no candidate " + key + "."));
    }

    /** A window around a place, as large as holds the rule's area of tissue. */
    WindowPlace windowAround(double xPx, double yPx) {
        return new WindowPlace(
                xPx, yPx, MitoticWindow.at(xPx, yPx, tissue, pixelSize).window().analysable());
    }

    long figuresInside() {
        return candidates.stream()
                .filter(window::holds)
                .filter(Candidate::isFigure)
                .count();
    }

    private long openInside() {
        return candidates.stream()
                .filter(window::holds)
                .filter(Candidate::isOpen)
                .count();
    }

    /** The count that is graded: a person's own where one was given, else that of this review. */
    private Mitoses mitoses(HumanFindings human) {
        return human.mitoses().orElseGet(this::mitoses);
    }

    /** The count of this review; an unreviewed one, with the detector's errors, while a candidate in the window is open. */
    Mitoses mitoses() {
        Area area = window.window().analysable();
        if (openInside() == 0) {
            return Mitoses.detected(figuresInside(), area, Mitoses.Counter.REVIEWED_DETECTOR);
        }
        Mitoses unreviewed =
                Mitoses.detected(figuresInside() + openInside(), area, Mitoses.Counter.UNREVIEWED_DETECTOR);
        Optional<DetectorError> error = summary.detected().flatMap(Mitoses::error);
        return unreviewed.isAssessable() && error.isPresent() ? unreviewed.erring(error.get()) : unreviewed;
    }

    Grading grading() {
        HumanFindings human = HumanFindings.of(decisions, RuleBook.standard());
        return Fnclcc.standard()
                .grade(Findings.of(
                        human.differentiation(),
                        mitoses(human),
                        human.necrosis().orElseGet(this::necrosis),
                        specimen(human)));
    }

    private Specimen specimen(HumanFindings human) {
        return summary.measured(MeasureKey.TISSUE_AREA)
                .map(area -> human.specimen().analysedOn(Area.ofMm2(area.value())))
                .orElse(human.specimen());
    }

    private Necrosis necrosis() {
        Optional<Measured> measured = summary.measured(MeasureKey.NECROSIS_FRACTION);
        return measured.map(found -> found.interval()
                        .map(range -> Necrosis.ofShare(found.value() / PERCENT, percent(range)))
                        .orElseGet(() -> Necrosis.ofShare(found.value() / PERCENT)))
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

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("seen", decisions.all().size());
        json.set("candidates", candidatesJson());
        json.set("window", windowJson());
        json.set("decided", decidedJson());
        Measured measured = summary.measured(MeasureKey.NECROSIS_FRACTION).orElse(null);
        json.set("necrosis_percent", measured == null ? null : Json.number(measured.value()));
        json.put("stain", summary.stain().label());
        json.set("grading", Json.tree(GradingJson.of(grading())));
        return json;
    }

    private ArrayNode candidatesJson() {
        ArrayNode all = Json.array();
        for (Candidate candidate : candidates) {
            ObjectNode node = all.addObject();
            node.put("key", candidate.key());
            node.set("x", Json.number(candidate.xPx()));
            node.set("y", Json.number(candidate.yPx()));
            candidate.score().ifPresent(score -> node.set("score", Json.number(score)));
            node.put("counted", candidate.counted());
            node.put("inside", window.holds(candidate));
            node.put("verdict", candidate.verdict().map(Verdict::word).orElse(null));
            candidate.decision().flatMap(Decision::note).ifPresent(note -> node.put("note", note));
            candidate.decision().flatMap(Decision::by).ifPresent(by -> node.put("by", by));
        }
        return all;
    }

    private ObjectNode windowJson() {
        ObjectNode json = Json.object();
        json.set("x", Json.number(window.centreXPx()));
        json.set("y", Json.number(window.centreYPx()));
        json.set("half_x", Json.number(window.window().reachUm() / pixelSize.xUm()));
        json.set("half_y", Json.number(window.window().reachUm() / pixelSize.yUm()));
        json.set("area_mm2", Json.number(window.window().analysable().mm2()));
        json.put("moved", window.moved());
        json.put("figures", figuresInside());
        json.put("open", openInside());
        return json;
    }

    /** What people said of the specimen, in words, with who and when. */
    private ObjectNode decidedJson() {
        ObjectNode json = Json.object();
        for (Decision decision : decisions.holding()) {
            if (decision.subject() != Subject.CANDIDATE && decision.subject() != Subject.REGION) {
                ObjectNode node = json.putObject(decision.subject().optionName());
                node.put("words", decision.words());
                node.put("by", decision.by().orElse(null));
                node.put("time", decision.time().map(Instant::toString).orElse(null));
            }
        }
        return json;
    }
}
