package org.fascicle.detect;

import java.util.List;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.Region;

/** The ellipse that has the second moments of the pixels of some nuclei; places are measured by it, 1 on its edge. */
final class NuclearGroup {

    /** Twice the standard deviation is the edge of a uniform ellipse. */
    private static final double EDGE = 2;

    private final int nuclei;
    private double pixels;
    private double meanX;
    private double meanY;
    private double xx;
    private double xy;
    private double yy;

    NuclearGroup(List<ObjectMask> members) {
        this.nuclei = members.size();
        members.forEach(this::addPlaces);
        meanX /= pixels;
        meanY /= pixels;
        members.forEach(this::addSpread);
        xx /= pixels;
        xy /= pixels;
        yy /= pixels;
    }

    private void addPlaces(ObjectMask nucleus) {
        pixels += nucleus.pixels();
        meanX += nucleus.pixels() * nucleus.centroidX();
        meanY += nucleus.pixels() * nucleus.centroidY();
    }

    private void addSpread(ObjectMask nucleus) {
        Region box = nucleus.bounds();
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                if (nucleus.contains(x, y)) {
                    xx += (x - meanX) * (x - meanX);
                    xy += (x - meanX) * (y - meanY);
                    yy += (y - meanY) * (y - meanY);
                }
            }
        }
    }

    int nuclei() {
        return nuclei;
    }

    double x() {
        return meanX;
    }

    double y() {
        return meanY;
    }

    double majorPx() {
        return EDGE * Math.sqrt((xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy));
    }

    double minorPx() {
        return EDGE * Math.sqrt(Math.max(0, (xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy)));
    }

    double areaPx() {
        return Math.PI * majorPx() * minorPx();
    }

    /** Distance of a place from the middle, 1 on the ellipse's edge. */
    double reach(double x, double y) {
        double dx = x - meanX;
        double dy = y - meanY;
        return Math.sqrt(Math.max(0, yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / (xx * yy - xy * xy)) / EDGE;
    }
}
