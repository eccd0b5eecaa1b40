package org.fascicle.detect;

import org.fascicle.space.Area;

/**
 * One counting window and what lies in it.
 *
 * @param centre its middle
 * @param reachUm half its edge, or its radius; larger where glass or excluded areas lie within
 * @param shape its outline
 * @param count points in it
 * @param analysable analysable tissue in it
 */
public record HotspotWindow(PointUm centre, double reachUm, WindowShape shape, long count, Area analysable) {

    private static final int CIRCLE_CORNERS = 64;

    public boolean holds(PointUm point) {
        return shape.holds(reachUm, point.x() - centre.x(), point.y() - centre.y());
    }

    /** Corners of its outline, x0, y0, x1, y1, ... in um from the slide's corner; a circle has 64. */
    public double[] outlineUm() {
        int corners = shape == WindowShape.SQUARE ? 4 : CIRCLE_CORNERS;
        double reach = shape == WindowShape.SQUARE ? reachUm * Math.sqrt(2) : reachUm;
        double[] outline = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (i + 0.5) / corners;
            outline[2 * i] = centre.x() + reach * Math.cos(angle);
            outline[2 * i + 1] = centre.y() + reach * Math.sin(angle);
        }
        return outline;
    }
}
