package org.fascicle.validate;

import java.util.Random;
import org.fascicle.image.FloatImage;
import org.fascicle.image.LabelImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Smoothing;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKindChoice;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.StainPlanes;
import org.fascicle.stain.StainSeparation;
import org.fascicle.stain.StainVector;

/**
 * An H&E field with outlined nuclei, shown as if a nuclear marker had been stained in it: which nuclei are brown, and how brown, is known.
 *
 * <p>Haematoxylin stays, paler under brown; eosin goes but for a trace. A drawn share of the nuclei gets DAB that follows their chromatin,
 * one in four of them on one side only; it blurs over the outline by half a um. Both stains' hues are turned by some degrees from field to
 * field. What is added is optical density, so that the light is what such a section would let through, by Beer and Lambert.
 *
 * <p>Limits: real DAB scatters, lies in granules, and stains what it should not. What stands against it is a drawing.
 */
final class BrownNuclei {

    /** How a field is stained. */
    enum Look {
        WEAK(0.25, 0, 1),
        MEDIUM(0.6, 0, 1),
        SATURATED(1.6, 0, 1),
        HAZE(0.6, 0.1, 1),
        JPEG_70(0.6, 0.03, 0.7f);

        /** Median DAB density of a positive nucleus. */
        private final double nuclearOd;
        /** DAB density of dense cytoplasm. */
        private final double hazeOd;
        /** JPEG quality; 1 is none. */
        private final float quality;

        Look(double nuclearOd, double hazeOd, float quality) {
            this.nuclearOd = nuclearOd;
            this.hazeOd = hazeOd;
            this.quality = quality;
        }

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    private static final double[] SHARES = {0.02, 0.05, 0.1, 0.2, 0.4, 0.6};
    /** Nuclei of one field differ by so much, as the standard deviation of the logarithm. */
    private static final double SPREAD = 0.25;

    private static final int ONE_SIDED = 4;
    private static final double HAEMATOXYLIN = 0.8;
    private static final double HIDDEN = 0.5;
    private static final double GLASS = 240;
    private static final double NOISE = 1.5;
    private static final double BACKGROUND_OD = 0.015;
    private static final double BLUR_UM = 0.5;
    private static final double HAZE_BLUR_UM = 1.5;
    /** Eosin density that cytoplasm has on most H&E slides. */
    private static final double USUAL_EOSIN = 0.3;

    /** Counterstains are bluer than the haematoxylin of H&E: between QuPath's vector and those measured on Ki-67 fields. */
    private static final StainVector BLUE = new StainVector(StainVector.HAEMATOXYLIN, 0.70, 0.65, 0.28);

    private static final double HUE_SPREAD = 0.02;

    private final NucleiField field;
    private final Look look;
    private final Random random;
    private final LabelImage positive;
    private final LabelImage negative;
    private final FloatImage dab;

    private BrownNuclei(NucleiField field, Look look, long seed) {
        this.field = field;
        this.look = look;
        this.random = new Random(seed);
        int width = field.image().width();
        int height = field.image().height();
        positive = LabelImage.empty(width, height);
        negative = LabelImage.empty(width, height);
        dab = FloatImage.zeros(width, height);
    }

    /** The same field, look and seed give the same picture. */
    static KiField of(NucleiField field, Look look, int seed) {
        return new BrownNuclei(field, look, seed).stained(SHARES[seed % SHARES.length]);
    }

    private KiField stained(double share) {
        SlideColour colour =
                ColourEstimator.estimate(field.image(), ColourOptions.defaults().withKind(StainKindChoice.HE));
        StainPlanes planes = StainSeparation.separate(field.image(), colour);
        int label = 0;
        for (ObjectMask nucleus : ObjectMask.of(field.truth(), 0, 0)) {
            boolean brown = random.nextDouble() < share;
            draw(nucleus, brown ? positive : negative, ++label);
            if (brown) {
                stain(nucleus, planes.haematoxylin());
            }
        }
        double um = field.pixelSize().meanUm();
        FloatImage soft = Smoothing.gaussian(dab, BLUR_UM / um);
        FloatImage cytoplasm = Smoothing.gaussian(planes.second(), HAZE_BLUR_UM / um);
        return new KiField(
                field.name() + ", " + look.label(),
                JpegLoss.of(mixed(planes.haematoxylin(), cytoplasm, soft), look.quality),
                positive,
                negative,
                field.pixelSize());
    }

