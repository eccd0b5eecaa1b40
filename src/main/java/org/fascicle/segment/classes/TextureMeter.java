package org.fascicle.segment.classes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.opencv.Filters;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.WhitePoint;

/**
 * Measures colour and texture of squares of 64 um at 1 um a pixel.
 *
 * <p>Of optical density, haematoxylin (density in red less what eosin adds to it) and eosin (density in green beyond red):
 * means, spreads and quantiles; energy in bands of a scale space from 1 to 16 um, and the tails of those bands; slopes and the
 * coherence of the structure tensor at three scales; uniform local binary patterns; bodies of a nucleus's size, their number,
 * area, elongation and stain, and smaller fragments. Everything is measured over the square's tissue.
 *
 * <p>Units: densities are decadic, lengths um; counts and areas are logarithms of one more. Pixels of 0.2 to 1 um are brought to
 * 1 um first. Safe from several threads.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.2002.1017623">Ojala et al. 2002, local binary patterns</a>
 * @see <a href="https://doi.org/10.1093/bioinformatics/btx180">Arganda-Carreras et al. 2017, trainable segmentation by filter banks</a>
 */
public final class TextureMeter {

    /** Changes whenever a feature does: a model knows only the features that it was taught with. */
    public static final int VERSION = 1;

    /** Pixels along a square's edge once it is brought to 1 um. */
    static final int EDGE_PX = (int) NecrosisMapper.SQUARE_UM;

    private static final float LEAST_DENSITY = 0.06f;
    private static final float EOSIN_IN_RED = 0.3f;
    private static final float LEAST_DIVISOR = 0.02f;
    private static final float BLOOD_EOSIN = 0.35f;
    private static final float BLOOD_RED_SHARE = 0.22f;
    /** Half of a square must be analysable, and this share of that stained, for it to be judged. */
    private static final double LEAST_ANALYSABLE = 0.5;

    private static final double LEAST_TISSUE = 0.1;
    private static final int[] BANDS_UM = {1, 2, 4, 8, 16};

    /** Names of the features, in their order. */
    public static final List<String> NAMES = names();

