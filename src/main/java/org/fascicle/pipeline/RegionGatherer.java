package org.fascicle.pipeline;

import java.util.List;
import java.util.Optional;
import org.fascicle.image.NamedArea;
import org.fascicle.measure.NuclearTally;
import org.fascicle.measure.RegionTally;
import org.fascicle.slide.Slide;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** Counts nuclei in each region that a person drew. */
final class RegionGatherer implements Gatherer<SlideFindings.Regions> {

    private static final long serialVersionUID = 1;

    private final List<RegionTally> regions;

    RegionGatherer(SlideContext slide, AnalysisOptions options) {
        if (!options.regions().isEmpty() && !slide.countsNuclei()) {
            throw UserError.usage("Cell density of regions needs nuclei, which this run does not segment on "
                    + slide.slide().source().fileName() + "; measure cells too.");
        }
        regions = options.regions().stream().map(region -> tally(region, slide)).toList();
    }

    private static RegionTally tally(NamedArea region, SlideContext context) {
        AnalysisGrid grid = context.grid();
        return RegionTally.of(
                        region,
                        grid.pixelSize(),
                        grid.downsample(),
                        Region.ofSize(grid.width(), grid.height()),
                        grid.squarePx())
                .orElseThrow(() -> {
                    Slide slide = context.slide();
                    return UserError.input("The region '" + region.name() + "' lies outside "
                            + slide.source().fileName() + " (" + slide.width() + " x " + slide.height()
                            + " px); draw it on this image, and export it in full-resolution pixels.");
                });
    }

    @Override
    public void add(PatchResult patch) {
        regions.forEach(region -> region.add(patch.core(), patch.analysable(), patch.blurred(), patch.nuclei()));
    }

    @Override
    public void merge(Gatherer<SlideFindings.Regions> other) {
        for (int i = 0; i < regions.size(); i++) {
            regions.get(i).merge(((RegionGatherer) other).regions.get(i));
        }
    }

    @Override
    public Optional<SlideFindings.Regions> result(Gathered known) {
        Optional<NuclearTally.LeftOut> necrotic =
                known.of(SlideFindings.FoundNecrosis.class).map(found -> NecroticSquares.of(known));
        return Optional.of(new SlideFindings.Regions(
                regions.stream().map(region -> region.density(necrotic)).toList()));
    }
}
