package org.fascicle.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fascicle.detect.GiantCell;

/** Candidates for multinucleated giant cells on tissue that counts, in reading order. */
final class GiantCellGatherer implements Gatherer<SlideFindings.GiantCells> {

    private static final long serialVersionUID = 1;

    private final List<GiantCell> cells = new ArrayList<>();

    @Override
    public void add(PatchResult patch) {
        cells.addAll(patch.giantCells());
    }

    @Override
    public void merge(Gatherer<SlideFindings.GiantCells> other) {
        cells.addAll(((GiantCellGatherer) other).cells);
    }

    @Override
    public Optional<SlideFindings.GiantCells> result(Gathered known) {
        NecroticSquares necrotic = NecroticSquares.of(known);
        return Optional.of(new SlideFindings.GiantCells(cells.stream()
                .filter(cell -> !necrotic.holds(cell.x(), cell.y()))
                .sorted(Comparator.comparingDouble(GiantCell::y).thenComparingDouble(GiantCell::x))
                .toList()));
    }
}
