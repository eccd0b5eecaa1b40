package org.fascicle.pipeline;

import java.io.Serializable;
import java.util.List;
import org.fascicle.tile.Tile;

/** What was found in the patches of a tile, row by row. */
public record TileResult(Tile tile, List<PatchResult> patches) implements Serializable {

    public TileResult {
        patches = List.copyOf(patches);
    }
}
