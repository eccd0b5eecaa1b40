package org.fascicle.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fascicle.image.BinaryMask;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;

/**
 * The most active area of a slide: the window of a stated analysable area that holds most points.
 *
 * <p>A window stands on every point of a lattice that falls on analysable tissue, and grows until it holds the stated area of
 * analysable tissue, so that glass, pen or blur within it do not thin its count. FNCLCC counts "ten successive fields of
 * 0.1734 mm2 in the most active area"; the rule used here takes the ten fields as one compact window of 1.734 mm2. Beside
 * the hottest window stand the median and the ninetieth percentile of all, for the hottest of many windows is high by chance
 * alone; how high, is found by throwing as many points at random on the same tissue and looking again with the same
 * windows. The share of such slides that are at least as hot is the p-value of a scan statistic (Naus 1965).
 *
 * <p>Units: micrometres from the mask's upper left corner. Limits: the hottest window between two lattice points may hold
 * slightly more; on tissue in pieces a window may span a gap; the whole is one slide, where the rule means all blocks of a tumour.
 *
 * @see <a href="https://doi.org/10.1200/JCO.1997.15.1.350">Guillou et al. 1997, the fields</a>
 * @see <a href="https://doi.org/10.1080/01621459.1965.10480810">Naus 1965, clusters of random points</a>
 */
public final class HotspotSearch {

    private static final double BUCKETS_PER_WINDOW = 6;

    private HotspotSearch() {}

    /**
     * Finds the most active area.
     *
     * @param points what is counted
     * @param analysable where tissue was looked at, on a coarse grid
     * @param pixelSize size of that grid's pixels
     * @throws IllegalArgumentException if no pixel is analysable
     */
    public static HotspotResult find(
            List<PointUm> points, BinaryMask analysable, PixelSize pixelSize, HotspotOptions options) {
        TissueRows tissue = new TissueRows(analysable, pixelSize);
        if (tissue.totalUm2() <= 0) {
            throw new IllegalArgumentException("There is no analysable tissue to look for a most active area on.");
        }
        List<PointUm> inside =
                points.stream().filter(p -> tissue.analysable(p.x(), p.y())).toList();
        int outside = points.size() - inside.size();
        return tissue.totalUm2() <= options.window().um2()
                ? wholeTissue(tissue, inside.size(), outside, options)
                : scan(new Lattice(tissue, options), inside, outside, analysable, pixelSize, options);
    }

    /**
     * The window around a place that somebody chose, as large as holds the wanted analysable tissue; its count is 0, for no points
     * are given.
     */
    public static HotspotWindow at(PointUm centre, BinaryMask analysable, PixelSize pixelSize, HotspotOptions options) {
        TissueRows tissue = new TissueRows(analysable, pixelSize);
        if (tissue.totalUm2() <= options.window().um2()) {
            double all = Math.hypot(tissue.widthUm(), tissue.heightUm());
            return new HotspotWindow(centre, all, options.shape(), 0, Area.ofUm2(tissue.totalUm2()));
        }
        double reach = tissue.reachUm(
                options.shape(), centre.x(), centre.y(), options.window().um2());
        double area = tissue.areaUm2(options.shape(), centre.x(), centre.y(), reach);
        return new HotspotWindow(centre, reach, options.shape(), 0, Area.ofUm2(area));
    }

    private static HotspotResult wholeTissue(TissueRows tissue, int count, int outside, HotspotOptions options) {
        Area area = Area.ofUm2(tissue.totalUm2());
        PointUm centre = new PointUm(tissue.widthUm() / 2, tissue.heightUm() / 2);
        double reach = Math.hypot(tissue.widthUm(), tissue.heightUm()) / 2;
        HotspotWindow window = new HotspotWindow(centre, reach, options.shape(), count, area);
        String rule = String.format(
                Locale.ROOT,
                "all analysable tissue, for there are not %.3f mm2 of it",
                options.window().mm2());
        return new HotspotResult(
                window, count, count, count, outside, area, 1, true, rule, Optional.empty(), windowsByCount(new int[] {
                    count
                }));
    }

    private static HotspotResult scan(
            Lattice lattice,
            List<PointUm> points,
            int outside,
            BinaryMask analysable,
            PixelSize pixelSize,
            HotspotOptions options) {
        double[] x = points.stream().mapToDouble(PointUm::x).toArray();
        double[] y = points.stream().mapToDouble(PointUm::y).toArray();
        int[] counts = lattice.counts(x, y);
        int hottest = firstMaximum(counts);
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        return new HotspotResult(
                lattice.window(hottest, counts[hottest]),
                percentile(sorted, 0.5),
                percentile(sorted, 0.9),
                points.size(),
                outside,
                Area.ofUm2(lattice.tissue.totalUm2()),
                counts.length,
                false,
                rule(options),
                uniformity(lattice, analysable, pixelSize, points.size(), counts[hottest], options),
                windowsByCount(counts));
    }

