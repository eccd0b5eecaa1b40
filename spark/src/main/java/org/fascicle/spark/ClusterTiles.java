package org.fascicle.spark;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.OrderedExecutor;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.pipeline.TileExecutor;
import org.fascicle.pipeline.TileResult;
import org.fascicle.slide.SlideSource;
import org.fascicle.tile.Tile;

/** Has the tiles of one slide worked through by all machines of a cluster. */
final class ClusterTiles implements TileExecutor {

    private final Cluster cluster;
    private final SlideSource source;
    private final AnalysisOptions options;
    private final long stagingBytes;

    /** @param source of the slide, as every machine finds it */
    ClusterTiles(Cluster cluster, SlideSource source, AnalysisOptions options, long stagingBytes) {
        this.cluster = cluster;
        this.source = source;
        this.options = options;
        this.stagingBytes = stagingBytes;
    }

    @Override
    public void run(SlideContext slide, List<Tile> tiles, Function<Tile, TileResult> work, Consumer<TileResult> done) {
        Broadcast<byte[]> context = cluster.share(Wire.bytes(new TileTask.Context(source, slide, options)));
        try {
            new OrderedExecutor(cluster.slots()).run(tiles, tile -> there(slide, context, tile), done);
        } finally {
            context.destroy();
        }
    }

    private TileResult there(SlideContext slide, Broadcast<byte[]> context, Tile tile) {
        String what = "tile " + tile.index() + " of " + slide.slide().name();
        return Wire.value(cluster.call(what, new TileTask(context, tile, stagingBytes)), TileResult.class);
    }
}
