package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.measure.DabCut;
import org.fascicle.measure.DabDoubt;
import org.fascicle.measure.DabPlace;
import org.fascicle.measure.DabSquares;
import org.fascicle.measure.DabTally;
import org.fascicle.measure.HottestField;
import org.fascicle.measure.Patchiness;
import org.fascicle.measure.PositiveArea;
import org.fascicle.measure.PositivitySquares;
import org.fascicle.segment.positivity.NotDab;
import org.fascicle.slide.Overview;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/** DAB: positive area by squares and by overview pixels, and nuclei by class. */
final class PositivityGatherer implements Gatherer<SlideFindings.Positivity> {

    private static final long serialVersionUID = 1;

    private final PositivitySquares squares;
    private final FloatImage positivePx;
    private final double overviewPx;
    private final DabTally nuclei = new DabTally();
    private final DabSquares places;
    private final PositivitySquares walls;
    private final PositivitySquares beside;
    private final PixelSize pixelSize;
    private DabPlace place = DabPlace.NONE;
    private long greyPx;
    private long goldenPx;

    /** @param given the cut that a person set */
    PositivityGatherer(AnalysisGrid grid, Overview overview, Optional<DabCut> given) {
        walls = new PositivitySquares(grid.pixelSize(), PositivitySquares.USUAL_EDGE_UM);
        beside = new PositivitySquares(grid.pixelSize(), PositivitySquares.USUAL_EDGE_UM);
        pixelSize = grid.pixelSize();
        squares = new PositivitySquares(grid.pixelSize(), PositivitySquares.USUAL_EDGE_UM);
        places = new DabSquares(grid.pixelSize(), given);
        positivePx = FloatImage.zeros(overview.image().width(), overview.image().height());
        overviewPx = overview.downsample() / grid.downsample();
    }

    @Override
    public void add(PatchResult patch) {
        patch.positive().ifPresent(positive -> add(patch, positive));
        patch.notDab().ifPresent(this::add);
        patch.nuclei().forEach(nuclei::add);
        patch.nuclei().forEach(places::add);
    }

    private void add(NotDab pigment) {
        greyPx += pigment.grey().count();
        goldenPx += pigment.golden().count();
    }

    private void add(PatchResult patch, BinaryMask positive) {
        squares.add(patch.core(), positive, patch.analysable());
        patch.walls().ifPresent(wall -> {
            walls.add(patch.core(), wall, patch.analysable());
            beside.add(patch.core(), positive.andNot(wall), patch.analysable());
        });
        place = place.plus(DabPlace.of(patch.core(), positive, patch.nuclei()));
        Region core = patch.core();
        for (int y = 0; y < core.height(); y++) {
            int row = overviewIndex(core.y() + y, positivePx.height()) * positivePx.width();
            for (int x = 0; x < core.width(); x++) {
                if (positive.get(x, y)) {
                    positivePx.data()[row + overviewIndex(core.x() + x, positivePx.width())]++;
                }
            }
        }
    }

    private int overviewIndex(int gridIndex, int length) {
        return Math.min(length - 1, (int) ((gridIndex + 0.5) / overviewPx));
    }

    @Override
    public void merge(Gatherer<SlideFindings.Positivity> other) {
        PositivityGatherer more = (PositivityGatherer) other;
        squares.merge(more.squares);
        walls.merge(more.walls);
        beside.merge(more.beside);
        nuclei.merge(more.nuclei);
        places.merge(more.places);
        place = place.plus(more.place);
        greyPx += more.greyPx;
        goldenPx += more.goldenPx;
        for (int i = 0; i < positivePx.data().length; i++) {
            positivePx.data()[i] += more.positivePx.data()[i];
        }
    }

    @Override
    public Optional<SlideFindings.Positivity> result(Gathered known) {
        Optional<DabCut> cut = cut(known.options());
        return Optional.of(new SlideFindings.Positivity(
                PositiveArea.of(squares),
                nuclei,
                cut,
                cut.map(own -> DabDoubt.of(nuclei, own)),
                HottestField.of(places, cut),
                place,
                Patchiness.of(squares, Patchiness.USUAL_CUT),
                new SlideFindings.Positivity.Pigment(pixelSize.areaOf(greyPx), pixelSize.areaOf(goldenPx)),
                PositiveArea.of(walls)
                        .map(area -> new SlideFindings.Positivity.Walls(
                                area, PositiveArea.of(beside).orElseThrow())),
                overview()));
    }

    /** Empty where the fixed cut of the mean holds; else the cut that a person gave, or that of the slide's own nuclei. */
    private Optional<DabCut> cut(AnalysisOptions options) {
        return options.positivity().fixedNuclearCuts()
                ? Optional.empty()
                : Optional.of(options.positivity()
                        .given()
                        .map(cut -> DabCut.given(cut.nuclearOd(), cut.by()))
                        .orElseGet(() -> DabCut.of(nuclei)));
    }

    /** Overview pixels of which at least half is positive. */
    private BinaryMask overview() {
        BinaryMask mask = BinaryMask.empty(positivePx.width(), positivePx.height());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = positivePx.data()[i] >= 0.5 * overviewPx * overviewPx;
        }
        return mask;
    }
}
