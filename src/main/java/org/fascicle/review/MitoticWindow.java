package org.fascicle.review;

import java.util.List;
import java.util.Optional;
import org.fascicle.decision.Statement.WindowPlace;
import org.fascicle.detect.Hotspot;
import org.fascicle.detect.HotspotOptions;
import org.fascicle.detect.HotspotWindow;
import org.fascicle.detect.PointUm;
import org.fascicle.space.PixelSize;

/**
 * The area on which figures are counted: where a person put it, else the most active area of what may be a figure.
 *
 * @param pixelSize of the slide at full resolution
 */
record MitoticWindow(HotspotWindow window, PixelSize pixelSize, boolean moved) {

    /** FNCLCC's area; draws of slides without a hotspot are the analysis's matter. */
    private static final HotspotOptions OPTIONS = new HotspotOptions(
            HotspotOptions.DEFAULT_WINDOW,
            HotspotOptions.DEFAULT_SHAPE,
            HotspotOptions.DEFAULT_STEP_UM,
            0,
            HotspotOptions.DEFAULT_SEED);

    static MitoticWindow of(
            List<Candidate> candidates, Optional<WindowPlace> placed, TissueMask tissue, PixelSize pixelSize) {
        return placed.map(place -> at(place.xPx(), place.yPx(), tissue, pixelSize))
                .orElseGet(() -> hottest(candidates, tissue, pixelSize));
    }

    private static MitoticWindow hottest(List<Candidate> candidates, TissueMask tissue, PixelSize pixelSize) {
        List<PointUm> places = candidates.stream()
                .filter(each -> each.isFigure() || each.isOpen())
                .map(each -> place(each.xPx(), each.yPx(), pixelSize))
                .toList();
        HotspotWindow hottest = Hotspot.find(places, tissue.analysable(), tissue.pixelSize(), OPTIONS)
                .hottest();
        return new MitoticWindow(hottest, pixelSize, false);
    }

    /** The window around a place, as large as holds the rule's area of tissue. */
    static MitoticWindow at(double xPx, double yPx, TissueMask tissue, PixelSize pixelSize) {
        HotspotWindow window = Hotspot.at(place(xPx, yPx, pixelSize), tissue.analysable(), tissue.pixelSize(), OPTIONS);
        return new MitoticWindow(window, pixelSize, true);
    }

    private static PointUm place(double xPx, double yPx, PixelSize pixelSize) {
        return new PointUm((xPx + 0.5) * pixelSize.xUm(), (yPx + 0.5) * pixelSize.yUm());
    }

    boolean holds(Candidate candidate) {
        return window.holds(place(candidate.xPx(), candidate.yPx(), pixelSize));
    }

    double centreXPx() {
        return window.centre().x() / pixelSize.xUm() - 0.5;
    }

    double centreYPx() {
        return window.centre().y() / pixelSize.yUm() - 0.5;
    }
}
