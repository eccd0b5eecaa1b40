package org.fascicle.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The score from which candidates count, fitted to what the pathologists of a laboratory decided on its own slides.
 *
 * <p>It has the best F1 (Dice's coefficient of figures and counted candidates) over the candidates that were decided on; of equal ones the
 * nearest to the usual cut. Only scores down to which all candidates were decided on are tried, since what nobody looked at tells nothing.
 *
 * @param score from which candidates count
 * @param floor least score down to which all candidates of all slides were decided on
 * @param figures candidates that were accepted, from the floor on
 * @param others candidates that were rejected, from the floor on
 * @param missed figures that people added, or accepted below the floor
 * @param f1 at the score, on the same decisions
 * @param usualF1 at {@value MitosisOptions#DEFAULT_COUNTED_SCORE}
 * @param leftOutF1 of each slide at the score that the others give; empty for fewer than three slides
 * @param scorerSha256 hash of the model that gave the scores
 */
public record LaboratoryCut(
        double score,
        double floor,
        int slides,
        long figures,
        long others,
        long missed,
        double f1,
        double usualF1,
        Optional<Double> leftOutF1,
        String scorerSha256) {

    /** With fewer figures, or fewer other things, chance decides over the cut. */
    public static final int FEWEST = 20;

    private static final int FEWEST_SLIDES = 3;

    public LaboratoryCut {
        if (!(floor >= 0 && floor <= score && score <= 1)) {
            throw new IllegalArgumentException(
                    "A cut is a score of 0 to 1 that is not below its floor, not " + score + " and " + floor + ".");
        }
    }

    /** A candidate that was decided on. */
    public record Judged(double score, boolean isFigure) {}

    /**
     * What was decided on a slide.
     *
     * @param judged all candidates from the floor on
     * @param floor score down to which nothing was left open
     * @param added figures that the detector did not offer
     */
    public record OfSlide(List<Judged> judged, double floor, long added) {
        public OfSlide {
            judged = List.copyOf(judged);
        }
    }

    /** How candidates counted from a score agree with the decisions. */
    private record Agreement(long right, long wrong, long missed) {

        static Agreement at(double cut, Collection<OfSlide> slides) {
            long right = 0;
            long wrong = 0;
            long missed = 0;
            for (OfSlide slide : slides) {
                missed += slide.added;
                for (Judged judged : slide.judged) {
                    boolean counted = judged.score >= cut;
                    right += counted && judged.isFigure ? 1 : 0;
                    wrong += counted && !judged.isFigure ? 1 : 0;
                    missed += !counted && judged.isFigure ? 1 : 0;
                }
            }
            return new Agreement(right, wrong, missed);
        }

        Agreement and(Agreement other) {
            return new Agreement(right + other.right, wrong + other.wrong, missed + other.missed);
        }

        double f1() {
            return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
        }
    }

    /**
     * @return empty where fewer than {@value #FEWEST} figures or other things were decided on
     */
    public static Optional<LaboratoryCut> fit(List<OfSlide> slides, String scorerSha256) {
        double floor = floor(slides);
        long figures = count(slides, floor, true);
        long others = count(slides, floor, false);
        if (figures < FEWEST || others < FEWEST) {
            return Optional.empty();
        }
        double best = best(slides, floor);
        Agreement all = Agreement.at(best, slides);
        return Optional.of(new LaboratoryCut(
                best,
                floor,
                slides.size(),
                figures,
                others,
                all.right + all.missed - figures,
                all.f1(),
                Agreement.at(Math.max(floor, MitosisOptions.DEFAULT_COUNTED_SCORE), slides)
                        .f1(),
                leftOut(slides, floor),
                scorerSha256));
    }

    private static double floor(List<OfSlide> slides) {
        return slides.stream().mapToDouble(OfSlide::floor).max().orElse(1);
    }

    private static long count(List<OfSlide> slides, double floor, boolean figures) {
        return slides.stream()
                .flatMap(slide -> slide.judged.stream())
                .filter(judged -> judged.score >= floor && judged.isFigure == figures)
                .count();
    }

    private static double best(List<OfSlide> slides, double floor) {
        double[] cuts = DoubleStream.concat(
                        DoubleStream.of(Math.max(floor, MitosisOptions.DEFAULT_COUNTED_SCORE)),
                        slides.stream()
                                .flatMap(slide -> slide.judged.stream())
                                .mapToDouble(Judged::score)
                                .filter(score -> score >= floor))
                .distinct()
                .boxed()
                .sorted((a, b) -> Double.compare(distance(a), distance(b)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        double best = cuts[0];
        double bestF1 = Agreement.at(best, slides).f1();
        for (double cut : cuts) {
            double f1 = Agreement.at(cut, slides).f1();
            if (f1 > bestF1) {
                best = cut;
                bestF1 = f1;
            }
        }
        return best;
    }

    private static double distance(double score) {
        return Math.abs(score - MitosisOptions.DEFAULT_COUNTED_SCORE);
    }

    private static Optional<Double> leftOut(List<OfSlide> slides, double floor) {
        if (slides.size() < FEWEST_SLIDES) {
            return Optional.empty();
        }
        Agreement sum = new Agreement(0, 0, 0);
        for (int i = 0; i < slides.size(); i++) {
            List<OfSlide> others = new ArrayList<>(slides);
            OfSlide left = others.remove(i);
            sum = sum.and(Agreement.at(best(others, floor), List.of(left)));
        }
        return Optional.of(sum.f1());
    }

    /** A clause for people. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "a cut that a laboratory's decisions on %d candidates of %s fitted (F1 %.2f, at the usual cut %.2f; %s)",
                figures + others,
                slides == 1 ? "one slide" : slides + " slides",
                f1,
                usualF1,
                leftOutF1
                        .map(checked -> String.format(Locale.ROOT, "on slides left out of the fit %.2f", checked))
                        .orElse("not checked on other slides"));
    }
}
