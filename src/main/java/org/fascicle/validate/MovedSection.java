package org.fascicle.validate;

import java.util.Random;
import java.util.SplittableRandom;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Smoothing;
import org.fascicle.space.Affine;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKindChoice;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.StainPlanes;
import org.fascicle.stain.StainSeparation;
import org.fascicle.stain.StainVector;

/**
 * A section as its neighbour in the block might look: turned, at times mirrored, bent by a smooth wave, torn, trimmed, and of another stain.
 *
 * <p>All in pixels of the section's picture, which lies in the middle of empty glass. Where each place of the moved section was is known.
 */
final class MovedSection {

    private static final int GLASS = 240;
    private static final double NOISE = 2;
    /** A wave's height as a share of the section's longer side, at most. */
    private static final double MOST_WAVE = 0.008;

    private static final double MOST_SCALE = 0.03;
    private static final double MOST_TEAR = 0.03;
    private static final double MOST_TRIMMED = 0.25;
    private static final double RAGGED = 0.06;
    private static final double ROUND = 6;
    /** The area that a marker stains alike, as a share of the section's longer side. */
    private static final double PATCH = 0.06;

    private final RgbImage tissue;
    private final int side;
    private final double longest;
    private final Random random;
    private final Affine toFixed;
    private final boolean mirrored;
    private final boolean otherStain;
    private final boolean torn;
    private final boolean trimmed;
    private final double turn;
    private final double waveX;
    private final double waveY;
    private final double[] phases;
    private final double tearAngle;
    private final double tearPx;
    private final double trimAngle;
    private final double trimAt;

    /** @param seed the same gives the same motion and picture */
    MovedSection(RgbImage tissue, long seed) {
        this.tissue = tissue;
        random = new Random(mixed(seed));
        longest = Math.max(tissue.width(), tissue.height());
        side = side(tissue);
        turn = 360 * random.nextDouble() - 180;
        mirrored = random.nextInt(3) == 0;
        otherStain = random.nextInt(2) == 0;
        torn = random.nextInt(4) == 0;
        trimmed = random.nextInt(3) == 0;
        waveX = MOST_WAVE * longest * (0.25 + 0.75 * random.nextDouble());
        waveY = MOST_WAVE * longest * (0.25 + 0.75 * random.nextDouble());
        phases = random.doubles(4, 0, 2 * Math.PI).toArray();
        tearAngle = 2 * Math.PI * random.nextDouble();
        tearPx = torn ? MOST_TEAR * longest * (0.3 + 0.7 * random.nextDouble()) : 0;
        trimAngle = 2 * Math.PI * random.nextDouble();
        trimAt = longest * (0.5 - MOST_TRIMMED * random.nextDouble());
        toFixed = map();
    }

    /** The first draws of neighbouring seeds are alike otherwise. */
    static long mixed(long seed) {
        return new SplittableRandom(seed).nextLong();
    }

    /** Glass enough that the section can be turned. */
    static int side(RgbImage tissue) {
        return (int) Math.ceil(1.12 * Math.hypot(tissue.width(), tissue.height()));
    }

    private Affine map() {
        double middle = side / 2.0;
        double scale = 1 + MOST_SCALE * (2 * random.nextDouble() - 1);
        Affine turned = Affine.ofTurn(turn, middle, middle).after(mirrored ? Affine.ofMirror(side) : Affine.IDENTITY);
        Affine scaled =
                Affine.ofShift(middle, middle).after(Affine.ofScale(scale)).after(Affine.ofShift(-middle, -middle));
        double shift = 0.03 * longest;
        return Affine.ofShift(shift * (2 * random.nextDouble() - 1), shift * (2 * random.nextDouble() - 1))
                .after(scaled)
                .after(turned);
    }

