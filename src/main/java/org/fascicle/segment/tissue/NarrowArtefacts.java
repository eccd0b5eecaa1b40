package org.fascicle.segment.tissue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.WhitePoint;

/**
 * Finds what is narrower than a pixel of a large slide's overview: grains of dye, rims of bubbles, flakes, folds.
 *
 * <p>Parts of a slide are looked at one by one, each with its surroundings; what the slide's tissue is like is known beforehand.
 */
public final class NarrowArtefacts {

    /** Pixels, in um, that show all of them. */
    public static final double PIXEL_UM = 2;
    /** Surroundings, in um, by which a place is judged: more than the shortest fold's length. */
    public static final double AROUND_UM = 256;

    private final PixelSize pixelSize;
    private final WhitePoint white;
    private final Optional<DebrisFinder.Usual> usual;

    private NarrowArtefacts(PixelSize pixelSize, WhitePoint white, Optional<DebrisFinder.Usual> usual) {
        this.pixelSize = pixelSize;
        this.white = white;
        this.usual = usual;
    }

    /**
     * @param fields parts of the slide by which its usual tissue is known
     * @param tissue where there is tissue on each
     * @param pixelSize of these and of all parts that are looked at
     */
    public static NarrowArtefacts of(
            List<RgbImage> fields, List<BinaryMask> tissue, PixelSize pixelSize, WhitePoint white) {
        return new NarrowArtefacts(pixelSize, white, DebrisFinder.usual(fields, tissue, pixelSize, white));
    }

    /** Whether all of them can be seen at such pixels. */
    public static boolean areShownAt(PixelSize pixelSize) {
        return pixelSize.meanUm() <= DebrisFinder.COARSEST_UM;
    }

    /**
     * What of a part's tissue is no tissue.
     *
     * @return masks of the part's size, in the order in which they hold: what is two is the first
     */
    public Map<TissueClass, BinaryMask> find(RgbImage part, BinaryMask tissue) {
        Map<TissueClass, BinaryMask> found = new LinkedHashMap<>();
        found.put(
                TissueClass.PEN,
                PenFinder.flecks(part, pixelSize, new OpticalDensity(white)).and(tissue));
        found.put(TissueClass.BUBBLE, BubbleFinder.find(part, pixelSize, white).and(tissue));
        found.putAll(flakesAndFolds(part, tissue));
        return found;
    }

    /** The same where dye and rims are known already. */
    Map<TissueClass, BinaryMask> flakesAndFolds(RgbImage part, BinaryMask tissue) {
        Map<TissueClass, BinaryMask> found = new LinkedHashMap<>();
        usual.ifPresent(it -> found.put(TissueClass.DEBRIS, DebrisFinder.find(part, pixelSize, white, tissue, it)));
        found.put(TissueClass.FOLD, FoldFinder.find(part, pixelSize, white, tissue));
        return found;
    }
}
