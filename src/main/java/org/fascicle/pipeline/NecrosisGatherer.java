package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.measure.NecrosisExtent;
import org.fascicle.segment.necrosis.NecrosisGrid;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.segment.necrosis.NecrosisMapper;

/** Puts the features of all squares together, for only beside each other can they be called viable or necrotic. */
final class NecrosisGatherer implements Gatherer<SlideFindings.FoundNecrosis> {

    private static final long serialVersionUID = 1;

    private final NecrosisGrid.Builder squares;

    NecrosisGatherer(AnalysisGrid grid) {
        squares = NecrosisGrid.over(grid.width(), grid.height(), grid.squarePx(), grid.pixelSize());
    }

    @Override
    public void add(PatchResult patch) {
        patch.necrosis()
                .ifPresent(
                        features -> squares.put(patch.core().x(), patch.core().y(), features));
    }

    @Override
    public void merge(Gatherer<SlideFindings.FoundNecrosis> other) {
        squares.merge(((NecrosisGatherer) other).squares);
    }

    @Override
    public Optional<SlideFindings.FoundNecrosis> result(Gathered known) {
        NecrosisMap map = new NecrosisMapper(known.options().necrosis()).classify(squares.build());
        return Optional.of(new SlideFindings.FoundNecrosis(
                map, NecrosisExtent.of(map, NecrosisExtent.DEFAULT_SEED), Optional.empty()));
    }
}
