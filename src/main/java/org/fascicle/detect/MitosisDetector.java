package org.fascicle.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Shrinking;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.WhitePoint;

/**
 * Finds candidates for mitotic figures on H&amp;E and ranks them.
 *
 * <p>Every dark body of the size of a nucleus or a chromatin plate is measured (darkness against the usual nucleus, size,
 * shape, texture, the clearing and the eosin around it); a logistic model and a quick network drop those unlike a figure, and a larger
 * network that looks at a square of 20 um scores the rest. They were trained on figures that pathologists agreed on. Where the network cannot run, the logistic model scores. Bodies
 * closer together than the halves of an anaphase become one candidate.
 *
 * <p>Units: coordinates in pixels of the image; 0.2 to 0.6 um a pixel; finer pixels are averaged to about half a
 * micrometre, at which the model was trained. Safe from several threads.
 * Limits: finds candidates for a person to judge; a pyknotic nucleus, an apoptotic body or a crushed cell often scores like a
 * figure; the plates of a late telophase, more than the merging distance apart, count twice.
 *
 * @see <a href="https://doi.org/10.1177/0300985820980049">Donovan et al. 2021, what a mitotic figure is</a>
 */
public final class MitosisDetector {

    /** Context around a body that may change its score, in um; patches are read with a halo at least this wide. */
    public static final double HALO_UM = 32;

    /**
     * Coarser pixels are for screening only: recall was measured at 0.25 and 0.5 um, and hairs of chromatin are hardly seen at 0.5 um, so
     * candidates are shown and nothing is counted.
     */
    public static final double COARSEST_COUNTED_UM = 0.6;

    /** Pixels are averaged to about half of this or a little more; finer ones told figures no better from others. */
    private static final double COARSEST_UM = 0.56;
    /** Peak darkness of the usual nucleus on the training slides, and how many bodies it weighs where few are seen. */
    private static final double USUAL_NUCLEUS_OD = 0.29;

    private static final int USUAL_NUCLEUS_WEIGHT = 8;
    /** Bodies paler, flatter or smaller are no nuclei to compare with, though a figure may be. */
    private static final double PLAIN_PEAK = 0.2;

    private static final double PLAIN_CONTRAST = 0.1;
    private static final double PLAIN_AREA_UM2 = 4;
    /** Hardly a figure of the training images was paler than this many usual nuclei. */
    private static final double LEAST_PEAK = 0.6;

    /** Bodies that the logistic model likes less are no candidates: keeps 98 of 100 figures of any source. */
    private static final double LEAST_PROPOSED = 0.003;
    /** What scores one half where the logistic model is alone. */
    private static final double LOGISTIC_CUT = 0.9;

    private final MitosisModel model = MitosisModel.bundled();
    private final Optional<MitosisNetworks> networks;
    private final MitosisScorer scorer;
    private final double leastProposed;

    /** With the network where it can run, else with the logistic model. */
    public MitosisDetector() {
        this.leastProposed = LEAST_PROPOSED;
        MitosisNetworks wanted = new MitosisNetworks();
        Optional<String> obstacle = wanted.obstacle();
        this.networks = obstacle.isEmpty() ? Optional.of(wanted) : Optional.empty();
        this.scorer = obstacle.isEmpty()
                ? new MitosisScorer(MitosisScorer.NETWORK, wanted.file(), Optional.empty())
                : new MitosisScorer(MitosisScorer.LOGISTIC, model.file(), obstacle);
    }

    private MitosisDetector(double leastProposed) {
        this.networks = Optional.empty();
        this.scorer = new MitosisScorer(MitosisScorer.LOGISTIC, model.file(), Optional.empty());
        this.leastProposed = leastProposed;
    }

    /** With the logistic model alone. */
    public static MitosisDetector logistic() {
        return new MitosisDetector(LEAST_PROPOSED);
    }

    /** With the logistic model, which drops nothing: every dark body is a candidate, for training. */
    public static MitosisDetector everyBody() {
        return new MitosisDetector(0);
    }

    /** Whether pixels of this size show enough of a figure for a count; on coarser ones candidates are for screening only. */
    public static boolean counts(PixelSize pixelSize) {
        return pixelSize.meanUm() <= COARSEST_COUNTED_UM;
    }

    /** What scores the candidates. */
    public MitosisScorer scorer() {
        return scorer;
    }

    /**
     * Candidates of at least the minimum score, best first; darkness is judged against the nuclei of this patch.
     *
     * @param patch H&amp;E pixels, a few hundred um wide, so that its nuclei stand for the slide's
     * @param pixelSize their size
     * @param colour the slide's colours, of which the white point is used
     * @param analysable where to look
     */
    public List<MitosisCandidate> detect(
            RgbImage patch, PixelSize pixelSize, SlideColour colour, BinaryMask analysable, MitosisOptions options) {
        return detect(patch, pixelSize, colour, analysable, options, Region.ofSize(patch.width(), patch.height()));
    }

