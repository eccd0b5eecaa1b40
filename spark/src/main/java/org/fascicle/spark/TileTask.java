package org.fascicle.spark;

import org.apache.spark.broadcast.Broadcast;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.slide.SlideSource;
import org.fascicle.tile.Tile;

/**
 * One tile of a slide on one machine; gives a {@link org.fascicle.pipeline.TileResult} on the {@link Wire}.
 *
 * @param context a {@link Context} on the {@link Wire}
 * @param stagingBytes room for files of other file systems
 */
record TileTask(Broadcast<byte[]> context, Tile tile, long stagingBytes) implements Cluster.Work<byte[]> {

    /** The slide, what is known of it, and how it is analysed. */
    record Context(SlideSource source, SlideContext slide, AnalysisOptions options) {}

    @Override
    public byte[] run() {
        return SplitSlides.use(
                context.id(),
                () -> SplitSlides.Open.of(Wire.value(context.value(), Context.class), Staging.here(stagingBytes)),
                open -> Wire.bytes(open.work().apply(tile)));
    }
}
