package org.fascicle.pipeline;

import java.io.Serializable;
import java.util.List;
import org.fascicle.tile.Tile;

/**
 * What was found in the patches of a tile, row by row.
 *
 * @param gatheredOrNull the patches' sums where they were made already; null where each patch is still to be added
 */
public record TileResult(Tile tile, List<PatchResult> patches, Gatherers gatheredOrNull) implements Serializable {

    public TileResult {
        patches = List.copyOf(patches);
    }

    TileResult(Tile tile, List<PatchResult> patches) {
        this(tile, patches, null);
    }

    /** The same with its sums made by {@code empty} gatherers, and of the patches only what is written of them. */
    TileResult gathered(Gatherers empty) {
        patches.forEach(empty::add);
        return new TileResult(
                tile, patches.stream().map(PatchResult::toBeWritten).toList(), empty);
    }

    /** Adds all to the sums of the slide. */
    void gatherInto(Gatherers slide) {
        if (gatheredOrNull == null) {
            patches.forEach(slide::add);
        } else {
            slide.merge(gatheredOrNull);
        }
    }
}
