package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/** Marks the overview pixels whose centre is out of focus, and takes them out of the tissue map, which places and pictures go by. */
final class FocusGatherer implements Gatherer<TissueMap> {

    private static final long serialVersionUID = 1;

    private final BinaryMask blurred;
    private final double scaleX;
    private final double scaleY;

    FocusGatherer(SlideContext slide) {
        TissueMap tissue = slide.tissue();
        PixelSize grid = slide.grid().pixelSize();
        blurred = BinaryMask.empty(tissue.width(), tissue.height());
        scaleX = tissue.pixelSize().xUm() / grid.xUm();
        scaleY = tissue.pixelSize().yUm() / grid.yUm();
    }

    @Override
    public void add(PatchResult patch) {
        Region core = patch.core();
        for (int y = (int) (core.y() / scaleY); y < Math.min(blurred.height(), core.bottom() / scaleY + 1); y++) {
            for (int x = (int) (core.x() / scaleX); x < Math.min(blurred.width(), core.right() / scaleX + 1); x++) {
                int column = (int) ((x + 0.5) * scaleX) - core.x();
                int row = (int) ((y + 0.5) * scaleY) - core.y();
                if (column >= 0
                        && row >= 0
                        && column < core.width()
                        && row < core.height()
                        && patch.blurred().get(column, row)) {
                    blurred.data()[y * blurred.width() + x] = true;
                }
            }
        }
    }

    @Override
    public void merge(Gatherer<TissueMap> other) {
        boolean[] more = ((FocusGatherer) other).blurred.data();
        for (int i = 0; i < more.length; i++) {
            blurred.data()[i] |= more[i];
        }
    }

    @Override
    public Optional<TissueMap> result(Gathered known) {
        return Optional.of(known.slide().tissue().with(TissueClass.BLURRED, blurred));
    }
}
