package org.fascicle.pipeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.space.Area;
import org.fascicle.space.Region;

/** The one account of a slide's areas, in pixels of the grid: everything that is divided by an area takes it from here. */
final class AreaGatherer implements Gatherer<SlideFindings.Areas> {

    private static final long serialVersionUID = 1;

    private final AnalysisGrid grid;
    private final FloatImage analysablePx;
    private long blurredPx;

    AreaGatherer(AnalysisGrid grid) {
        this.grid = grid;
        analysablePx = grid.squares();
    }

    @Override
    public void add(PatchResult patch) {
        Region core = patch.core();
        BinaryMask analysable = patch.analysable();
        for (int y = 0; y < core.height(); y++) {
            int row = (core.y() + y) / grid.squarePx() * analysablePx.width();
            for (int x = 0; x < core.width(); x++) {
                if (analysable.get(x, y)) {
                    analysablePx.data()[row + (core.x() + x) / grid.squarePx()]++;
                }
            }
        }
        blurredPx += patch.blurred().count();
    }

    @Override
    public void merge(Gatherer<SlideFindings.Areas> other) {
        AreaGatherer more = (AreaGatherer) other;
        for (int i = 0; i < analysablePx.data().length; i++) {
            analysablePx.data()[i] += more.analysablePx.data()[i];
        }
        blurredPx += more.blurredPx;
    }

    @Override
    public Optional<SlideFindings.Areas> result(Gathered known) {
        NecroticSquares necrotic = NecroticSquares.of(known);
        double all = 0;
        double living = 0;
        for (int i = 0; i < analysablePx.data().length; i++) {
            float pixels = analysablePx.data()[i];
            all += pixels;
            living += necrotic.test(i % analysablePx.width(), i / analysablePx.width()) ? 0 : pixels;
        }
        return Optional.of(new SlideFindings.Areas(
                grid.pixelSize().areaOf((double) grid.width() * grid.height()),
                grid.pixelSize().areaOf(all),
                grid.pixelSize().areaOf(living),
                leftOut(known.slide()),
                analysablePx));
    }

    private Map<TissueClass, Area> leftOut(SlideContext slide) {
        Map<TissueClass, Area> areas = new EnumMap<>(TissueClass.class);
        Region whole = Region.ofSize(grid.width(), grid.height());
        for (TissueClass kind : TissueClass.values()) {
            long pixels = slide.tissue().count(kind, whole, grid.pixelSize());
            pixels += kind == TissueClass.BLURRED ? blurredPx : 0;
            if (kind.isLeftOut() && pixels > 0) {
                areas.put(kind, grid.pixelSize().areaOf(pixels));
            }
        }
        return areas;
    }
}
