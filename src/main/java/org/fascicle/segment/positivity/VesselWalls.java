package org.fascicle.segment.positivity;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.BoxMean;
import org.fascicle.raster.Components;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.SlideColour;

/**
 * Positive walls around an empty lumen, as alpha-SMA and actin show them in any tissue: small vessels, cut across.
 *
 * <p>A lumen is a hole of the positive area, gaps of {@link #GAP_UM} closed, of 5 to 60 um, most of which is as bright as glass. Its wall is what is
 * positive within 10 um of it; a wall is thin: of the next 4 um at most a third is positive, so that a crack in a stained sheet is none.
 *
 * <p>Lengths are along rows and columns. Needs {@link #HALO_UM} of context. Limits: a vessel that is collapsed, filled with blood, cut along its way, open in this section, or larger is not found;
 * a gland with myoepithelium, a stained rim of a fat cell, and a net of stained fibres around empty meshes look the same.
 */
public final class VesselWalls {

    /** Context that may change a pixel's answer: a lumen, its wall and what lies beyond. */
    public static final double HALO_UM = 80;

    private static final double LARGEST_UM = 60;
    private static final double SMALLEST_UM2 = 20;
    private static final double GAP_UM = 1;
    private static final double WALL_UM = 10;
    private static final double BEYOND_UM = 4;
    private static final double MOST_BEYOND = 1 / 3.0;
    private static final double LEAST_EMPTY = 0.6;
    /** Optical density of green light that glass, and plasma, stay below. */
    private static final double EMPTY_OD = 0.1;

    private final RgbImage block;
    private final BinaryMask positive;
    private final PixelSize pixelSize;
    private final double emptyGreen;

    private VesselWalls(RgbImage block, SlideColour colour, BinaryMask positive, PixelSize pixelSize) {
        this.block = block;
        this.positive = positive;
        this.pixelSize = pixelSize;
        this.emptyGreen = colour.white().green() * Math.pow(10, -EMPTY_OD);
    }

    /** Those of the positive pixels that are walls. */
    public static BinaryMask of(RgbImage block, SlideColour colour, BinaryMask positive, PixelSize pixelSize) {
        return new VesselWalls(block, colour, positive, pixelSize).find();
    }

    private BinaryMask find() {
        BinaryMask walls = BinaryMask.empty(positive.width(), positive.height());
        for (ObjectMask hole :
                ObjectMask.of(Components.labels(grown(positive, GAP_UM).not()), 0, 0)) {
            if (isLumen(hole)) {
                addWall(hole, walls);
            }
        }
        return walls;
    }

    private BinaryMask grown(BinaryMask mask, double um) {
        float[] share = BoxMean.share(mask, px(um)).data();
        BinaryMask grown = BinaryMask.empty(mask.width(), mask.height());
        for (int i = 0; i < share.length; i++) {
            grown.data()[i] = share[i] > 0;
        }
        return grown;
    }

    private int px(double um) {
        return (int) Math.max(1, Math.round(pixelSize.toPx(um)));
    }

    private boolean isLumen(ObjectMask hole) {
        Region box = hole.bounds();
        boolean inside = box.x() > 0 && box.y() > 0 && box.right() < block.width() && box.bottom() < block.height();
        return inside
                && Math.max(box.width(), box.height()) <= px(LARGEST_UM)
                && hole.pixels() * pixelSize.areaUm2() >= SMALLEST_UM2
                && isEmpty(hole);
    }

    private boolean isEmpty(ObjectMask hole) {
        Region box = hole.bounds();
        int bright = 0;
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                bright += hole.contains(x, y) && block.green(x, y) > emptyGreen ? 1 : 0;
            }
        }
        return bright >= LEAST_EMPTY * hole.pixels();
    }

    private void addWall(ObjectMask hole, BinaryMask walls) {
        Region around = hole.bounds()
                .grow(px(GAP_UM + WALL_UM + BEYOND_UM) + 1)
                .intersection(Region.ofSize(block.width(), block.height()));
        BinaryMask lumen = BinaryMask.empty(around.width(), around.height());
        for (int i = 0; i < lumen.data().length; i++) {
            lumen.data()[i] = hole.contains(around.x() + i % around.width(), around.y() + i / around.width());
        }
        BinaryMask near = grown(lumen, GAP_UM + WALL_UM);
        BinaryMask beyond = grown(lumen, GAP_UM + WALL_UM + BEYOND_UM).andNot(near);
        BinaryMask stained = positive.crop(around);
        if (beyond.and(stained).count() <= MOST_BEYOND * beyond.count()) {
            BinaryMask wall = near.and(stained);
            for (int i = 0; i < wall.data().length; i++) {
                if (wall.data()[i]) {
                    walls.data()[(around.y() + i / around.width()) * walls.width() + around.x() + i % around.width()] =
                            true;
                }
            }
        }
    }
}
