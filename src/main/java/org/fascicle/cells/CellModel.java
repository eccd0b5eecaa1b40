package org.fascicle.cells;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fascicle.learn.Discriminant;
import org.fascicle.measure.CellCall;
import org.fascicle.stain.StainKind;

/**
 * A classifier of nuclei that was taught with strokes: all that is needed to use it again.
 *
 * @param featuresVersion {@link CellFeature#VERSION} that it was taught with
 * @param taughtOn slides like this it holds for
 * @param classes in the order of all that follows
 * @param discriminant what tells them apart
 * @param mostStrange how strange a nucleus may be: slides differ, so that as much is usual as on strokes or slides left out
 * @param scores how it did on strokes or slides that it had not seen, class by class
 * @param slides how many slides it was taught on
 */
public record CellModel(
        int featuresVersion,
        Ground taughtOn,
        List<CellClass> classes,
        Discriminant discriminant,
        double mostStrange,
        List<ClassScore> scores,
        int slides) {

    /** Least probability of a class that is called. */
    private static final double LEAST_PROBABILITY = 0.5;

    public CellModel {
        classes = List.copyOf(classes);
        scores = List.copyOf(scores);
        if (discriminant.classes() != classes.size() || scores.size() != classes.size()) {
            throw new IllegalArgumentException("A model of nuclei needs weights and a score for each of its classes.");
        }
    }

    /**
     * What nuclei were taught on.
     *
     * @param stain of the slides
     * @param pixelUm size of a pixel that they were analysed at
     * @param segmenter what found the nuclei: method and, of a network, the hash
     */
    public record Ground(StainKind stain, double pixelUm, String segmenter) {

        /** Pixels this many times as large, or as small, show other slopes and spots. */
        private static final double MOST_RESCALED = 1.5;

        /** Why what was taught here does not hold there, as a clause; empty where it does. */
        public Optional<String> unfit(Ground there) {
            double scale = there.pixelUm / pixelUm;
            if (stain != there.stain) {
                return Optional.of(
                        "they were taught on " + stain.label() + ", and this slide is " + there.stain.label());
            }
            if (!segmenter.equals(there.segmenter)) {
                return Optional.of(
                        "they were taught on nuclei that another segmenter found; teach them again with this one");
            }
            return scale > MOST_RESCALED || scale < 1 / MOST_RESCALED
                    ? Optional.of(String.format(
                            Locale.ROOT,
                            "they were taught at %1$.2f um a pixel, and this slide was analysed at %2$.2f; say --grid %1$.2f",
                            pixelUm,
                            there.pixelUm))
                    : Optional.empty();
        }
    }

    /**
     * How nuclei of one class were called while their stroke or slide was left out.
     *
     * @param nuclei taught
     * @param strokes that they came from
     * @param called how many of those tested were called each class, in the model's order, and last how many were unsure
     */
    public record ClassScore(int nuclei, int strokes, List<Integer> called) {

        public ClassScore {
            called = List.copyOf(called);
        }

        /** Those that could be left out, because others of their class remained. */
        public int tested() {
            return called.stream().mapToInt(Integer::intValue).sum();
        }

        public int unsure() {
            return called.get(called.size() - 1);
        }
    }

    /** What a nucleus is called by its features. */
    public CellCall call(double[] features) {
        return call(discriminant.probabilities(features), discriminant.strangeness(features), mostStrange);
    }

    static CellCall call(double[] probabilities, double strangeness, double mostStrange) {
        int best = Discriminant.best(probabilities);
        boolean unsure = probabilities[best] < LEAST_PROBABILITY || strangeness > mostStrange;
        return new CellCall(unsure ? CellCall.UNSURE : best, probabilities[best]);
    }

    /** The name of what a nucleus is called. */
    public String name(CellCall call) {
        return call.isUnsure()
                ? CellCall.UNSURE_NAME
                : classes.get(call.index()).name();
    }

    public boolean tellsTumour() {
        return classes.stream().anyMatch(each -> each.kind() == CellKind.TUMOUR);
    }

    public boolean isTumour(CellCall call) {
        return !call.isUnsure() && classes.get(call.index()).kind() == CellKind.TUMOUR;
    }

    /** Indices of the classes of tumour. */
    public List<Integer> tumours() {
        return IntStream.range(0, classes.size())
                .filter(k -> classes.get(k).kind() == CellKind.TUMOUR)
                .boxed()
                .toList();
    }
}
