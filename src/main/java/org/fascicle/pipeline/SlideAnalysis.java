package org.fascicle.pipeline;

import java.util.List;
import org.fascicle.slide.Slide;
import org.fascicle.tile.Tile;

/**
 * The one place where the stages meet: a slide in, its findings out.
 *
 * <p>The slide as a whole is looked at first ({@link SlideContext}); then its tiles are worked through by as many threads as
 * the options say, and what is found is handed to the sink in the order of the tiles while sums are kept. The same slide
 * and options give the same findings, whatever the threads.
 */
public final class SlideAnalysis {

    private final AnalysisOptions options;
    private final StageClock clock;
    private final TileExecutor executor;

    /** On as many threads of this machine as the options say. */
    public SlideAnalysis(AnalysisOptions options, StageClock clock) {
        this(options, clock, TileExecutor.threads(options.threads()));
    }

    /** @param executor where tiles are worked through */
    public SlideAnalysis(AnalysisOptions options, StageClock clock, TileExecutor executor) {
        this.options = options;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * Analyses a slide.
     *
     * @throws org.fascicle.space.UserError where the slide cannot be measured, with the remedy
     */
    public SlideFindings run(Slide slide, FindingsSink sink, Progress progress) {
        progress.begin(Stage.TISSUE);
        SlideContext context = clock.time(Stage.TISSUE, () -> SlideContext.of(slide, options));
        PatchAnalysis analysis = new PatchAnalysis(context, options, clock);
        Gatherers gatherers = Gatherers.of(context, options);
        ScaleCheck scale = new ScaleCheck(slide, context.calibration().pixelSize());
        sink.begin(context);
        List<Tile> tiles = tiles(context.grid(), analysis.haloUm());
        int halo = context.grid().haloPx(analysis.haloUm());
        int[] done = {0};
        executor.run(context, tiles, analysis::tile, result -> {
            result.patches().forEach(patch -> scale.add(patch.nuclei()));
            result.gatherInto(gatherers);
            clock.time(Stage.WRITE, () -> {
                result.patches().forEach(sink::patch);
                sink.completeAbove(rowsComplete(result.tile(), context.grid()) - halo);
            });
            progress.report(slide.name(), ++done[0], tiles.size());
        });
        scale.finish();
        SlideFindings findings = new SlideFindings(
                gatherers.results(context, options, analysis.mitosisScorer()),
                analysis.segmenter().provenance(),
                analysis.segmenter().models());
        if (options.tissue().enabled()) {
            TissueLeft.require(slide, findings.areas());
        }
        return findings;
    }

    private List<Tile> tiles(AnalysisGrid grid, double haloUm) {
        return grid.tiles(options.tileSizePx().orElseGet(() -> grid.tileSizePx(options.threads())), haloUm);
    }

    /** Rows of the grid whose tiles are all done when tiles come row by row and this one is the latest. */
    private static int rowsComplete(Tile tile, AnalysisGrid grid) {
        return tile.core().right() == grid.width()
                ? tile.core().bottom()
                : tile.core().y();
    }
}