    /** The section as it was, on glass, with a ragged outline of its own. */
    static RgbImage still(RgbImage tissue, long seed) {
        int side = side(tissue);
        Random random = new Random(mixed(~seed));
        double[] outline = random.doubles(2, 0, 2 * Math.PI).toArray();
        RgbImage image = RgbImage.black(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double[] at = onTissue(tissue, side, x, y);
                boolean inside = isInside(tissue, at, outline);
                for (int c = 0; c < 3; c++) {
                    put(image, x, y, c, inside ? value(tissue, at, c) : GLASS, random);
                }
            }
        }
        return image;
    }

    RgbImage picture() {
        RgbImage stained = otherStain ? restained() : tissue;
        double[] outline = random.doubles(2, 0, 2 * Math.PI).toArray();
        RgbImage image = RgbImage.black(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double[] there = toFixed(x, y);
                double[] at = onTissue(tissue, side, there[0], there[1]);
                boolean inside = !Double.isNaN(there[0]) && isInside(tissue, at, outline) && !isTrimmed(there);
                for (int c = 0; c < 3; c++) {
                    put(image, x, y, c, inside ? value(stained, at, c) : GLASS, random);
                }
            }
        }
        return image;
    }

    /** Where a place of the moved section was on the still one; not a number in the gap of a tear. */
    double[] toFixed(double x, double y) {
        double fx = toFixed.x(x, y);
        double fy = toFixed.y(x, y);
        double length = longest / 7;
        double bentX = fx + waveX * Math.sin(fx / length + phases[0]) * Math.cos(fy / (1.2 * length) + phases[1]);
        double bentY = fy + waveY * Math.cos(fx / (1.3 * length) + phases[2]) * Math.sin(fy / length + phases[3]);
        if (!torn) {
            return new double[] {bentX, bentY};
        }
        double nx = Math.cos(tearAngle);
        double ny = Math.sin(tearAngle);
        double across = (bentX - side / 2.0) * nx + (bentY - side / 2.0) * ny;
        if (across <= 0) {
            return new double[] {bentX, bentY};
        }
        return across < tearPx
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {bentX - tearPx * nx, bentY - tearPx * ny};
    }

    /** Whether a place of the still section is left on the moved one. */
    boolean isThere(double fixedX, double fixedY) {
        return !isTrimmed(new double[] {fixedX, fixedY});
    }

    private boolean isTrimmed(double[] at) {
        double across = (at[0] - side / 2.0) * Math.cos(trimAngle) + (at[1] - side / 2.0) * Math.sin(trimAngle);
        return trimmed && across > trimAt;
    }

    /** Haematoxylin, and a brown marker of the cytoplasm in some places only. */
    private RgbImage restained() {
        SlideColour colour =
                ColourEstimator.estimate(tissue, ColourOptions.defaults().withKind(StainKindChoice.HE));
        StainPlanes planes = StainSeparation.separate(tissue, colour);
        FloatImage marker = FloatImage.zeros(tissue.width(), tissue.height());
        for (int i = 0; i < marker.data().length; i++) {
            marker.data()[i] = (float) random.nextGaussian();
        }
        double reach = PATCH * longest;
        FloatImage smooth = Smoothing.gaussian(marker, reach);
        // white noise of deviation 1 that a Gaussian of this reach has smoothed
        double deviation = 1 / (2 * Math.sqrt(Math.PI) * reach);
        RgbImage image = RgbImage.black(tissue.width(), tissue.height());
        StainVector blue = StainMatrix.QUPATH_HDAB.first();
        StainVector brown = StainMatrix.QUPATH_HDAB.second();
        for (int i = 0; i < marker.data().length; i++) {
            double h = 0.8 * Math.max(0, planes.haematoxylin().data()[i]);
            double eosin = Math.max(0, planes.second().data()[i]);
            double dab = eosin * Math.max(0.1, 0.5 + smooth.data()[i] / deviation);
            image.data()[3 * i] = light(h * blue.red() + dab * brown.red());
            image.data()[3 * i + 1] = light(h * blue.green() + dab * brown.green());
            image.data()[3 * i + 2] = light(h * blue.blue() + dab * brown.blue());
        }
        return image;
    }

    private static byte light(double density) {
        return (byte) Math.max(0, Math.round((GLASS + 1) * Math.pow(10, -density) - 1));
    }

    private static double[] onTissue(RgbImage tissue, int side, double x, double y) {
        return new double[] {x - (side - tissue.width()) / 2, y - (side - tissue.height()) / 2};
    }

    /** A rounded rectangle with a wavy edge. */
    private static boolean isInside(RgbImage tissue, double[] at, double[] outline) {
        double u = 2 * at[0] / (tissue.width() - 1) - 1;
        double v = 2 * at[1] / (tissue.height() - 1) - 1;
        double angle = Math.atan2(v, u);
        double edge = 1 - RAGGED * (2 + Math.cos(3 * angle + outline[0]) + Math.cos(5 * angle + outline[1]));
        return Math.pow(Math.pow(Math.abs(u), ROUND) + Math.pow(Math.abs(v), ROUND), 1 / ROUND) < edge;
    }

    private static double value(RgbImage image, double[] at, int channel) {
        int left = (int) Math.max(0, Math.min(image.width() - 2, Math.floor(at[0])));
        int top = (int) Math.max(0, Math.min(image.height() - 2, Math.floor(at[1])));
        double right = Math.max(0, Math.min(1, at[0] - left));
        double down = Math.max(0, Math.min(1, at[1] - top));
        return (1 - down) * ((1 - right) * raw(image, left, top, channel) + right * raw(image, left + 1, top, channel))
                + down
                        * ((1 - right) * raw(image, left, top + 1, channel)
                                + right * raw(image, left + 1, top + 1, channel));
    }

    private static int raw(RgbImage image, int x, int y, int channel) {
        return image.data()[3 * (y * image.width() + x) + channel] & 0xff;
    }

    private static void put(RgbImage image, int x, int y, int channel, double value, Random random) {
        image.data()[3 * (y * image.width() + x) + channel] =
                (byte) Math.max(0, Math.min(255, Math.round(value + NOISE * random.nextGaussian())));
    }

    int side() {
        return side;
    }

    boolean isMirrored() {
        return mirrored;
    }

    boolean isOtherStain() {
        return otherStain;
    }

    boolean isTorn() {
        return torn;
    }

    boolean isTrimmed() {
        return trimmed;
    }

    double turnDegrees() {
        return turn;
    }

    /** Greatest displacement of the wave, in pixels. */
    double wavePx() {
        return Math.hypot(waveX, waveY);
    }
}
