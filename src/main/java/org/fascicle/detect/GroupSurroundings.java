package org.fascicle.detect;

import org.fascicle.image.FloatImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * What lies in the ellipse of a group of nuclei, and in a ring from 3 to 12 um around it.
 *
 * <p>The ring begins where the body of a giant cell, which reaches beyond its nuclei, may still be, and ends at some cells' distance.
 */
final class GroupSurroundings {

    private static final double RING_FROM_UM = 3;
    private static final double RING_TO_UM = 12;
    /** Less eosin than this is glass. */
    private static final double GLASS_OD = 0.05;

    private final NuclearGroup group;
    private final double from;
    private final double to;
    private final Region box;
    private double insidePx;
    private double insideNuclearPx;
    private double ringPx;
    private double ringNuclearPx;
    private double insideEosin;
    private double ringEosin;
    private double ringGlassPx;
    private double insideGlassPx;

    /** @param patch pixels that are known, on the grid */
    GroupSurroundings(NuclearGroup group, PixelSize pixelSize, Region patch) {
        this.group = group;
        double radius = Math.sqrt(group.majorPx() * group.minorPx());
        this.from = 1 + pixelSize.toPx(RING_FROM_UM) / radius;
        this.to = 1 + pixelSize.toPx(RING_TO_UM) / radius;
        int span = (int) Math.ceil(group.majorPx() * to);
        this.box = new Region(
                        (int) Math.round(group.x()) - span,
                        (int) Math.round(group.y()) - span,
                        2 * span + 1,
                        2 * span + 1)
                .intersection(patch);
    }

    /** All that is looked at, on the grid. */
    Region box() {
        return box;
    }

    /** @param nuclear which pixels of the box are nuclei */
    void countNuclei(boolean[] nuclear) {
        for (int i = 0; i < nuclear.length; i++) {
            double reach = reach(i);
            if (reach <= 1) {
                insidePx++;
                insideNuclearPx += nuclear[i] ? 1 : 0;
            } else if (reach >= from && reach <= to) {
                ringPx++;
                ringNuclearPx += nuclear[i] ? 1 : 0;
            }
        }
    }

    /** @param eosin of the box */
    void addEosin(boolean[] nuclear, FloatImage eosin) {
        for (int i = 0; i < nuclear.length; i++) {
            double reach = nuclear[i] ? Double.NaN : reach(i);
            if (reach <= 1) {
                insideEosin += eosin.data()[i];
                insideGlassPx += eosin.data()[i] < GLASS_OD ? 1 : 0;
            } else if (reach >= from && reach <= to) {
                ringEosin += eosin.data()[i];
                ringGlassPx += eosin.data()[i] < GLASS_OD ? 1 : 0;
            }
        }
    }

    private double reach(int i) {
        return group.reach(box.x() + i % box.width(), box.y() + i / box.width());
    }

    /** Share of nuclei inside is at least so many times the share around. */
    boolean isIsolated(double times) {
        return insideNuclearPx / insidePx >= times * ringNuclearPx / Math.max(1, ringPx);
    }

    /** Eosin between the nuclei is at least so many times that around, and little of the surroundings and less of the body is glass. */
    boolean isBody(double times, double mostGlass, double mostCleft) {
        double around = ringPx - ringNuclearPx;
        double between = insidePx - insideNuclearPx;
        return around > 0
                && between > 0
                && insideEosin / between >= times * ringEosin / around
                && ringGlassPx <= mostGlass * around
                && insideGlassPx <= mostCleft * between;
    }
}