    private TextureMeter() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                "red_mean",
                "green_mean",
                "blue_mean",
                "density_sd",
                "haematoxylin_sd",
                "eosin_sd",
                "haematoxylin_q10"));
        names.addAll(List.of("haematoxylin_q50", "haematoxylin_q90", "eosin_q10", "eosin_q50", "eosin_q90"));
        names.addAll(List.of("density_q10", "density_q50", "density_q90", "red_over_green", "blue_over_green"));
        names.add("red_over_green_sd");
        for (String plane : List.of("haematoxylin", "density", "eosin")) {
            for (int band : BANDS_UM) {
                names.add(plane + "_band" + band + "_sd");
                if (hasTails(band)) {
                    names.add(plane + "_band" + band + "_q95");
                    names.add(plane + "_band" + band + "_q5");
                }
            }
        }
        for (int scale : new int[] {1, 2, 4}) {
            names.add("slope" + scale);
            names.add("coherence" + scale);
        }
        IntStream.range(0, BinaryPatterns.KINDS).forEach(kind -> names.add("pattern" + kind));
        names.addAll(List.of("tissue", "nuclear", "bodies", "fragments", "body_area", "body_elongation"));
        names.addAll(List.of("body_haematoxylin", "blood", "nuclear_contrast_q98"));
        return List.copyOf(names);
    }

    private static boolean hasTails(int band) {
        return band == 2 || band == 4;
    }

    /**
     * Texture of the squares of a patch, aligned to its upper left corner.
     *
     * @param patch H&amp;E pixels, without a halo
     * @param analysable which of them may be judged
     * @param white the slide's glass
     * @param strength 1 for the patch as it is; other values as if it were stained so many times as strongly
     */
    public static SquareTexture measure(
            RgbImage patch, BinaryMask analysable, WhitePoint white, PixelSize pixelSize, double strength) {
        int squarePx = NecrosisMapper.squarePx(pixelSize);
        int columns = (patch.width() + squarePx - 1) / squarePx;
        int rows = (patch.height() + squarePx - 1) / squarePx;
        Planes planes = new Planes(patch, analysable, white, strength, (double) EDGE_PX / squarePx);
        float[][] values = new float[columns * rows][];
        float[] areas = new float[columns * rows];
        for (int square = 0; square < values.length; square++) {
            Pixels pixels = planes.pixels(square % columns, square / columns);
            areas[square] = (float) (pixels.analysable
                    / (double) (EDGE_PX * EDGE_PX)
                    * pixelSize.times(squarePx).areaUm2());
            values[square] =
                    pixels.isJudged() ? planes.features(pixels, square % columns, square / columns) : new float[0];
        }
        return new SquareTexture(columns, rows, values, areas);
    }

    /** A square's tissue: indices of its pixels. */
    private record Pixels(int[] tissue, int analysable) {

        boolean isJudged() {
            return analysable >= LEAST_ANALYSABLE * EDGE_PX * EDGE_PX && tissue.length >= LEAST_TISSUE * analysable;
        }

        float[] of(FloatImage plane) {
            float[] values = new float[tissue.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = plane.data()[tissue[i]];
            }
            return values;
        }

        double mean(FloatImage plane) {
            double sum = 0;
            for (int i : tissue) {
                sum += plane.data()[i];
            }
            return sum / tissue.length;
        }

        double deviation(FloatImage plane) {
            double mean = mean(plane);
            double sum = 0;
            for (int i : tissue) {
                sum += (plane.data()[i] - mean) * (plane.data()[i] - mean);
            }
            return Math.sqrt(sum / tissue.length);
        }

        /** By linear interpolation between the values in order. */
        double[] quantiles(FloatImage plane, double... shares) {
            float[] values = of(plane);
            Arrays.sort(values);
            return Arrays.stream(shares)
                    .map(share -> {
                        double at = share * (values.length - 1);
                        int below = (int) at;
                        int above = Math.min(values.length - 1, below + 1);
                        return values[below] + (at - below) * (values[above] - values[below]);
                    })
                    .toArray();
        }
    }

    /** Everything that is measured pixel by pixel on one patch at 1 um. */
    private static final class Planes {

        private final int width;
        private final int height;
        private final FloatImage analysable;
        private final FloatImage red;
        private final FloatImage green;
        private final FloatImage blue;
        private final FloatImage density;
        private final FloatImage haematoxylin;
        private final FloatImage eosin;
        private final FloatImage redOverGreen;
        private final FloatImage blueOverGreen;
        private final FloatImage blood;
        private final List<List<FloatImage>> bands = new ArrayList<>();
        private final List<FloatImage[]> slopes = new ArrayList<>();
        private final byte[] patterns;
        private final NuclearBodies bodies;

        Planes(RgbImage patch, BinaryMask mask, WhitePoint white, double strength, double scale) {
            width = (int) Math.max(1, Math.round(patch.width() * scale));
            height = (int) Math.max(1, Math.round(patch.height() * scale));
            FloatImage[] densities = densities(patch, white, (float) strength);
            red = Filters.resized(densities[0], width, height);
            green = Filters.resized(densities[1], width, height);
            blue = Filters.resized(densities[2], width, height);
            analysable = Filters.resized(asNumbers(mask), width, height);
            density = plane(i -> (red.data()[i] + green.data()[i] + blue.data()[i]) / 3);
            haematoxylin = plane(i -> Math.max(0, red.data()[i] - EOSIN_IN_RED * green.data()[i]));
            eosin = plane(i -> Math.max(0, green.data()[i] - red.data()[i]));
            redOverGreen = plane(i -> red.data()[i] / Math.max(LEAST_DIVISOR, green.data()[i]));
            blueOverGreen = plane(i -> blue.data()[i] / Math.max(LEAST_DIVISOR, green.data()[i]));
            blood = plane(
                    i -> eosin.data()[i] > BLOOD_EOSIN && red.data()[i] < BLOOD_RED_SHARE * green.data()[i] ? 1 : 0);
            List<FloatImage> smooth = smoothed(density);
            bands.add(bands(smoothed(haematoxylin)));
            bands.add(bands(smooth));
            bands.add(bands(smoothed(eosin)));
            for (int level = 1; level <= 3; level++) {
                slopes.add(slopes(smooth.get(level)));
            }
            patterns = BinaryPatterns.of(smooth.get(1));
            bodies = NuclearBodies.of(haematoxylin, this::isTissue, EDGE_PX);
        }

        private static FloatImage[] densities(RgbImage patch, WhitePoint white, float strength) {
            OpticalDensity optical = new OpticalDensity(white);
            FloatImage[] planes = new FloatImage[3];
            Arrays.setAll(planes, channel -> FloatImage.zeros(patch.width(), patch.height()));
            byte[] rgb = patch.data();
            for (int i = 0; i < planes[0].data().length; i++) {
                planes[0].data()[i] = strength * optical.red(rgb[3 * i] & 0xff);
                planes[1].data()[i] = strength * optical.green(rgb[3 * i + 1] & 0xff);
                planes[2].data()[i] = strength * optical.blue(rgb[3 * i + 2] & 0xff);
            }
            return planes;
        }

        private static FloatImage asNumbers(BinaryMask mask) {
            FloatImage numbers = FloatImage.zeros(mask.width(), mask.height());
            for (int i = 0; i < numbers.data().length; i++) {
                numbers.data()[i] = mask.data()[i] ? 1 : 0;
            }
            return numbers;
        }

        private interface OfPixel {
            float at(int index);
        }

        private FloatImage plane(OfPixel value) {
            FloatImage plane = FloatImage.zeros(width, height);
            for (int i = 0; i < plane.data().length; i++) {
                plane.data()[i] = value.at(i);
            }
            return plane;
        }

        private static List<FloatImage> smoothed(FloatImage plane) {
            List<FloatImage> levels = new ArrayList<>(List.of(plane));
            for (int um : BANDS_UM) {
                levels.add(Filters.gaussian(plane, um));
            }
            return levels;
        }

        private List<FloatImage> bands(List<FloatImage> levels) {
            List<FloatImage> bands = new ArrayList<>();
            for (int band = 0; band < BANDS_UM.length; band++) {
                float[] fine = levels.get(band).data();
                float[] coarse = levels.get(band + 1).data();
                bands.add(plane(i -> fine[i] - coarse[i]));
            }
            return bands;
        }

        /** Length of the slope, and the three entries of the structure tensor. */
        private FloatImage[] slopes(FloatImage smooth) {
            float[] x = Filters.slopeX(smooth).data();
            float[] y = Filters.slopeY(smooth).data();
            return new FloatImage[] {
                plane(i -> (float) Math.hypot(x[i], y[i])),
                plane(i -> x[i] * x[i]),
                plane(i -> y[i] * y[i]),
                plane(i -> x[i] * y[i])
            };
        }

        private boolean isTissue(int i) {
            return analysable.data()[i] >= 0.5f && density.data()[i] > LEAST_DENSITY;
        }

        Pixels pixels(int column, int row) {
            int[] tissue = new int[EDGE_PX * EDGE_PX];
            int count = 0;
            int judged = 0;
            for (int y = row * EDGE_PX; y < Math.min(height, (row + 1) * EDGE_PX); y++) {
                for (int x = column * EDGE_PX; x < Math.min(width, (column + 1) * EDGE_PX); x++) {
                    int i = y * width + x;
                    judged += analysable.data()[i] >= 0.5f ? 1 : 0;
                    if (isTissue(i)) {
                        tissue[count++] = i;
                    }
                }
            }
            return new Pixels(Arrays.copyOf(tissue, count), judged);
        }

        float[] features(Pixels pixels, int column, int row) {
            Values values = new Values();
            values.add(pixels.mean(red), pixels.mean(green), pixels.mean(blue));
            values.add(pixels.deviation(density), pixels.deviation(haematoxylin), pixels.deviation(eosin));
            values.add(pixels.quantiles(haematoxylin, 0.1, 0.5, 0.9));
            values.add(pixels.quantiles(eosin, 0.1, 0.5, 0.9));
            values.add(pixels.quantiles(density, 0.1, 0.5, 0.9));
            values.add(pixels.mean(redOverGreen), pixels.mean(blueOverGreen), pixels.deviation(redOverGreen));
            bands.forEach(planes -> addBands(values, pixels, planes));
            slopes.forEach(planes -> values.add(pixels.mean(planes[0]), coherence(pixels, planes)));
            values.add(BinaryPatterns.shares(patterns, pixels.tissue));
            values.add(pixels.tissue.length / (double) pixels.analysable);
            values.add(bodies.features(column, row, pixels.tissue));
            values.add(pixels.mean(blood), pixels.quantiles(bodies.contrast(), 0.98)[0]);
            return values.all();
        }

        private static void addBands(Values values, Pixels pixels, List<FloatImage> planes) {
            for (int band = 0; band < BANDS_UM.length; band++) {
                values.add(pixels.deviation(planes.get(band)));
                if (hasTails(BANDS_UM[band])) {
                    values.add(pixels.quantiles(planes.get(band), 0.95, 0.05));
                }
            }
        }

        private static double coherence(Pixels pixels, FloatImage[] planes) {
            double xx = pixels.mean(planes[1]);
            double yy = pixels.mean(planes[2]);
            double xy = pixels.mean(planes[3]);
            return xx + yy == 0 ? 0 : Math.hypot(xx - yy, 2 * xy) / (xx + yy);
        }
    }

    /** Features as they come. */
    private static final class Values {
        private final float[] values = new float[NAMES.size()];
        private int count;

        void add(double... more) {
            for (double value : more) {
                values[count++] = (float) value;
            }
        }

        float[] all() {
            if (count != values.length) {
                throw new IllegalStateException(count + " features have " + values.length + " names.");
            }
            return values;
        }
    }
}
