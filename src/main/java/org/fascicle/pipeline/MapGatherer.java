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
 * Coarse maps of the whole slide, summed patch by patch: nuclei and tissue per square of about 64 um, positive pixels per
 * overview pixel. Its memory is that of an overview.
 *
 * <p>Squares that turn out necrotic in the end are left out of count and density: nuclear dust and ghosts are no cells.
 */
final class MapGatherer {

    /** Map squares along an edge of a square of the density map: some 30 nuclei of a moderately dense tumour, a Poisson error below a fifth. */
    private static final int SQUARES_PER_PLACE = 2;

    private final AnalysisGrid grid;
    private final int squarePx;
    private final double overviewPx;
    private final FloatImage nuclei;
    private final FloatImage analysablePx;
    private final FloatImage positivePx;

    /** @param overviewDownsample full-resolution pixels along an edge of an overview pixel */
    MapGatherer(AnalysisGrid grid, int overviewWidth, int overviewHeight, double overviewDownsample) {
        this.grid = grid;
        this.squarePx = grid.squarePx();
        this.overviewPx = overviewDownsample / grid.downsample();
        int columns = (grid.width() + squarePx - 1) / squarePx;
        int rows = (grid.height() + squarePx - 1) / squarePx;
        nuclei = FloatImage.zeros(columns, rows);
        analysablePx = FloatImage.zeros(columns, rows);
        positivePx = FloatImage.zeros(overviewWidth, overviewHeight);
    }

    void add(PatchResult patch) {
        patch.nuclei().forEach(this::add);
        Region core = patch.core();
        for (int y = 0; y < core.height(); y++) {
            for (int x = 0; x < core.width(); x++) {
                if (patch.analysable().get(x, y)) {
                    analysablePx.data()[(core.y() + y) / squarePx * analysablePx.width() + (core.x() + x) / squarePx]++;
                }
            }
        }
        patch.positive().ifPresent(mask -> add(core, mask));
    }

    private void add(Nucleus nucleus) {
        nuclei.data()[(int) (nucleus.y() + 0.5) / squarePx * nuclei.width() + (int) (nucleus.x() + 0.5) / squarePx]++;
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
     * @param leftOut squares that do not count, by place in their row-by-row list
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

    /** Density by places of {@value #SQUARES_PER_PLACE} x {@value #SQUARES_PER_PLACE} map squares. */
    CellDensityMap density(IntPredicate leftOut) {
        int columns = (nuclei.width() + SQUARES_PER_PLACE - 1) / SQUARES_PER_PLACE;
        int rows = (nuclei.height() + SQUARES_PER_PLACE - 1) / SQUARES_PER_PLACE;
        FloatImage counts = FloatImage.zeros(columns, rows);
        FloatImage mm2 = FloatImage.zeros(columns, rows);
        for (int i = 0; i < nuclei.data().length; i++) {
            if (!leftOut.test(i)) {
                int place = i / nuclei.width() / SQUARES_PER_PLACE * columns + i % nuclei.width() / SQUARES_PER_PLACE;
                counts.data()[place] += nuclei.data()[i];
                mm2.data()[place] +=
                        (float) grid.pixelSize().areaOf(analysablePx.data()[i]).mm2();
            }
        }
        return new CellDensityMap(counts, mm2, grid.pixelSize().times(SQUARES_PER_PLACE * squarePx));
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
