package org.fascicle.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.image.Shrinking;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;

/**
 * Finds candidates for mitotic figures on H&amp;E and ranks them.
 *
 * <p>Every dark body of the size of a nucleus or a chromatin plate is measured (darkness against the usual nucleus, size,
 * shape, texture, the clearing and the eosin around it) and scored by a logistic model trained on figures that pathologists agreed on. Bodies closer
 * together than the halves of an anaphase become one candidate.
 *
 * <p>Units: coordinates in pixels of the image; 0.2 to 0.6 um a pixel; finer pixels are averaged to about half a
 * micrometre, at which the model was trained. Safe from several threads.
 * Limits: finds candidates for a person to judge; a pyknotic nucleus, an apoptotic body or a crushed cell often scores like a
 * figure; the plates of a late telophase, more than the merging distance apart, count twice.
 *
 * @see <a href="https://doi.org/10.1177/0300985820980049">Donovan et al. 2021, what a mitotic figure is</a>
 */
public final class MitosisDetector {

    /** Pixels are averaged to about half of this or a little more; finer ones told figures no better from others. */
    private static final double COARSEST_UM = 0.56;
    /** Peak darkness of the usual nucleus on the training slides, and how many bodies it weighs where few are seen. */
    private static final double USUAL_NUCLEUS_OD = 0.29;
    private static final int USUAL_NUCLEUS_WEIGHT = 8;
    /** No figure of the training slides was paler than this many usual nuclei. */
    private static final double LEAST_PEAK = 0.85;

    private final MitosisModel model;

    /** With the model that comes with the program. */
    public MitosisDetector() {
        this.model = MitosisModel.bundled();
    }

    /** Context around a body that may change its score, in um; blocks are read with a halo at least this wide. */
    public double haloUm() {
        return 32;
    }

    /** Data, licences and split that the model was trained on, as JSON. */
    public String provenance() {
        return model.provenance();
    }

    /**
     * Candidates of at least the minimum score, best first; darkness is judged against the nuclei of this block.
     *
     * @param block H&amp;E pixels, a few hundred um wide, so that its nuclei stand for the slide's
     * @param pixelSize their size
     * @param colour the slide's colours, of which the white point is used
     * @param analysable where to look
     */
    public List<MitosisCandidate> detect(RgbImage block, PixelSize pixelSize, SlideColour colour, BinaryMask analysable,
            MitosisOptions options) {
        Working working = Working.of(block, pixelSize, colour, analysable);
        return score(working, usualNucleus(working.peaks()), options);
    }

    /** The same with a known darkness of the slide's usual nucleus, for images that hold too few of them. */
    public List<MitosisCandidate> detect(RgbImage block, PixelSize pixelSize, SlideColour colour, BinaryMask analysable,
            MitosisOptions options, double nucleusOd) {
        return score(Working.of(block, pixelSize, colour, analysable), nucleusOd, options);
    }

    /** Peak darkness of every dark body, of which {@link #usualNucleus} makes a slide's usual nucleus. */
    public static double[] bodyPeaks(RgbImage image, PixelSize pixelSize, SlideColour colour, BinaryMask analysable) {
        return Working.of(image, pixelSize, colour, analysable).peaks();
    }

    /** An image at the resolution that bodies are looked for at: each pixel the mean of {@code factor} squared. */
    private record Working(DarknessPlanes planes, List<DarkBody> bodies, PixelSize pixelSize, int factor) {

        static Working of(RgbImage image, PixelSize pixelSize, SlideColour colour, BinaryMask analysable) {
            int factor = Math.max(1, (int) (COARSEST_UM / pixelSize.meanUm()));
            PixelSize coarse = pixelSize.times(factor);
            DarknessPlanes planes = new DarknessPlanes(Shrinking.mean(image, factor), Shrinking.all(analysable, factor), coarse, colour.white());
            return new Working(planes, new DarkBodyFinder(planes).find(), coarse, factor);
        }

        double[] peaks() {
            return bodies.stream().mapToDouble(body -> body.peak).toArray();
        }

        /** Column or row of the image for one of the shrunk image. */
        double original(double coordinate) {
            return (coordinate + 0.5) * factor - 0.5;
        }
    }

    /** Darkness of the usual nucleus: the median of the bodies' peaks, drawn to that of other slides where there are few. */
    public static double usualNucleus(double[] bodyPeaks) {
        double[] sorted = bodyPeaks.clone();
        Arrays.sort(sorted);
        double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        return (sorted.length * median + USUAL_NUCLEUS_WEIGHT * USUAL_NUCLEUS_OD) / (sorted.length + USUAL_NUCLEUS_WEIGHT);
    }

    private List<MitosisCandidate> score(Working working, double nucleusOd, MitosisOptions options) {
        List<MitosisCandidate> scored = new ArrayList<>();
        for (DarkBody body : working.bodies) {
            if (body.peak >= LEAST_PEAK * nucleusOd) {
                Map<MitosisFeature, Double> features = MitosisFeatures.of(working.planes, body, nucleusOd);
                double score = model.score(features);
                if (score >= options.minimumScore()) {
                    scored.add(new MitosisCandidate(working.original(body.centreX), working.original(body.centreY), score,
                            working.pixelSize.areaOf(body.area()).um2(), features));
                }
            }
        }
        return merged(scored, options.mergeUm() / working.pixelSize.meanUm() * working.factor);
    }

    /** Each candidate speaks for those near it that score less. */
    private static List<MitosisCandidate> merged(List<MitosisCandidate> candidates, double distancePx) {
        candidates.sort(Comparator.comparingDouble(MitosisCandidate::score).reversed()
                .thenComparingDouble(MitosisCandidate::y).thenComparingDouble(MitosisCandidate::x));
        List<MitosisCandidate> kept = new ArrayList<>();
        for (MitosisCandidate candidate : candidates) {
            if (kept.stream().noneMatch(k -> Math.hypot(k.x() - candidate.x(), k.y() - candidate.y()) < distancePx)) {
                kept.add(candidate);
            }
        }
        return List.copyOf(kept);
    }
}
