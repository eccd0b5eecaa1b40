package org.fascicle.segment.necrosis;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;

/**
 * Maps viable and necrotic tissue over squares of a slide.
 *
 * <p>Dying cells lose the haematoxylin of their nuclei (karyolysis) or shatter it (karyorrhexis) and leave granular, pink
 * debris. A square's viability is its nuclear haematoxylin: the share of its tissue that stands out at the size of a nucleus, times
 * how far it stands out, in red absorption beyond what eosin explains, so that dense pink ghosts of cells do not count. It is held against what viable tissue has on the same slide, its upper quartile,
 * within bounds that hold for any slide, so that one which is necrotic or viable all over is still judged right; the verdict is
 * averaged with those of the neighbouring squares. What has lost its nuclei is necrotic if it is granular; fibres that run one
 * way and smooth matrix are stroma, and neither they nor blood count.
 *
 * <p>In two steps, so that a slide can be streamed: features per patch, then classes over all squares. Uses optical density in red
 * and green instead of the slide's stain vectors, for on a necrotic slide the measured haematoxylin vector turns pink.
 *
 * <p>Units: pixels of 0.2 to 1 um; areas in um2. Safe from several threads. Limits: see docs/methods/necrosis.md; cannot tell
 * tumour necrosis from infarction after treatment, an ulcer, or fibrin, nor tumour from other viable tissue.
 *
 * @see <a href="https://doi.org/10.1038/s41598-022-13928-1">Rai et al. 2022, necrosis in canine soft-tissue sarcoma by tiles</a>
 */
public final class NecrosisMapper {

    /**
     * Edge of a square: some tens of nuclei in cellular tumour, still finer than what a pathologist outlines. No option, because
     * nuclei and mitoses on necrotic squares are left out by the same grid.
     */
    public static final double SQUARE_UM = 64;

    private final NecrosisOptions options;

    public NecrosisMapper(NecrosisOptions options) {
        this.options = options;
    }

    /** Edge of a square in pixels of this size; a patch of a slide must be whole squares wide. */
    public static int squarePx(PixelSize pixelSize) {
        return Math.max(1, (int) Math.round(pixelSize.toPx(SQUARE_UM)));
    }

    /**
     * Features of the squares of a patch, aligned to the patch's upper left corner.
     *
     * @param patch H&amp;E pixels, without a halo
     * @param analysable which of them may be judged
     * @param colour the slide's colours, of which the white point is used
     * @param pixelSize size of the pixels
     */
    public NecrosisFeatures features(RgbImage patch, BinaryMask analysable, SlideColour colour, PixelSize pixelSize) {
        return new SquareFeatures(patch, analysable, colour, pixelSize, squarePx(pixelSize)).features();
    }

    /** Classes of all squares of a slide. */
    public NecrosisMap classify(NecrosisGrid squares) {
        return new NecrosisClassifier(squares, options).classify();
    }

    /** Both steps for a single image. */
    public NecrosisMap map(RgbImage image, BinaryMask analysable, SlideColour colour, PixelSize pixelSize) {
        NecrosisGrid.Builder grid = NecrosisGrid.over(image.width(), image.height(), squarePx(pixelSize), pixelSize);
        return classify(
                grid.put(0, 0, features(image, analysable, colour, pixelSize)).build());
    }
}