    private static SortedMap<Integer, Long> windowsByCount(int[] counts) {
        return Arrays.stream(counts)
                .boxed()
                .collect(Collectors.groupingBy(count -> count, TreeMap::new, Collectors.counting()));
    }

    private static String rule(HotspotOptions options) {
        return String.format(
                Locale.ROOT,
                "the hottest of all %ss that hold %.3f mm2 of analysable tissue, every %.0f um",
                options.shape().label(),
                options.window().mm2(),
                options.stepUm());
    }

    private static Optional<HotspotResult.Uniformity> uniformity(
            Lattice lattice,
            BinaryMask analysable,
            PixelSize pixelSize,
            int points,
            int found,
            HotspotOptions options) {
        if (options.simulations() == 0) {
            return Optional.empty();
        }
        RandomPlaces places = new RandomPlaces(analysable, pixelSize, options.seed());
        int[] maxima = new int[options.simulations()];
        for (int i = 0; i < maxima.length; i++) {
            double[][] thrown = places.draw(points);
            maxima[i] =
                    Arrays.stream(lattice.counts(thrown[0], thrown[1])).max().orElse(0);
        }
        Arrays.sort(maxima);
        long asHot = Arrays.stream(maxima).filter(maximum -> maximum >= found).count();
        return Optional.of(new HotspotResult.Uniformity(
                Arrays.stream(maxima).average().orElse(0),
                percentile(maxima, 0.95),
                (asHot + 1.0) / (maxima.length + 1.0),
                maxima.length));
    }

    /** The least value that this share of the sorted values does not exceed. */
    private static double percentile(int[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private static int firstMaximum(int[] counts) {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return best;
    }

    /** The windows that are compared: centres and the reach at which each holds the wanted tissue. */
    private static final class Lattice {

        private final TissueRows tissue;
        private final HotspotOptions options;
        private final List<PointUm> centres = new ArrayList<>();
        private final double[] reaches;

        Lattice(TissueRows tissue, HotspotOptions options) {
            this.tissue = tissue;
            this.options = options;
            double step = options.stepUm();
            for (double y = step / 2; y < tissue.heightUm() + step / 2; y += step) {
                for (double x = step / 2; x < tissue.widthUm() + step / 2; x += step) {
                    if (tissue.analysable(x, y)) {
                        centres.add(new PointUm(x, y));
                    }
                }
            }
            if (centres.isEmpty()) {
                centres.add(new PointUm(tissue.widthUm() / 2, tissue.heightUm() / 2));
            }
            this.reaches = centres.stream().mapToDouble(this::reach).toArray();
        }

        private double reach(PointUm centre) {
            return tissue.reachUm(
                    options.shape(), centre.x(), centre.y(), options.window().um2());
        }

        int[] counts(double[] x, double[] y) {
            double edge = Math.sqrt(options.window().um2()) / BUCKETS_PER_WINDOW;
            PointBuckets buckets = new PointBuckets(x, y, tissue.widthUm(), tissue.heightUm(), edge);
            int[] counts = new int[reaches.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = buckets.count(
                        options.shape(), centres.get(i).x(), centres.get(i).y(), reaches[i]);
            }
            return counts;
        }

        HotspotWindow window(int index, int count) {
            PointUm centre = centres.get(index);
            double area = tissue.areaUm2(options.shape(), centre.x(), centre.y(), reaches[index]);
            return new HotspotWindow(centre, reaches[index], options.shape(), count, Area.ofUm2(area));
        }
    }

    /** Draws places evenly on the analysable pixels. */
    private static final class RandomPlaces {

        private final BinaryMask mask;
        private final PixelSize pixel;
        private final int[] tissuePixels;
        private final SplittableRandom random;

        RandomPlaces(BinaryMask mask, PixelSize pixel, long seed) {
            this.mask = mask;
            this.pixel = pixel;
            this.tissuePixels = new int[(int) mask.count()];
            for (int i = 0, next = 0; i < mask.data().length; i++) {
                if (mask.data()[i]) {
                    tissuePixels[next++] = i;
                }
            }
            this.random = new SplittableRandom(seed);
        }

        double[][] draw(int count) {
            double[] x = new double[count];
            double[] y = new double[count];
            for (int i = 0; i < count; i++) {
                int at = tissuePixels[random.nextInt(tissuePixels.length)];
                x[i] = (at % mask.width() + random.nextDouble()) * pixel.xUm();
                y[i] = (at / mask.width() + random.nextDouble()) * pixel.yUm();
            }
            return new double[][] {x, y};
        }
    }
}
