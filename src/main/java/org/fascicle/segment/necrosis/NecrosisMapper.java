package org.fascicle.segment.necrosis;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;

/**
 * Maps viable and necrotic tissue over cells of a slide.
 *
 * <p>Dying cells lose the haematoxylin of their nuclei (karyolysis) or shatter it (karyorrhexis) and leave granular, pink
 * debris. A cell's viability is its nuclear haematoxylin: the share of its tissue that stands out at the size of a nucleus, times
 * how far it stands out, in red absorption beyond what eosin explains, so that dense pink ghosts of cells do not count. It is held against what viable tissue has on the same slide, its upper quartile,
 * within bounds that hold for any slide, so that one which is necrotic or viable all over is still judged right; the verdict is
 * averaged with those of the neighbouring cells. What has lost its nuclei is necrotic if it is granular; fibres that run one
 * way and smooth matrix are stroma, and neither they nor blood count.
 *
 * <p>In two steps, so that a slide can be streamed: features per block, then classes over all cells. Uses optical density in red
 * and green instead of the slide's stain vectors, for on a necrotic slide the measured haematoxylin vector turns pink.
 *
 * <p>Units: pixels of 0.2 to 1 um; areas in um2. Safe from several threads. Limits: see docs/methods/necrosis.md; cannot tell
 * tumour necrosis from infarction after treatment, an ulcer, or fibrin, nor tumour from other viable tissue.
 *
 * @see <a href="https://doi.org/10.1038/s41598-022-13928-1">Rai et al. 2022, necrosis in canine soft-tissue sarcoma by tiles</a>
 */
public final class NecrosisMapper {

    private final NecrosisOptions options;

    public NecrosisMapper(NecrosisOptions options) {
        this.options = options;
    }

    /** Edge of a cell in pixels of this size; a block of a slide must be whole cells wide. */
    public int cellPx(PixelSize pixelSize) {
        return Math.max(1, (int) Math.round(pixelSize.toPx(options.cellSideUm())));
    }

    /**
     * Features of the cells of a block, aligned to the block's upper left corner.
     *
     * @param block H&amp;E pixels, without a halo
     * @param analysable which of them may be judged
     * @param colour the slide's colours, of which the white point is used
     * @param pixelSize size of the pixels
     */
    public NecrosisFeatures features(RgbImage block, BinaryMask analysable, SlideColour colour, PixelSize pixelSize) {
        return new SquareFeatures(block, analysable, colour, pixelSize, cellPx(pixelSize)).features();
    }

    /** Classes of all cells of a slide. */
    public NecrosisMap classify(NecrosisGrid cells) {
        return new NecrosisClassifier(cells, options).classify();
    }

    /** Both steps for a single image. */
    public NecrosisMap map(RgbImage image, BinaryMask analysable, SlideColour colour, PixelSize pixelSize) {
        NecrosisGrid.Builder grid = NecrosisGrid.over(image.width(), image.height(), cellPx(pixelSize), pixelSize);
        return classify(
                grid.put(0, 0, features(image, analysable, colour, pixelSize)).build());
    }
}
