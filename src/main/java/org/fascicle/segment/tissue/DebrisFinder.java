package org.fascicle.segment.tissue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.BoxMean;
import org.fascicle.raster.Components;
import org.fascicle.raster.Shrinking;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.WhitePoint;

/**
 * Finds flakes of keratin and such debris: thin shreds between which glass shows, denser and bluer than most of the slide's
 * tissue, and of one hue.
 *
 * <p>Thin tissue, as septa of lung or fat, is paler than solid tissue, and its nuclei differ in hue from what lies between them.
 * A flake is of one substance: where it is denser it is thicker, and the hue stays. It is bluer than tissue on average, whose
 * nuclei take but a part of it; that is why a segmenter finds nuclei in it.
 *
 * <p>Units: pixels up to 4 um; windows of 48 um. Limits: solid keratin, and flakes as pink as collagen, are tissue; marrow between fat may pass for flakes. Chosen on one section of skin and on sound
 * tissue of eight sources; that glass lies between flakes, but not between the lymphocytes of an infiltrate, on a region of breast.
 */
final class DebrisFinder {

    /** At coarser pixels shreds and the glass between them are one. */
    static final double COARSEST_UM = 4;

    private static final double WORKING_UM = 1.5;
    /** Half the window over which hue and density are judged: several shreds. */
    private static final double WINDOW_UM = 24;
    /** Density of matter; glass and the blur around matter are paler. */
    private static final float MATTER = 0.1f;
    /** Density of glass in focus; what lies between the cells of a loose infiltrate is paler than matter as well, but hardly so pale. */
    private static final float GLASS = 0.05f;
    /** Part of what is no matter that is glass: 0.75 to 0.85 among flakes, 0.4 among lymphocytes. */
    private static final float LEAST_GLASS = 0.6f;
    /** Matter that holds a square of twice this is solid. */
    private static final double SOLID_UM = 12;
    /** Most of the matter in a window that may be solid. */
    private static final float MOST_SOLID = 0.4f;
    /** Part of a window that is matter. */
    private static final float LEAST_MATTER = 0.12f;

    private static final float MOST_MATTER = 0.8f;
    /** Windows with less matter say nothing of the slide's tissue. */
    private static final float TELLING = 0.3f;

    private static final float DENSER_THAN_MIDDLE = 1.1f;
    private static final float LEAST_DENSITY = 0.25f;
    /** Share of the slide's tissue that is less blue than a flake. */
    private static final double LESS_BLUE = 0.8;
    /** Standard deviation of the hue, red's part of the density; 0.04 to 0.05 in flakes, 0.06 and more in shreds with nuclei. */
    private static final float ONE_HUE = 0.055f;

    /** A bed of flakes; clumps of marrow between fat cells, of the same hue, are mostly smaller. */
    private static final double LEAST_UM2 = 10_000;

    private static final int FEWEST_WINDOWS = 50;

    private final PixelSize pixelSize;
    private final FloatImage share;
    private final FloatImage glass;
    private final FloatImage density;
    private final FloatImage hue;
    private final FloatImage deviation;
    private final BinaryMask matter;

    private DebrisFinder(RgbImage image, PixelSize pixelSize, WhitePoint white) {
        this.pixelSize = pixelSize;
        OpticalDensity of = new OpticalDensity(white);
        FloatImage dense = FloatImage.zeros(image.width(), image.height());
        FloatImage red = FloatImage.zeros(image.width(), image.height());
        FloatImage squares = FloatImage.zeros(image.width(), image.height());
        matter = BinaryMask.empty(image.width(), image.height());
        BinaryMask clear = BinaryMask.empty(image.width(), image.height());
        for (int i = 0; i < matter.data().length; i++) {
            float inRed = of.red(image.data()[3 * i] & 0xff);
            float mean =
                    (inRed + of.green(image.data()[3 * i + 1] & 0xff) + of.blue(image.data()[3 * i + 2] & 0xff)) / 3;
            clear.data()[i] = mean < GLASS;
            if (mean > MATTER) {
                float part = inRed / (3 * mean);
                matter.data()[i] = true;
                dense.data()[i] = mean;
                red.data()[i] = mean * part;
                squares.data()[i] = mean * part * part;
            }
        }
        int radius = Masks.radius(pixelSize, WINDOW_UM);
        share = BoxMean.share(matter, radius);
        glass = BoxMean.share(clear, radius);
        density = BoxMean.of(dense, radius);
        hue = BoxMean.of(red, radius);
        deviation = BoxMean.of(squares, radius);
        judge();
    }

