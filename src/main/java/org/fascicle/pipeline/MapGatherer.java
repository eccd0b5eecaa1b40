package org.fascicle.pipeline;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.measure.CellDensityMap;
import org.fascicle.measure.Count;
import org.fascicle.measure.Nucleus;
import org.fascicle.space.Region;

/**
 * Coarse maps of the whole slide, summed block by block: nuclei and tissue per cell of about 64 um, positive pixels per
 * overview pixel. Its memory is that of an overview.
 *
 * <p>Cells that turn out necrotic in the end are left out of count and density: nuclear dust and ghosts are no cells.
 */
final class MapGatherer {

    /** Cells along an edge of a cell of the density map: some 30 nuclei of a moderately dense tumour, a Poisson error below a fifth. */
    private static final int CELLS_PER_PLACE = 2;

    private final AnalysisGrid grid;
    private final int cellPx;
    private final double overviewPx;
    private final FloatImage nuclei;
    private final FloatImage analysablePx;
    private final FloatImage positivePx;

    /** @param overviewDownsample full-resolution pixels along an edge of an overview pixel */
    MapGatherer(AnalysisGrid grid, int overviewWidth, int overviewHeight, double overviewDownsample) {
        this.grid = grid;
        this.cellPx = grid.cellPx();
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

    /**
     * All nuclei on the tissue that counts; empty where there is none.
     *
     * @param leftOut cells that do not count, by place in the row-by-row list of cells
     */
    Optional<Count> count(IntPredicate leftOut) {
        double counted = 0;
        double pixels = 0;
        for (int i = 0; i < nuclei.data().length; i++) {
            if (!leftOut.test(i)) {
                counted += nuclei.data()[i];
                pixels += analysablePx.data()[i];
            }
        }
        return pixels == 0
                ? Optional.empty()
                : Optional.of(new Count(Math.round(counted), grid.pixelSize().areaOf(pixels)));
    }

    /** Density by places of {@value #CELLS_PER_PLACE} x {@value #CELLS_PER_PLACE} cells. */
    CellDensityMap density(IntPredicate leftOut) {
        int columns = (nuclei.width() + CELLS_PER_PLACE - 1) / CELLS_PER_PLACE;
        int rows = (nuclei.height() + CELLS_PER_PLACE - 1) / CELLS_PER_PLACE;
        FloatImage counts = FloatImage.zeros(columns, rows);
        FloatImage mm2 = FloatImage.zeros(columns, rows);
        for (int i = 0; i < nuclei.data().length; i++) {
            if (!leftOut.test(i)) {
                int place = i / nuclei.width() / CELLS_PER_PLACE * columns + i % nuclei.width() / CELLS_PER_PLACE;
                counts.data()[place] += nuclei.data()[i];
                mm2.data()[place] +=
                        (float) grid.pixelSize().areaOf(analysablePx.data()[i]).mm2();
            }
        }
        return new CellDensityMap(counts, mm2, grid.pixelSize().times(CELLS_PER_PLACE * cellPx));
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
