package org.fascicle.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.detect.HotspotWindow;
import org.fascicle.detect.WindowShape;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.report.Summary;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;

/**
 * The review of a result's mitotic-figure candidates for a face that is no browser: the same log, rules and report as the page's.
 *
 * <p>Each decision is on the disk when its method returns, and the state that it answers with follows from the log as it stands,
 * whoever wrote in it. Places are full-resolution pixels, pixel centres at whole numbers. Safe from several threads.
 */
public final class MitosisReview implements AutoCloseable {

    private final ReviewedResult result;
    private final BatchFollowers batches;
    private final String reviewer;

    private MitosisReview(ReviewedResult result, BatchFollowers batches, String reviewer) {
        this.result = result;
        this.batches = batches;
        this.reviewer = reviewer;
    }

    /**
     * A candidate of the detector, or a figure that a person added.
     *
     * @param key its number in {@code mitoses.csv}, or the name under which it was added
     * @param score 0 to 1; empty where a person added it
     * @param asked whether the detector counts it, so that a review must look at it
     * @param inside whether it lies in the window on tissue that is counted
     * @param by who decided
     */
    public record Place(
            String key,
            double xPx,
            double yPx,
            Optional<Double> score,
            boolean asked,
            boolean inside,
            Optional<Verdict> verdict,
            Optional<String> by) {

        private static Place of(Candidate candidate, ReviewState state) {
            return new Place(
                    candidate.key(),
                    candidate.xPx(),
                    candidate.yPx(),
                    candidate.score(),
                    candidate.counted(),
                    state.isInside(candidate),
                    candidate.verdict(),
                    candidate.decision().flatMap(Decision::by));
        }
    }

    /** A part of the counted area, a disc or a square, by its centre and its reach to each side. */
    public record Part(double xPx, double yPx, double reachXPx, double reachYPx, boolean round) {

        private static Part of(HotspotWindow window, ReviewState state) {
            return new Part(
                    window.centre().x() / state.pixelSize().xUm() - 0.5,
                    window.centre().y() / state.pixelSize().yUm() - 0.5,
                    window.reachUm() / state.pixelSize().xUm(),
                    window.reachUm() / state.pixelSize().yUm(),
                    window.shape() == WindowShape.CIRCLE);
        }
    }

    /**
     * What holds.
     *
     * @param seen how many decisions it follows from
     * @param places the detector's best first, then those that were added
     * @param window one part, or fields side by side
     * @param windowWords how it was chosen
     * @param area of the tissue in it
     * @param figures in the window that a person holds for mitotic figures
     * @param open candidates in it that nobody has decided on
     * @param mitoses the count that follows
     */
    public record State(
            long seen,
            List<Place> places,
            List<Part> window,
            String windowWords,
            Area area,
            long figures,
            long open,
            Mitoses mitoses,
            Grading grading) {

        private static State of(ReviewState state) {
            return new State(
                    state.decisions().all().size(),
                    state.candidates().stream()
                            .map(each -> Place.of(each, state))
                            .toList(),
                    state.window().parts().stream()
                            .map(part -> Part.of(part, state))
                            .toList(),
                    state.window().words(),
                    state.window().area(),
                    state.figuresInside(),
                    state.openInside(),
                    state.mitoses(),
                    state.grading());
        }

        public Optional<Place> place(String key) {
            return places.stream().filter(each -> each.key().equals(key)).findFirst();
        }
    }

    /**
     * Opens a result.
     *
     * @param slides folder where the slide lies; without it, it is looked for beside the result
     * @param reviewer who decides
     * @throws UserError where there is no result, or none with candidates, or it may not be written to
     */
    public static MitosisReview open(Path folder, Optional<Path> slides, String reviewer) {
        if (reviewer.isBlank()) {
            throw UserError.usage("Say who reviews; each decision is signed.");
        }
        if (!Review.isResult(folder)) {
            throw UserError.input("There is no result with mitotic-figure candidates in " + folder
                    + "; name the result folder of one slide.");
        }
        ReviewOptions options = new ReviewOptions(slides, Optional.of(reviewer.strip()), false);
        BatchFollowers batches = new BatchFollowers();
        return new MitosisReview(ReviewedResult.open(folder, options, batches), batches, reviewer.strip());
    }

    public State state() {
        return State.of(result.state());
    }

    public Summary summary() {
        return result.summary();
    }

    /** The slide's file, where it was found. */
    public Optional<SlideSource> slide() {
        return result.slide();
    }

    /**
     * Says of a candidate what it is.
     *
     * @param seen how many decisions the reviewer knew of
     * @throws UserError where somebody decided on it since
     */
    public State decide(String key, Verdict verdict, long seen) {
        return signed(before -> Decision.of(before.verdict(key, verdict), key), seen);
    }

    /** Adds a figure that the detector did not offer. */
    public State add(double xPx, double yPx, long seen) {
        return signed(before -> Decision.of(new CandidateVerdict(Verdict.ADDED, xPx, yPx), nextAdded(before)), seen);
    }

    private static String nextAdded(ReviewState state) {
        OptionalInt number = IntStream.iterate(1, i -> i + 1)
                .filter(i ->
                        state.candidates().stream().noneMatch(each -> each.key().equals("a" + i)))
                .findFirst();
        return "a" + number.getAsInt();
    }

    /** Counts in the window around a place. */
    public State moveWindow(double xPx, double yPx, long seen) {
        return signed(before -> Decision.of(before.windowAround(xPx, yPx)), seen);
    }

    /** Takes back the reviewer's last decision that still stands; empty where there is none. */
    public Optional<State> undo() {
        return result.undo(reviewer).map(State::of);
    }

    private State signed(Function<ReviewState, Decision> deciding, long seen) {
        return State.of(result.decide(before -> deciding.apply(before).by(Optional.of(reviewer)), seen));
    }

    /** A square of the slide around a place as PNG, where the slide was found. */
    public byte[] crop(double xPx, double yPx, int side) {
        return result.crop((int) Math.round(xPx), (int) Math.round(yPx), side);
    }

    /** Writes the report that is still due. */
    @Override
    public void close() {
        result.close();
        batches.close();
    }
}
