package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.measure.Fraction;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;

/** Measures what a person outlined: necrotic over necrotic and other tumour, on analysable tissue. */
final class OutlineGatherer implements Gatherer<SlideFindings.Outlined> {

    private static final long serialVersionUID = 1;

    private final AnalysisGrid grid;
    private final NecrosisOutline outline;
    private long necroticPx;
    private long wholePx;

    OutlineGatherer(AnalysisGrid grid, NecrosisOutline outline) {
        this.grid = grid;
        this.outline = outline;
    }

    @Override
    public void add(PatchResult patch) {
        OutlinedTissue outlined = OutlinedTissue.of(
                patch.analysable(),
                outline.necrosis().on(patch.core(), grid.downsample()),
                outline.tumour().map(area -> area.on(patch.core(), grid.downsample())));
        necroticPx += outlined.dead().count();
        wholePx += outlined.whole().count();
    }

    @Override
    public void merge(Gatherer<SlideFindings.Outlined> other) {
        necroticPx += ((OutlineGatherer) other).necroticPx;
        wholePx += ((OutlineGatherer) other).wholePx;
    }

    /** @throws UserError where nothing that was outlined lies on tissue */
    @Override
    public Optional<SlideFindings.Outlined> result(Gathered known) {
        if (necroticPx == 0) {
            throw UserError.input("What was outlined as necrosis lies on no tissue of "
                    + known.slide().slide().source().fileName()
                    + "; outline it on this slide in full-resolution pixels, or say --necrosis 0.");
        }
        Area necrotic = grid.pixelSize().areaOf(necroticPx);
        Fraction share = new Fraction(necrotic, grid.pixelSize().areaOf(wholePx), null);
        return Optional.of(new SlideFindings.Outlined(share, outline.tumour().isPresent()));
    }
}
