package org.fascicle.review;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.Statement.DrawnRegion;
import org.fascicle.decision.Statement.Use;
import org.fascicle.decision.Subject;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.DrawnArea;
import org.fascicle.measure.Fraction;
import org.fascicle.pipeline.OutlinedTissue;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * What people drew on a slide, laid on its tissue: what was drawn later adds to, or takes away from, what stood there.
 *
 * <p>Outlined necrosis takes the place of the measured, as {@code --necrosis-regions} does. Mitoses are counted on the outlined tumour, where
 * one was outlined, without necrosis and without what was excluded.
 */
final class DrawnRegions {

    private final TissueMask tissue;
    private final Map<Use, BinaryMask> drawn = new EnumMap<>(Use.class);
    private final List<Decision> decisions;

    private DrawnRegions(TissueMask tissue, List<Decision> decisions) {
        this.tissue = tissue;
        this.decisions = decisions;
    }

    /** @param fullResolution size of the pixels that outlines count */
    static DrawnRegions of(Decisions decided, TissueMask tissue, PixelSize fullResolution) {
        DrawnRegions regions =
                new DrawnRegions(tissue, List.copyOf(decided.on(Subject.REGION).values()));
        double downsample = tissue.pixelSize().xUm() / fullResolution.xUm();
        for (Decision decision : regions.decisions) {
            regions.lay((DrawnRegion) decision.said().orElseThrow(), downsample);
        }
        regions.drawn.values().removeIf(mask -> mask.and(tissue.analysable()).count() == 0);
        return regions;
    }

    private void lay(DrawnRegion region, double downsample) {
        BinaryMask whole = drawn.computeIfAbsent(
                region.use(),
                use -> BinaryMask.empty(
                        tissue.analysable().width(), tissue.analysable().height()));
        Region box = box(region.outline(), downsample).intersection(Region.ofSize(whole.width(), whole.height()));
        if (box.pixels() == 0) {
            return;
        }
        BinaryMask part = region.outline().on(box, downsample);
        for (int i = 0; i < part.data().length; i++) {
            if (part.data()[i]) {
                whole.data()[(box.y() + i / box.width()) * whole.width() + box.x() + i % box.width()] =
                        !region.erased();
            }
        }
    }

    private static Region box(DrawnArea outline, double downsample) {
        double[] edges = outline.edges();
        int x = (int) Math.floor(edges[0] / downsample);
        int y = (int) Math.floor(edges[1] / downsample);
        int right = (int) Math.ceil(edges[2] / downsample);
        int bottom = (int) Math.ceil(edges[3] / downsample);
        return new Region(x, y, Math.max(0, right - x), Math.max(0, bottom - y));
    }

    /** What holds, each as it was drawn, in the order in which it was. */
    List<Decision> decisions() {
        return decisions;
    }

    /** What was drawn for a use and lies on the slide; empty where nothing of it is left on tissue. */
    Optional<BinaryMask> mask(Use use) {
        return Optional.ofNullable(drawn.get(use));
    }

    private BinaryMask left() {
        return mask(Use.EXCLUDED).map(tissue.analysable()::andNot).orElse(tissue.analysable());
    }

    /** Tissue on which mitoses are counted. */
    BinaryMask counted() {
        BinaryMask tumour = mask(Use.TUMOUR).map(left()::and).orElseGet(this::left);
        return tumour.andNot(mask(Use.NECROSIS).orElse(tissue.necrotic()));
    }

    /** Whether a figure at this place of the slide is counted: outside of it all that a person took out of the count. */
    boolean admits(double xPx, double yPx, PixelSize fullResolution) {
        int x = (int) ((xPx + 0.5) * fullResolution.xUm() / tissue.pixelSize().xUm());
        int y = (int) ((yPx + 0.5) * fullResolution.yUm() / tissue.pixelSize().yUm());
        return !isDrawn(Use.EXCLUDED, x, y, false)
                && !isDrawn(Use.NECROSIS, x, y, false)
                && isDrawn(Use.TUMOUR, x, y, true);
    }

    private boolean isDrawn(Use use, int x, int y, boolean ifNothingIs) {
        return mask(use)
                .map(mask -> x >= 0 && y >= 0 && x < mask.width() && y < mask.height() && mask.get(x, y))
                .orElse(ifNothingIs);
    }

    /**
     * The necrotic share as it was drawn; empty where neither necrosis nor tumour was, or nothing is left of it.
     *
     * @param told whether what was measured as necrotic is necrosis, so that it can be a share of an outlined tumour
     */
    Optional<Fraction> necrosis(boolean told) {
        Optional<BinaryMask> dead = mask(Use.NECROSIS)
                .or(() -> told && mask(Use.TUMOUR).isPresent() ? measuredInTumour() : Optional.empty());
        return dead.map(necrosis -> OutlinedTissue.of(left(), necrosis, mask(Use.TUMOUR)))
                .filter(outlined -> outlined.whole().count() > 0)
                .map(outlined -> new Fraction(
                        tissue.pixelSize().areaOf(outlined.dead().count()),
                        tissue.pixelSize().areaOf(outlined.whole().count()),
                        null));
    }

    private Optional<BinaryMask> measuredInTumour() {
        return mask(Use.TUMOUR).map(tissue.necrotic()::and);
    }
}
