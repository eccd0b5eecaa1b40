package org.fascicle.pipeline;

import java.util.function.Function;
import org.fascicle.tile.Tile;

/** What is done with the tiles of a slide on another machine than the one that gathers them; safe from several threads. */
public final class TileWork implements Function<Tile, TileResult> {

    private final SlideContext slide;
    private final AnalysisOptions options;
    private final PatchAnalysis analysis;

    /**
     * @param slide as its context was found where the tiles are gathered, with the slide opened here
     * @param options the same as there
     */
    public TileWork(SlideContext slide, AnalysisOptions options) {
        this.slide = slide;
        this.options = options;
        this.analysis = new PatchAnalysis(slide, options, new StageClock());
    }

    /** A tile's result, its sums made already: what travels is what somebody still needs. */
    @Override
    public TileResult apply(Tile tile) {
        return analysis.tile(tile).gathered(Gatherers.of(slide, options));
    }
}
