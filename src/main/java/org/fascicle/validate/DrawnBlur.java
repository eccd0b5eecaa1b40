package org.fascicle.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Smoothing;
import org.fascicle.segment.tissue.BlurMeter;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/** Real fields of which one side, about half, was put out of focus by Gaussian blurs of known widths, and how much of it is called so. */
final class DrawnBlur {

    private static final double[] SIGMAS_UM = {1.5, 3, 6};
    /** As the pieces that tell how sharp a slide usually is. */
    private static final double PIECE_UM = 256;

    private final double[] drawn = new double[SIGMAS_UM.length];
    private final double[] found = new double[SIGMAS_UM.length];
    private final double[] right = new double[SIGMAS_UM.length];
    private final int[] within = new int[SIGMAS_UM.length];
    private double clean;
    private double all;
    private int fields;

    /** @param tissue what is measured of the image, on its pixels of up to 1 um */
    void add(RgbImage image, PixelSize pixelSize, BinaryMask tissue, Random random) {
        BinaryMask side = side(image, random);
        double cut = cut(image, pixelSize, tissue);
        fields++;
        all += tissue.count();
        clean += called(image, pixelSize, tissue, cut).count();
        for (int i = 0; i < SIGMAS_UM.length; i++) {
            BinaryMask truth = side.and(tissue);
            BinaryMask called = called(blurred(image, side, pixelSize.toPx(SIGMAS_UM[i])), pixelSize, tissue, cut);
            drawn[i] += truth.count();
            found[i] += called.count();
            right[i] += called.and(truth).count();
            within[i] += Math.abs(called.count() - truth.count()) <= 0.1 * truth.count() ? 1 : 0;
        }
    }

    /** A table in Markdown. */
    String table() {
        StringBuilder text =
                new StringBuilder("\n| out of focus by a blur of | fields | found of what was drawn, % | area called, %"
                        + " of what was drawn | fields within 10 % |\n|---|---|---|---|---|\n");
        text.append(String.format(Locale.ROOT, "| none | %d | | %.1f of the tissue | |%n", fields, 100 * clean / all));
        for (int i = 0; i < SIGMAS_UM.length; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %.1f um | %d | %.0f | %.0f | %d |%n",
                    SIGMAS_UM[i],
                    fields,
                    100 * right[i] / drawn[i],
                    100 * found[i] / drawn[i],
                    within[i]));
        }
        return text.toString();
    }

    private static BinaryMask side(RgbImage image, Random random) {
        double angle = 2 * Math.PI * random.nextDouble();
        double shift = 0.1 * Math.min(image.width(), image.height()) * random.nextGaussian();
        BinaryMask side = BinaryMask.empty(image.width(), image.height());
        for (int i = 0; i < side.data().length; i++) {
            side.data()[i] = (i % image.width() - image.width() / 2.0) * Math.cos(angle)
                            + (i / image.width() - image.height() / 2.0) * Math.sin(angle)
                    > shift;
        }
        return side;
    }

    static RgbImage blurred(RgbImage image, BinaryMask where, double sigmaPx) {
        RgbImage blurred =
                new RgbImage(image.width(), image.height(), image.data().clone());
        for (int channel = 0; channel < 3; channel++) {
            FloatImage plane = FloatImage.zeros(image.width(), image.height());
            for (int i = 0; i < plane.data().length; i++) {
                plane.data()[i] = image.data()[3 * i + channel] & 0xff;
            }
            FloatImage smooth = Smoothing.gaussian(plane, sigmaPx);
            for (int i = 0; i < plane.data().length; i++) {
                if (where.data()[i]) {
                    blurred.data()[3 * i + channel] = (byte) Math.round(smooth.data()[i]);
                }
            }
        }
        return blurred;
    }

    /** By the sharp field's own pieces, as by a slide's. */
    static double cut(RgbImage image, PixelSize pixelSize, BinaryMask tissue) {
        int edge = (int) pixelSize.toPx(PIECE_UM);
        List<Double> sharpness = new ArrayList<>();
        for (int y = 0; y + edge <= image.height(); y += edge) {
            for (int x = 0; x + edge <= image.width(); x += edge) {
                Region piece = new Region(x, y, edge, edge);
                OptionalDouble one = BlurMeter.sharpness(image.crop(piece), pixelSize, tissue.crop(piece));
                one.ifPresent(sharpness::add);
            }
        }
        return BlurMeter.cut(sharpness.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static BinaryMask called(RgbImage image, PixelSize pixelSize, BinaryMask tissue, double cut) {
        return BlurMeter.blurred(image, Region.ofSize(image.width(), image.height()), pixelSize, tissue, cut)
                .and(tissue);
    }
}
