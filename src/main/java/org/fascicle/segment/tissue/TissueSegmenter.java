package org.fascicle.segment.tissue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.BoxMean;
import org.fascicle.raster.Components;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.WhitePoint;

/**
 * Finds the tissue of a slide on its overview, and what must not be measured: glass, pen, padding, lost tiles, bubbles, and what {@link NarrowArtefacts} knows.
 *
 * <p>Tissue is what absorbs more light than the slide's own glass by a stated density,
 * or whose density varies more than that of glass: the palest tissue shows by its nuclei alone. Because the cut is measured from the glass and not between two heaps of a histogram, pale tissue counts as tissue beside
 * dark, a field without any glass stays whole, and an empty slide stays empty. Ink is told by hue, padding by being black or
 * perfectly flat. Small holes are filled, small pieces dropped, by rules in um2.
 *
 * <p>Limits: fat is seen as glass within its membranes; dust larger than a tenth of a millimetre passes for tissue; thin red
 * ink over tissue passes for eosin.
 */
public final class TissueSegmenter {

    /** Wide enough to hold a nucleus of the palest tissue wherever it is laid. */
    private static final double TEXTURE_WINDOW_UM = 32;
    /** Standard deviation of density that glass does not reach (0.002 to 0.01) and pale tissue with nuclei does. */
    private static final float LEAST_DEVIATION = 0.025f;

    /** Narrower than a gap that stays open, wide enough to average a camera's noise. */
    private static final double CLEAR_WINDOW_UM = 4;
    /** Mean and spread of density that clean glass stays below. */
    private static final float CLEAR_DENSITY = 0.015f;

    private static final float CLEAR_DEVIATION = 0.008f;

    /** Less than a pixel's share in any window. */
    private static final float SOME = 1e-5f;

    private static final List<String> NEVER = List.of("solid keratin", "pigment", "bleeding");

    private TissueSegmenter() {}

    /**
     * @param overview the whole slide, 0.2 to 32 um a pixel
     * @param pixelSize size of an overview pixel
     * @param white the slide's glass
     */
    public static TissueMap segment(RgbImage overview, PixelSize pixelSize, WhitePoint white, TissueOptions options) {
        if (!options.enabled()) {
            return TissueMap.allTissue(overview.width(), overview.height(), pixelSize);
        }
        BinaryMask padding = PaddingFinder.find(overview, pixelSize);
        BinaryMask edge =
                BubbleFinder.find(overview, pixelSize, white).or(BubbleFinder.wideEdges(overview, pixelSize, white));
        BinaryMask pen = options.findPen()
                ? PenFinder.find(overview, pixelSize, white, edge)
                : BinaryMask.empty(overview.width(), overview.height());
        BinaryMask lost = PaddingFinder.within(overview, pixelSize);
        BinaryMask artefact = padding.or(pen).or(lost);
        BinaryMask tissue = tidy(absorbing(overview, pixelSize, white, options).andNot(artefact), pixelSize, options)
                .andNot(artefact);
        TissueMap map = map(tissue, pen, padding, lost, pixelSize).with(TissueClass.BUBBLE, edge);
        NarrowArtefacts narrow = NarrowArtefacts.of(List.of(overview), List.of(tissue), pixelSize, white);
        for (Map.Entry<TissueClass, BinaryMask> found :
                narrow.flakesAndFolds(overview, tissue).entrySet()) {
            map = map.with(found.getKey(), found.getValue());
        }
        return map;
    }

    /**
     * What of the artefacts that are common on slides is not looked for, in words that follow "not looked for:".
     *
     * @param map of the slide's overview; what it is too coarse to show is taken for looked at more closely
     */
    public static List<String> notLookedFor(TissueMap map, TissueOptions options) {
        List<String> missing = new ArrayList<>();
        if (!options.enabled() || !options.findPen()) {
            missing.add("ink");
        }
        if (!options.enabled()) {
            missing.addAll(List.of("lost tiles", "bubbles", "cover slip's edges", "flakes of keratin"));
        }
        if (!options.enabled() || !FoldFinder.hasRoom(map.width(), map.height(), map.pixelSize())) {
            missing.add("folds");
        }
        missing.addAll(NEVER);
        return missing;
    }

