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

    public boolean holds(PointUm point) {
        return shape.holds(reachUm, point.x() - centre.x(), point.y() - centre.y());
    }
}
