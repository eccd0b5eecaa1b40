package org.fascicle.segment.classes;

import java.util.List;
import org.fascicle.learn.Discriminant;

/**
 * A classifier of tissue that was taught with strokes: all that is needed to use it again.
 *
 * @param featuresVersion {@link TextureMeter#VERSION} that it was taught with
 * @param classes in the order of all that follows
 * @param discriminant what tells them apart
 * @param scores how it did on strokes that it had not seen, class by class
 * @param slides how many slides it was taught on
 */
public record TissueModel(
        int featuresVersion,
        List<TaughtClass> classes,
        Discriminant discriminant,
        List<ClassScore> scores,
        int slides) {

    public TissueModel {
        classes = List.copyOf(classes);
        scores = List.copyOf(scores);
        if (discriminant.classes() != classes.size()) {
            throw new IllegalArgumentException("A tissue model needs weights for each of its classes.");
        }
    }

    /**
     * How squares of one class were called while their stroke was left out of the training.
     *
     * @param name of the class
     * @param squares taught
     * @param strokes that they came from
     * @param tested squares that could be left out, because other strokes of the class remained
     * @param right of these called so
     * @param unsure of these called unsure
     * @param necrotic of these called necrosis
     * @param bySlide the same of each slide that was left out whole; empty where strokes of one slide were
     */
    public record ClassScore(
            String name,
            int squares,
            int strokes,
            int tested,
            int right,
            int unsure,
            int necrotic,
            List<OfSlide> bySlide) {

        /** One slide's squares. */
        public record OfSlide(int tested, int unsure, int necrotic) {}

        public ClassScore {
            bySlide = List.copyOf(bySlide);
        }
    }

    /** Number of features that it asks for. */
    public int features() {
        return discriminant.features();
    }

    /** Whether tumour was taught as a class of its own. */
    public boolean tellsTumour() {
        return has(TissueKind.TUMOUR);
    }

    public boolean has(TissueKind kind) {
        return classes.stream().anyMatch(taught -> taught.kind() == kind);
    }

    /** Probability of each class. */
    public double[] probabilities(double[] features) {
        return discriminant.probabilities(features);
    }

    /** How far a square lies from all that was taught: 1 where 95 in 100 squares of the same strokes, held out, lie nearer. */
    public double strangeness(double[] features) {
        return discriminant.strangeness(features);
    }
}
