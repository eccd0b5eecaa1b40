package org.fascicle.detect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The usual colour of a slide's candidates: medians of the optical densities of green and of blue over that of red.
 *
 * @param green of chromatin some 1.1 to 2.3
 * @param blue some 0.45 to 1.1
 */
public record CandidateColour(double green, double blue) {

    /**
     * What the networks were trained on, with a little more to either side: medians of its slides and fields run from 1.14 to 2.25 and from 0.46 to 1.07,
     * single bodies' of strong haematoxylin to 2.9.
     */
    private static final double LEAST_GREEN = 1;

    private static final double MOST_GREEN = 2.9;
    private static final double LEAST_BLUE = 0.4;
    private static final double MOST_BLUE = 1.15;

    /** Fewer candidates say nothing about a stain. */
    private static final int LEAST_CANDIDATES = 10;

    /** Empty where there are too few candidates. */
    static Optional<CandidateColour> of(List<MitosisCandidate> candidates) {
        return candidates.size() < LEAST_CANDIDATES
                ? Optional.empty()
                : Optional.of(new CandidateColour(
                        median(candidates, MitosisFeature.GREEN_RATIO), median(candidates, MitosisFeature.BLUE_RATIO)));
    }

    /** Whether the networks never saw chromatin of such a colour. */
    boolean isUnlikeTraining() {
        return green < LEAST_GREEN || green > MOST_GREEN || blue < LEAST_BLUE || blue > MOST_BLUE;
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "its candidates absorb %.2f times as much green and %.2f times as much blue as red, where %.1f to %.1f and %.1f to %.2f are usual",
                green,
                blue,
                LEAST_GREEN,
                MOST_GREEN,
                LEAST_BLUE,
                MOST_BLUE);
    }

    private static double median(List<MitosisCandidate> candidates, MitosisFeature feature) {
        double[] sorted = candidates.stream()
                .mapToDouble(candidate -> candidate.features().get(feature))
                .sorted()
                .toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
