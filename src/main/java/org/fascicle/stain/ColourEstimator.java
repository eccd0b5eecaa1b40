package org.fascicle.stain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.RgbImage;

/**
 * All that is measured of a slide's colours, once and for every tile: white point, stain kind, stain vectors.
 *
 * <p>What {@link ColourOptions} gives is taken as given, the rest measured; {@link SlideColour#method()} says which is which.
 *
 * <p>Limits: at the resolution of an overview a pixel mixes stains, which draws the measured vectors together. Pass a few
 * fields at the resolution of the analysis as well where they can be had.
 */
public final class ColourEstimator {

    /** Surer than this of another kind, the colours contradict the one that was given. */
    private static final double CONTRADICTING = 0.9;

    private ColourEstimator() {}

    /** From the overview alone. */
    public static SlideColour estimate(RgbImage overview, ColourOptions options) {
        return estimate(overview, List.of(), options);
    }

    /**
     * White point from the overview, stains from the fields (or from the overview, if there are none).
     *
     * @param fields parts of the slide's tissue at a resolution that shows nuclei, 1 um a pixel or finer
     */
    public static SlideColour estimate(RgbImage overview, List<RgbImage> fields, ColourOptions options) {
        List<String> words = new ArrayList<>();
        WhitePoint white = white(overview, options, words);
        TissueColours colours = TissueColours.of(fields.isEmpty() ? List.of(overview) : fields, white);
        StainKindClassifier.Verdict kind = kind(colours, options, words);
        StainMatrix stains = stains(colours, kind.kind(), options, words);
        return new SlideColour(
                kind.kind(),
                kind.confidence(),
                white,
                stains,
                String.join("; ", words),
                contradiction(colours, kind.kind(), options));
    }

    private static WhitePoint white(RgbImage overview, ColourOptions options, List<String> words) {
        if (options.white().isPresent()) {
            words.add("white point given");
            return options.white().get();
        }
        Optional<WhitePoint> measured = WhitePointEstimator.estimate(overview);
        words.add(
                measured.isPresent()
                        ? "white point measured on the empty glass"
                        : "white point taken as 255, because no empty glass was seen");
        return measured.orElse(WhitePoint.UNKNOWN);
    }

    private static StainKindClassifier.Verdict kind(TissueColours colours, ColourOptions options, List<String> words) {
        if (options.kind() != StainKindChoice.AUTO) {
            words.add("stain kind given");
            return new StainKindClassifier.Verdict(
                    StainKind.valueOf(options.kind().name()), 1, 0, 0);
        }
        StainKindClassifier.Verdict verdict = StainKindClassifier.classify(colours);
        words.add("stain kind measured (" + Math.round(100 * verdict.pinkShare()) + " % pink, "
                + Math.round(100 * verdict.brownShare()) + " % brown)");
        return verdict;
    }

    /** What the colours look like, where another kind was given and they leave little doubt. */
    private static Optional<StainKind> contradiction(TissueColours colours, StainKind kind, ColourOptions options) {
        if (options.kind() == StainKindChoice.AUTO) {
            return Optional.empty();
        }
        return Optional.of(StainKindClassifier.classify(colours))
                .filter(verdict -> verdict.kind() != kind && verdict.confidence() >= CONTRADICTING)
                .map(StainKindClassifier.Verdict::kind);
    }

    private static StainMatrix stains(
            TissueColours colours, StainKind kind, ColourOptions options, List<String> words) {
        if (options.stains().isPresent()) {
            words.add("vectors given");
            return options.stains().get();
        }
        StainEstimator.Estimate estimate = StainEstimator.estimate(colours, kind);
        words.add(estimate.method());
        return estimate.stains();
    }
}
