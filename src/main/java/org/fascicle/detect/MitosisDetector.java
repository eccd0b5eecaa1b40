package org.fascicle.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;

/**
 * Finds candidates for mitotic figures on H&amp;E and ranks them.
 *
 * <p>Every dark body of the size of a nucleus or a chromatin plate is measured (darkness, size, shape, texture, the clearing
 * and the eosin around it) and scored by a logistic model trained on figures that pathologists agreed on. Bodies closer
 * together than the halves of an anaphase become one candidate.
 *
 * <p>Units: coordinates in pixels of the image; 0.2 to 0.6 um a pixel, with one model for pixels below
 * {@value #FINE_BELOW_UM} um and one above. Safe from several threads.
 * Limits: finds candidates for a person to judge; a pyknotic nucleus, an apoptotic body or a crushed cell often scores like a
 * figure; the plates of a late telophase, more than the merging distance apart, count twice.
 *
 * @see <a href="https://doi.org/10.1177/0300985820980049">Donovan et al. 2021, what a mitotic figure is</a>
 */
public final class MitosisDetector {

    private static final double FINE_BELOW_UM = 0.36;
    private static final double LEAST_DISTANCE_UM = 0.5;

    private final MitosisModel fine;
    private final MitosisModel coarse;

    /** With the models that come with the program. */
    public MitosisDetector() {
        this.fine = MitosisModel.bundled("fine");
        this.coarse = MitosisModel.bundled("coarse");
    }

    /** Context around a body that may change its score, in um; blocks are read with a halo at least this wide. */
    public double haloUm() {
        return 32;
    }

    /** Data, licences and split that the model was trained on, as JSON. */
    public String provenance() {
        return fine.provenance();
    }

    /**
     * Candidates of at least the minimum score, best first.
     *
     * @param block H&amp;E pixels
     * @param pixelSize their size
     * @param colour the slide's colours, of which the white point is used
     * @param analysable where to look
     */
    public List<MitosisCandidate> detect(RgbImage block, PixelSize pixelSize, SlideColour colour, BinaryMask analysable,
            MitosisOptions options) {
        MitosisModel model = pixelSize.meanUm() < FINE_BELOW_UM ? fine : coarse;
        List<MitosisCandidate> scored = new ArrayList<>();
        measure(block, pixelSize, colour, analysable, (body, features) -> {
            double score = model.score(features);
            if (score >= options.minimumScore()) {
                scored.add(new MitosisCandidate(body.centreX, body.centreY, score, pixelSize.areaOf(body.area()).um2(), features));
            }
        });
        return merged(scored, options.mergeUm() / pixelSize.meanUm());
    }

    private interface Taker {
        void take(DarkBody body, Map<MitosisFeature, Double> features);
    }

    private static void measure(RgbImage block, PixelSize pixelSize, SlideColour colour, BinaryMask analysable, Taker taker) {
        DarknessPlanes planes = new DarknessPlanes(block, analysable, pixelSize, colour.white());
        for (DarkBody body : new DarkBodyFinder(planes).find()) {
            taker.take(body, MitosisFeatures.of(planes, body));
        }
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
