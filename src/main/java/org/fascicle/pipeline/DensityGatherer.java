package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.image.FloatImage;
import org.fascicle.measure.CellDensityMap;
import org.fascicle.measure.Count;
import org.fascicle.measure.NuclearTally.LeftOut;
import org.fascicle.measure.Nucleus;

/**
 * Nuclei per square of the slide's maps. Its memory is that of an overview.
 *
 * <p>Squares that turn out necrotic in the end are left out of count and density: nuclear dust and ghosts are no cells.
 */
final class DensityGatherer implements Gatherer<SlideFindings.Nuclei> {

    private static final long serialVersionUID = 1;

    /** Map squares along an edge of a place of the density map: some 30 nuclei of a moderately dense tumour, a Poisson error below a fifth. */
    private static final int SQUARES_PER_PLACE = 2;

    private final AnalysisGrid grid;
    private final int squarePx;
    private final FloatImage nuclei;

    DensityGatherer(AnalysisGrid grid) {
        this.grid = grid;
        squarePx = grid.squarePx();
        nuclei = grid.squares();
    }

    @Override
    public void add(PatchResult patch) {
        patch.nuclei().forEach(this::add);
    }

    private void add(Nucleus nucleus) {
        nuclei.data()[(int) (nucleus.y() + 0.5) / squarePx * nuclei.width() + (int) (nucleus.x() + 0.5) / squarePx]++;
    }

    @Override
    public void merge(Gatherer<SlideFindings.Nuclei> other) {
        DensityGatherer more = (DensityGatherer) other;
        for (int i = 0; i < nuclei.data().length; i++) {
            nuclei.data()[i] += more.nuclei.data()[i];
        }
    }

    @Override
    public Optional<SlideFindings.Nuclei> result(Gathered known) {
        SlideFindings.Areas areas = known.of(SlideFindings.Areas.class).orElseThrow();
        LeftOut necrotic = NecroticSquares.of(known);
        return areas.living().um2() == 0
                ? Optional.empty()
                : Optional.of(new SlideFindings.Nuclei(
                        new Count(count(necrotic), areas.living()),
                        new Count(count((column, row) -> false), areas.analysable()),
                        density(necrotic, areas.analysablePx())));
    }

    /** All nuclei on the tissue that counts. */
    private long count(LeftOut leftOut) {
        long counted = 0;
        for (int i = 0; i < nuclei.data().length; i++) {
            counted += leftOut.test(i % nuclei.width(), i / nuclei.width()) ? 0 : (long) nuclei.data()[i];
        }
        return counted;
    }

    /** Density by places of {@value #SQUARES_PER_PLACE} x {@value #SQUARES_PER_PLACE} map squares. */
    private CellDensityMap density(LeftOut leftOut, FloatImage analysablePx) {
        int columns = (nuclei.width() + SQUARES_PER_PLACE - 1) / SQUARES_PER_PLACE;
        int rows = (nuclei.height() + SQUARES_PER_PLACE - 1) / SQUARES_PER_PLACE;
        FloatImage counts = FloatImage.zeros(columns, rows);
        FloatImage mm2 = FloatImage.zeros(columns, rows);
        for (int i = 0; i < nuclei.data().length; i++) {
            int column = i % nuclei.width();
            int row = i / nuclei.width();
            if (!leftOut.test(column, row)) {
                int place = row / SQUARES_PER_PLACE * columns + column / SQUARES_PER_PLACE;
                counts.data()[place] += nuclei.data()[i];
                mm2.data()[place] +=
                        (float) grid.pixelSize().areaOf(analysablePx.data()[i]).mm2();
            }
        }
        return new CellDensityMap(counts, mm2, grid.pixelSize().times(SQUARES_PER_PLACE * squarePx));
    }
}
