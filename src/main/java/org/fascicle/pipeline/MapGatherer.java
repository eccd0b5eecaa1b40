package org.fascicle.pipeline;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.measure.CellDensityMap;
import org.fascicle.measure.Nucleus;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * Coarse maps of the whole slide, summed block by block: nuclei and tissue per cell of about 128 um, positive pixels per
 * overview pixel. Its memory is that of an overview.
 */
final class MapGatherer {

    /** Cells of 64 um along an edge of a density cell: some 30 nuclei of a moderately dense tumour, a Poisson error below a fifth. */
    private static final int CELLS = 2;

    private final AnalysisGrid grid;
    private final int cellPx;
    private final double overviewPx;
    private final FloatImage nuclei;
    private final FloatImage analysablePx;
    private final FloatImage positivePx;

    /** @param overviewDownsample full-resolution pixels along an edge of an overview pixel */
    MapGatherer(AnalysisGrid grid, int overviewWidth, int overviewHeight, double overviewDownsample) {
        this.grid = grid;
        this.cellPx = CELLS * grid.cellPx();
        this.overviewPx = overviewDownsample / grid.downsample();
        int columns = (grid.width() + cellPx - 1) / cellPx;
        int rows = (grid.height() + cellPx - 1) / cellPx;
        nuclei = FloatImage.zeros(columns, rows);
        analysablePx = FloatImage.zeros(columns, rows);
        positivePx = FloatImage.zeros(overviewWidth, overviewHeight);
    }

    void add(BlockResult block) {
        block.nuclei().forEach(this::add);
        Region core = block.core();
        for (int y = 0; y < core.height(); y++) {
            for (int x = 0; x < core.width(); x++) {
                if (block.analysable().get(x, y)) {
                    analysablePx.data()[(core.y() + y) / cellPx * analysablePx.width() + (core.x() + x) / cellPx]++;
                }
            }
        }
        block.positive().ifPresent(mask -> add(core, mask));
    }

    private void add(Nucleus nucleus) {
        nuclei.data()[(int) (nucleus.y() + 0.5) / cellPx * nuclei.width() + (int) (nucleus.x() + 0.5) / cellPx]++;
    }

    private void add(Region core, BinaryMask positive) {
        for (int y = 0; y < core.height(); y++) {
            int row = overviewIndex(core.y() + y, positivePx.height()) * positivePx.width();
            for (int x = 0; x < core.width(); x++) {
                if (positive.get(x, y)) {
                    positivePx.data()[row + overviewIndex(core.x() + x, positivePx.width())]++;
                }
            }
        }
    }

    private int overviewIndex(int gridIndex, int length) {
        return Math.min(length - 1, (int) ((gridIndex + 0.5) / overviewPx));
    }

    CellDensityMap density() {
        FloatImage mm2 = FloatImage.zeros(analysablePx.width(), analysablePx.height());
        for (int i = 0; i < mm2.data().length; i++) {
            mm2.data()[i] = (float) grid.pixelSize().areaOf(analysablePx.data()[i]).mm2();
        }
        return new CellDensityMap(nuclei, mm2, new PixelSize(cellPx * grid.pixelSize().xUm(), cellPx * grid.pixelSize().yUm()));
    }

    /** Overview pixels of which at least half is positive. */
    BinaryMask positive() {
        BinaryMask mask = BinaryMask.empty(positivePx.width(), positivePx.height());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = positivePx.data()[i] >= 0.5 * overviewPx * overviewPx;
        }
        return mask;
    }
}