    /** Turns sums over windows into means over their matter, weighted by density. */
    private void judge() {
        for (int i = 0; i < share.data().length; i++) {
            float all = Math.max(1e-6f, density.data()[i]);
            hue.data()[i] /= all;
            float spread = deviation.data()[i] / all - hue.data()[i] * hue.data()[i];
            deviation.data()[i] = (float) Math.sqrt(Math.max(0, spread));
            density.data()[i] /= Math.max(1e-6f, share.data()[i]);
        }
    }

    /**
     * What the slide's tissue is like.
     *
     * @param density of the matter in a window, the median
     * @param hue red's part of the density that four fifths of the windows do not reach
     */
    record Usual(float density, float hue) {}

    /** By parts of the slide and their tissue; nothing where they are too coarse or too few to tell. */
    static Optional<Usual> usual(List<RgbImage> parts, List<BinaryMask> tissue, PixelSize pixelSize, WhitePoint white) {
        List<float[]> densities = new ArrayList<>();
        List<float[]> hues = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int factor = factor(parts.get(i), pixelSize);
            if (factor > 0) {
                DebrisFinder finder =
                        new DebrisFinder(Shrinking.mean(parts.get(i), factor), pixelSize.times(factor), white);
                BinaryMask small = Shrinking.all(tissue.get(i), factor);
                densities.add(finder.over(finder.density, small));
                hues.add(finder.over(finder.hue, small));
            }
        }
        float[] dense = sorted(densities);
        float[] red = sorted(hues);
        return dense.length < FEWEST_WINDOWS
                ? Optional.empty()
                : Optional.of(new Usual(dense[dense.length / 2], red[(int) (LESS_BLUE * red.length)]));
    }

    private static float[] sorted(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        Arrays.sort(all);
        return all;
    }

    /** How many pixels make one that flakes are looked for on; 0 where none are. */
    private static int factor(RgbImage image, PixelSize pixelSize) {
        int factor = (int) Math.max(1, Math.floor(WORKING_UM / pixelSize.meanUm()));
        return pixelSize.meanUm() > COARSEST_UM || Math.min(image.width(), image.height()) < factor ? 0 : factor;
    }

    /** @return flakes and such in the tissue of an image; none where it is too coarse to tell */
    static BinaryMask find(RgbImage image, PixelSize pixelSize, WhitePoint white, BinaryMask tissue, Usual usual) {
        int factor = factor(image, pixelSize);
        if (factor == 0) {
            return BinaryMask.empty(image.width(), image.height());
        }
        DebrisFinder finder = new DebrisFinder(Shrinking.mean(image, factor), pixelSize.times(factor), white);
        return Masks.enlarged(finder.flakes(usual), factor, image.width(), image.height())
                .and(tissue);
    }

    private BinaryMask flakes(Usual usual) {
        float dense = Math.max(LEAST_DENSITY, DENSER_THAN_MIDDLE * usual.density());
        float blue = usual.hue();
        FloatImage solid = BoxMean.share(solid(), Masks.radius(pixelSize, WINDOW_UM));
        BinaryMask flakes = BinaryMask.empty(matter.width(), matter.height());
        for (int i = 0; i < flakes.data().length; i++) {
            float held = share.data()[i];
            flakes.data()[i] = held > LEAST_MATTER
                    && held < MOST_MATTER
                    && glass.data()[i] > LEAST_GLASS * (1 - held)
                    && solid.data()[i] < MOST_SOLID * held
                    && density.data()[i] > dense
                    && hue.data()[i] > blue
                    && deviation.data()[i] < ONE_HUE;
        }
        return Components.withoutSpecks(flakes, LEAST_UM2 / pixelSize.areaUm2());
    }

    private BinaryMask solid() {
        int radius = Masks.radius(pixelSize, SOLID_UM);
        return Masks.dilated(Masks.eroded(matter, radius), radius).and(matter);
    }

    /** Values in windows of tissue. */
    private float[] over(FloatImage image, BinaryMask tissue) {
        float[] values = new float[image.data().length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (tissue.data()[i] && share.data()[i] > TELLING) {
                values[count++] = image.data()[i];
            }
        }
        return Arrays.copyOf(values, count);
    }
}
