package org.fascicle.detect;

import java.util.EnumMap;
import java.util.Map;

/**
 * Measures a dark body and what surrounds it; see {@link MitosisFeature} for what each figure speaks for.
 *
 * <p>Darkness is given in units of the slide's usual nucleus, so that a slide stained weakly or strongly looks alike.
 */
final class MitosisFeatures {

    private static final double LEAST_DENSITY = 0.05;

    private final DarknessPlanes planes;
    private final DarkBody body;
    private final double nucleusOd;
    private final BodySurroundings around;
    private final double darkness;
    private final Map<MitosisFeature, Double> values = new EnumMap<>(MitosisFeature.class);

    private MitosisFeatures(DarknessPlanes planes, DarkBody body, double nucleusOd) {
        this.planes = planes;
        this.body = body;
        this.nucleusOd = nucleusOd;
        this.around = new BodySurroundings(planes, body);
        this.darkness = mean(planes.red);
    }

    static Map<MitosisFeature, Double> of(DarknessPlanes planes, DarkBody body, double nucleusOd) {
        MitosisFeatures features = new MitosisFeatures(planes, body, nucleusOd);
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
        values.put(
                MitosisFeature.EDGE, outline.meanGradient() / Math.max(LEAST_DENSITY, darkness - around.rim.mean(0)));
    }

    private void inside() {
        double red = Math.max(LEAST_DENSITY, darkness);
        putRelative(MitosisFeature.PEAK, body.peak);
        putRelative(MitosisFeature.DARKNESS, darkness);
        values.put(MitosisFeature.UNEVENNESS, spread() / red);
        values.put(MitosisFeature.STEEPNESS, shareAbove(body.level + (body.peak - body.level) / 2));
        values.put(MitosisFeature.GREEN_RATIO, mean(planes.green) / red);
        values.put(MitosisFeature.BLUE_RATIO, mean(planes.blue) / red);
    }

    private void around() {
        double beyond = around.far.mean(body.level);
        double nuclei = around.nuclei.upper(darkness);
        putRelative(MitosisFeature.CONTRAST_RIM, darkness - around.rim.mean(body.level));
        putRelative(MitosisFeature.CONTRAST_CYTOPLASM, darkness - around.cytoplasm.mean(body.level));
        putRelative(MitosisFeature.CONTRAST_SURROUNDINGS, darkness - beyond);
        values.put(MitosisFeature.AGAINST_NUCLEI, darkness / Math.max(LEAST_DENSITY, nuclei));
        putRelative(MitosisFeature.RIM_SPREAD, around.rim.spread());
        putRelative(MitosisFeature.CYTOPLASM_SPREAD, around.cytoplasm.spread());
        putRelative(MitosisFeature.CLEARING, beyond - around.cell.mean(beyond));
        double cell = around.cell.redness(0);
        putRelative(MitosisFeature.EOSIN, cell - around.far.redness(cell));
        values.put(MitosisFeature.FRAGMENTS, around.fragments());
        putRelative(MitosisFeature.SURROUNDINGS, beyond);
        putRelative(MitosisFeature.NUCLEI_AROUND, nuclei);
        putRelative(MitosisFeature.SHARPNESS, around.gradients.upper(0));
    }

    private void putRelative(MitosisFeature feature, double od) {
        values.put(feature, od / nucleusOd);
    }

    private double mean(float[] plane) {
        double sum = 0;
        for (int pixel : body.pixels) {
            sum += plane[pixel];
        }
        return sum / body.area();
    }

    private double spread() {
        double sum = 0;
        for (int pixel : body.pixels) {
            sum += (planes.red[pixel] - darkness) * (planes.red[pixel] - darkness);
        }
        return Math.sqrt(sum / body.area());
    }

    private double shareAbove(float level) {
        int above = 0;
        for (int pixel : body.pixels) {
            above += planes.red[pixel] >= level ? 1 : 0;
        }
        return (double) above / body.area();
    }
}
