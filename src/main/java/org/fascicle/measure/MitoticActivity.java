package org.fascicle.measure;

import org.fascicle.detect.HotspotResult;
import org.fascicle.space.Area;

/**
 * Mitoses of a slide: in its most active area, overall, and what chance alone would make of the hottest window.
 *
 * @param hottest count in the most active window, with the analysable area of that window
 * @param overall count on all analysable tissue
 * @param hotspot where, by which rule, and beside which other windows
 */
public record MitoticActivity(Count hottest, Count overall, HotspotResult hotspot) {

    /** @param tissue all that mitoses were counted on; the most active area too where it is no larger than a window */
    public static MitoticActivity of(HotspotResult hotspot, Area tissue) {
        Area window = hotspot.wholeTissue() ? tissue : hotspot.hottest().analysable();
        return new MitoticActivity(
                new Count(hotspot.hottest().count(), window), new Count(hotspot.totalCount(), tissue), hotspot);
    }

    /** Whether the hottest window holds less tissue than wanted, so that a count per window is an extrapolation. */
    public boolean extrapolatedTo(Area window) {
        return hottest.area().um2() < 0.999 * window.um2();
    }
}
