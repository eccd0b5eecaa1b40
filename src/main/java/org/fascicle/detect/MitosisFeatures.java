package org.fascicle.detect;

import java.util.EnumMap;
import java.util.Map;

/** Measures a dark body and what surrounds it; see {@link MitosisFeature} for what each figure speaks for. */
final class MitosisFeatures {

    static final double REACH_UM = 12;

    private static final double LEAST_DENSITY = 0.05;

    private final DarknessPlanes planes;
    private final DarkBody body;
    private final BodySurroundings surroundings;
    private final Map<MitosisFeature, Double> values = new EnumMap<>(MitosisFeature.class);

    private MitosisFeatures(DarknessPlanes planes, DarkBody body) {
        this.planes = planes;
        this.body = body;
        this.surroundings = new BodySurroundings(planes, body, REACH_UM);
    }

    static Map<MitosisFeature, Double> of(DarknessPlanes planes, DarkBody body) {
        MitosisFeatures features = new MitosisFeatures(planes, body);
        features.shape();
        features.inside();
        features.around();
        return features.values;
    }

    private void shape() {
        double um = planes.pixelUm;
        BodyOutline outline = new BodyOutline(planes, body);
        values.put(MitosisFeature.LOG_AREA, Math.log(body.area() * um * um));
        values.put(MitosisFeature.MINOR_AXIS, body.minor * um);
        values.put(MitosisFeature.ELONGATION, body.major / body.minor);
        values.put(MitosisFeature.IRREGULARITY, 1 - body.area() / body.ellipseArea());
        values.put(MitosisFeature.ROUGHNESS, outline.lengthPx() / body.ellipseOutline());
        values.put(MitosisFeature.HOLES, (double) outline.holePixels() / body.area());
        values.put(MitosisFeature.EDGE, outline.meanGradient() / contrast(0.5, 2));
    }

    private double contrast(double fromUm, double toUm) {
        double darkness = new BodySurroundings.Ring(planes, body.pixels).mean(planes.red, 0);
        return Math.max(LEAST_DENSITY, darkness - surroundings.ring(fromUm, toUm).mean(planes.red, 0));
    }

    private void inside() {
        BodySurroundings.Ring inside = new BodySurroundings.Ring(planes, body.pixels);
        double darkness = inside.mean(planes.red, 0);
        double red = Math.max(LEAST_DENSITY, darkness);
        float steep = body.level + (body.peak - body.level) / 2;
        values.put(MitosisFeature.PEAK, (double) body.peak);
        values.put(MitosisFeature.DARKNESS, darkness);
        values.put(MitosisFeature.UNEVENNESS, inside.spread(planes.red) / red);
        values.put(MitosisFeature.STEEPNESS, inside.shareAbove(planes.red, steep));
        values.put(MitosisFeature.GREEN_RATIO, inside.mean(planes.green, 0) / red);
        values.put(MitosisFeature.BLUE_RATIO, inside.mean(planes.blue, 0) / red);
    }

    private void around() {
        double darkness = values.get(MitosisFeature.DARKNESS);
        BodySurroundings.Ring rim = surroundings.ring(0.5, 2);
        BodySurroundings.Ring cytoplasm = surroundings.ring(2, 5);
        BodySurroundings.Ring cell = surroundings.ring(0.5, 5);
        BodySurroundings.Ring far = surroundings.ring(5, REACH_UM);
        double beyond = far.mean(planes.red, body.level);
        double nuclei = surroundings.ring(2, REACH_UM).percentile(planes.red, 0.95, darkness);
        values.put(MitosisFeature.CONTRAST_RIM, darkness - rim.mean(planes.red, body.level));
        values.put(MitosisFeature.CONTRAST_CYTOPLASM, darkness - cytoplasm.mean(planes.red, body.level));
        values.put(MitosisFeature.CONTRAST_SURROUNDINGS, darkness - beyond);
        values.put(MitosisFeature.AGAINST_NUCLEI, darkness / Math.max(LEAST_DENSITY, nuclei));
        values.put(MitosisFeature.RIM_SPREAD, rim.spread(planes.red));
        values.put(MitosisFeature.CYTOPLASM_SPREAD, cytoplasm.spread(planes.red));
        values.put(MitosisFeature.CLEARING, beyond - cell.mean(planes.red, beyond));
        values.put(MitosisFeature.EOSIN, redness(cell, 0) - redness(far, redness(cell, 0)));
        values.put(MitosisFeature.FRAGMENTS, surroundings.ring(0.5, 8).shareAbove(planes.red, body.level));
        values.put(MitosisFeature.SURROUNDINGS, beyond);
        values.put(MitosisFeature.NUCLEI_AROUND, nuclei);
        values.put(MitosisFeature.SHARPNESS, surroundings.ring(-1, 5).percentile(planes.gradient, 0.95, 0));
    }

    private double redness(BodySurroundings.Ring ring, double fallback) {
        return ring.pixels().length == 0 ? fallback : ring.mean(planes.green, 0) - ring.mean(planes.red, 0);
    }
}