    /** Denser than glass, or too uneven to be glass. */
    private static BinaryMask absorbing(
            RgbImage overview, PixelSize pixelSize, WhitePoint white, TissueOptions options) {
        FloatImage density = new OpticalDensity(white).mean(overview);
        FloatImage quiet = BoxMean.of(density, (int) Math.min(1, pixelSize.toPx(options.gapUm()) / 2));
        float least = (float) options.leastDensity();
        BinaryMask dense = above(quiet, least)
                .and(above(density, least / 2))
                .or(above(density, least).and(above(quiet, least / 2)));
        return closed(dense, (int) (pixelSize.toPx(options.gapUm()) / 2))
                .or(textured(density, pixelSize).andNot(clear(density, pixelSize)));
    }

    /** Closes gaps of up to twice the radius without moving the outer edge. */
    private static BinaryMask closed(BinaryMask mask, int radius) {
        return mask.or(eroded(above(BoxMean.share(mask, radius), SOME), radius));
    }

    private static BinaryMask eroded(BinaryMask mask, int radius) {
        return above(BoxMean.share(mask, radius), 1 - SOME);
    }

    /** Where the density varies more than on glass; the window's reach beyond a border is taken back. */
    private static BinaryMask textured(FloatImage density, PixelSize pixelSize) {
        int radius = (int) Math.max(1, Math.round(pixelSize.toPx(TEXTURE_WINDOW_UM) / 2));
        BinaryMask uneven = above(BoxMean.deviation(density, radius), LEAST_DEVIATION);
        return eroded(uneven, radius);
    }

    /** Glass beyond doubt: windows as bright and as even as the slide's own, whole. */
    private static BinaryMask clear(FloatImage density, PixelSize pixelSize) {
        int radius = (int) Math.round(pixelSize.toPx(CLEAR_WINDOW_UM) / 2);
        BinaryMask bright = above(BoxMean.of(density, radius), CLEAR_DENSITY).not();
        BinaryMask centres = bright.andNot(above(BoxMean.deviation(density, radius), CLEAR_DEVIATION));
        return above(BoxMean.share(centres, radius), SOME);
    }

    private static BinaryMask above(FloatImage image, float cut) {
        BinaryMask mask = BinaryMask.empty(image.width(), image.height());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = image.data()[i] > cut;
        }
        return mask;
    }

    private static BinaryMask tidy(BinaryMask tissue, PixelSize pixelSize, TissueOptions options) {
        double image = (double) tissue.width() * tissue.height();
        double leastPiece = Math.min(options.leastPieceUm2() / pixelSize.areaUm2(), MOST_PIECE_SHARE * image);
        BinaryMask whole = Components.withoutHoles(tissue, options.leastHoleUm2() / pixelSize.areaUm2());
        BinaryMask groups = above(BoxMean.share(whole, (int) Math.round(pixelSize.toPx(APART_UM) / 2)), SOME);
        return Components.withoutSpecks(whole, groups, leastPiece);
    }

    /** Pieces nearer to each other than this are one, parted by a cleft. */
    private static final double APART_UM = 32;

    /** In a field smaller than a few pieces of dirt, a piece of this share of the image is kept. */
    private static final double MOST_PIECE_SHARE = 0.05;

    private static TissueMap map(
            BinaryMask tissue, BinaryMask pen, BinaryMask padding, BinaryMask lost, PixelSize pixelSize) {
        byte[] classes = new byte[tissue.data().length];
        for (int i = 0; i < classes.length; i++) {
            TissueClass found = padding.data()[i]
                    ? TissueClass.PADDING
                    : lost.data()[i]
                            ? TissueClass.NOT_SCANNED
                            : pen.data()[i]
                                    ? TissueClass.PEN
                                    : tissue.data()[i] ? TissueClass.TISSUE : TissueClass.GLASS;
            classes[i] = (byte) found.ordinal();
        }
        return new TissueMap(tissue.width(), tissue.height(), classes, pixelSize);
    }
}