    /** The same in a part of the patch: what lies farther from it than the merging distance is context alone and is not scored. */
    public List<MitosisCandidate> detect(
            RgbImage patch,
            PixelSize pixelSize,
            SlideColour colour,
            BinaryMask analysable,
            MitosisOptions options,
            Region part) {
        Working working = Working.of(patch, pixelSize, colour, analysable);
        Region near = part.grow((int) Math.ceil(pixelSize.toPx(options.mergeUm())));
        return score(Scene.of(patch, pixelSize, colour.white(), usualNucleus(working.peaks()), near), working, options)
                .stream()
                .filter(candidate -> part.contains(candidate.x(), candidate.y()))
                .toList();
    }

    /** The same with a known darkness of the slide's usual nucleus, for images that hold too few of them. */
    public List<MitosisCandidate> detect(
            RgbImage patch,
            PixelSize pixelSize,
            SlideColour colour,
            BinaryMask analysable,
            MitosisOptions options,
            double nucleusOd) {
        Region all = Region.ofSize(patch.width(), patch.height());
        return score(
                Scene.of(patch, pixelSize, colour.white(), nucleusOd, all),
                Working.of(patch, pixelSize, colour, analysable),
                options);
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
            DarknessPlanes planes = new DarknessPlanes(
                    Shrinking.mean(image, factor), Shrinking.all(analysable, factor), coarse, colour.white());
            return new Working(planes, new DarkBodyFinder(planes).find(), coarse, factor);
        }

        double[] peaks() {
            return bodies.stream()
                    .filter(this::isPlain)
                    .mapToDouble(body -> body.peak)
                    .toArray();
        }

        /** Whether a body is dark and large enough to be one of the nuclei that others are compared with. */
        private boolean isPlain(DarkBody body) {
            return body.peak >= PLAIN_PEAK
                    && body.contrast() >= PLAIN_CONTRAST
                    && pixelSize.areaOf(body.area()).um2() >= PLAIN_AREA_UM2;
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
        return (sorted.length * median + USUAL_NUCLEUS_WEIGHT * USUAL_NUCLEUS_OD)
                / (sorted.length + USUAL_NUCLEUS_WEIGHT);
    }

    /** What a score is judged by: the pixels, the glass, and how dark the usual nucleus is; and where bodies are scored. */
    private record Scene(
            RgbImage image, PixelSize pixelSize, NuclearDensities densities, double nucleusOd, Region part) {

        static Scene of(RgbImage image, PixelSize pixelSize, WhitePoint white, double nucleusOd, Region part) {
            return new Scene(image, pixelSize, new NuclearDensities(white, nucleusOd), nucleusOd, part);
        }
    }

    private List<MitosisCandidate> score(Scene scene, Working working, MitosisOptions options) {
        List<MitosisCandidate> scored = new ArrayList<>();
        for (DarkBody body : working.bodies) {
            boolean wanted = scene.part.contains(working.original(body.centreX), working.original(body.centreY));
            if (wanted && body.peak >= LEAST_PEAK * scene.nucleusOd) {
                candidate(scene, working, body, options).ifPresent(scored::add);
            }
        }
        return merged(scored, options.mergeUm() / working.pixelSize.meanUm() * working.factor);
    }

    private Optional<MitosisCandidate> candidate(Scene scene, Working working, DarkBody body, MitosisOptions options) {
        Map<MitosisFeature, Double> features = MitosisFeatures.of(working.planes, body, scene.nucleusOd);
        double likelihood = model.score(features);
        if (likelihood < leastProposed) {
            return Optional.empty();
        }
        double x = working.original(body.centreX);
        double y = working.original(body.centreY);
        double logistic = Logistic.odds(likelihood);
        Optional<Double> score = networks.isPresent()
                ? networks.get().score(new MitosisPlace(scene.image, scene.pixelSize, scene.densities, x, y), logistic)
                : Optional.of(Logistic.of(logistic - Logistic.odds(LOGISTIC_CUT)));
        return score.filter(value -> value >= options.minimumScore())
                .map(value -> new MitosisCandidate(
                        x, y, value, working.pixelSize.areaOf(body.area()).um2(), features));
    }

    /** Each candidate speaks for those near it that score less. */
    private static List<MitosisCandidate> merged(List<MitosisCandidate> candidates, double distancePx) {
        candidates.sort(Comparator.comparingDouble(MitosisCandidate::score)
                .reversed()
                .thenComparingDouble(MitosisCandidate::y)
                .thenComparingDouble(MitosisCandidate::x));
        List<MitosisCandidate> kept = new ArrayList<>();
        for (MitosisCandidate candidate : candidates) {
            if (kept.stream().noneMatch(k -> Math.hypot(k.x() - candidate.x(), k.y() - candidate.y()) < distancePx)) {
                kept.add(candidate);
            }
        }
        return List.copyOf(kept);
    }
}
