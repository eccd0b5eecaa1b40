package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.measure.CellPopulation;
import org.fascicle.measure.NuclearTally;

/** Size, shape and direction of the nuclei on tissue that counts, and their density by larger squares. */
final class PopulationGatherer implements Gatherer<CellPopulation> {

    private static final long serialVersionUID = 1;

    private final NuclearTally tally;

    PopulationGatherer(SlideContext slide, AnalysisOptions options) {
        tally = new NuclearTally(slide.grid().pixelSize(), slide.grid().squarePx(), options.cells());
    }

    @Override
    public void add(PatchResult patch) {
        tally.add(patch.core(), patch.analysable(), patch.nuclei());
    }

    @Override
    public void merge(Gatherer<CellPopulation> other) {
        tally.merge(((PopulationGatherer) other).tally);
    }

    @Override
    public Optional<CellPopulation> result(Gathered known) {
        return CellPopulation.of(tally.without(NecroticSquares.of(known)));
    }
}