    private static void draw(ObjectMask nucleus, LabelImage into, int label) {
        for (int y = nucleus.bounds().y(); y < nucleus.bounds().bottom(); y++) {
            for (int x = nucleus.bounds().x(); x < nucleus.bounds().right(); x++) {
                if (nucleus.contains(x, y)) {
                    into.data()[y * into.width() + x] = label;
                }
            }
        }
    }

    private void stain(ObjectMask nucleus, FloatImage haematoxylin) {
        double amount = look.nuclearOd * Math.exp(SPREAD * random.nextGaussian());
        double mean = mean(nucleus, haematoxylin);
        double angle = 2 * Math.PI * random.nextDouble();
        boolean oneSided = random.nextInt(ONE_SIDED) == 0;
        double reach = Math.sqrt(nucleus.pixels() / Math.PI);
        for (int y = nucleus.bounds().y(); y < nucleus.bounds().bottom(); y++) {
            for (int x = nucleus.bounds().x(); x < nucleus.bounds().right(); x++) {
                if (nucleus.contains(x, y)) {
                    double chromatin = Math.max(0.4, Math.min(1.6, haematoxylin.get(x, y) / mean));
                    double across =
                            ((x - nucleus.centroidX()) * Math.cos(angle) + (y - nucleus.centroidY()) * Math.sin(angle))
                                    / reach;
                    double side = oneSided ? Math.max(0.1, Math.min(1, 0.5 + 1.5 * across)) : 1;
                    dab.data()[y * dab.width() + x] = (float) (amount * chromatin * side);
                }
            }
        }
    }

    private static double mean(ObjectMask nucleus, FloatImage plane) {
        double sum = 0;
        for (int y = nucleus.bounds().y(); y < nucleus.bounds().bottom(); y++) {
            for (int x = nucleus.bounds().x(); x < nucleus.bounds().right(); x++) {
                sum += nucleus.contains(x, y) ? plane.get(x, y) : 0;
            }
        }
        return Math.max(0.05, sum / nucleus.pixels());
    }

    private RgbImage mixed(FloatImage haematoxylin, FloatImage cytoplasm, FloatImage brown) {
        double[] blue = turned(BLUE);
        double[] dabHue = turned(StainMatrix.QUPATH_HDAB.second());
        RgbImage image = RgbImage.black(brown.width(), brown.height());
        for (int i = 0; i < brown.data().length; i++) {
            double eosin = Math.max(0, Math.min(1.5, cytoplasm.data()[i] / USUAL_EOSIN));
            double d = brown.data()[i] + (BACKGROUND_OD + look.hazeOd) * eosin;
            double h = HAEMATOXYLIN * Math.max(0, haematoxylin.data()[i]) * (1 - HIDDEN * Math.min(1, brown.data()[i]));
            for (int c = 0; c < 3; c++) {
                double light = (GLASS + 1) * Math.pow(10, -(h * blue[c] + d * dabHue[c])) - 1;
                image.data()[3 * i + c] =
                        (byte) Math.max(0, Math.min(255, Math.round(light + NOISE * random.nextGaussian())));
            }
        }
        return image;
    }

    private double[] turned(StainVector usual) {
        StainVector vector = new StainVector(
                usual.name(),
                usual.red() + HUE_SPREAD * random.nextGaussian(),
                usual.green() + HUE_SPREAD * random.nextGaussian(),
                usual.blue() + HUE_SPREAD * random.nextGaussian());
        return new double[] {vector.red(), vector.green(), vector.blue()};
    }
}
