package org.fascicle.pipeline;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fascicle.tile.Tile;

/** Where the tiles of a slide are worked through: on threads of this machine, or on others. */
@FunctionalInterface
public interface TileExecutor {

    /**
     * Works through all tiles; a tile that fails ends the run with its failure.
     *
     * @param slide what is known of the slide, for those who do the work elsewhere with a {@link TileWork}
     * @param work on this machine; safe from several threads
     * @param done takes each tile's result, one at a time, in the tiles' order
     */
    void run(SlideContext slide, List<Tile> tiles, Function<Tile, TileResult> work, Consumer<TileResult> done);

    /** So many threads of this machine. */
    static TileExecutor threads(int threads) {
        OrderedExecutor here = new OrderedExecutor(threads);
        return (slide, tiles, work, done) -> here.run(tiles, work, done);
    }
}
