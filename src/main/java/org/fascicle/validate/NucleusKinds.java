package org.fascicle.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.FoundNuclei;

/**
 * Which nuclei are missed and which are made up: by size, and by how dark they are beside the others of their field.
 *
 * <p>A true and a found nucleus are one where their overlap is above half of what both cover. Darkness: mean density of a nucleus's
 * pixels over the median nucleus's of the field.
 */
public final class NucleusKinds {

    private static final double MATCH_IOU = 0.5;
    private static final double PERCENT = 100;

    /**
     * A true or a found nucleus.
     *
     * @param matched whether the other side has it, too
     * @param confidence of a found one; NaN of a true one
     */
    public record One(boolean isTrue, double areaUm2, double darkness, boolean matched, double confidence) {}

    /**
     * Nuclei of a kind.
     *
     * @param truth how many people outlined
     * @param seen how many of these were found
     * @param found how many were found
     * @param madeUp how many of these nobody outlined
     */
    public record Row(String kind, long truth, long seen, long found, long madeUp) {

        /** Found over true ones; NaN where there is none. */
        public double ratio() {
            return (double) found / truth;
        }

        /** Shares in percent. */
        public double seenPercent() {
            return PERCENT * seen / truth;
        }

        public double madeUpPercent() {
            return PERCENT * madeUp / Math.max(1, found);
        }

        static Row of(String kind, List<One> all, Predicate<One> belongs) {
            List<One> some = all.stream().filter(belongs).toList();
            return new Row(
                    kind,
                    some.stream().filter(One::isTrue).count(),
                    some.stream().filter(one -> one.isTrue() && one.matched()).count(),
                    some.stream().filter(one -> !one.isTrue()).count(),
                    some.stream().filter(one -> !one.isTrue() && !one.matched()).count());
        }
    }

    private static final double[] AREAS_UM2 = {20, 40, 80};
    private static final double[] DARKNESS = {0.5, 0.8, 1.2};

    private NucleusKinds() {}

    /** All nuclei of a field, the true ones first. */
    static List<One> of(RgbImage image, LabelImage truth, FoundNuclei found, double pixelUm2) {
        LabelOverlaps overlaps = LabelOverlaps.of(truth, found.labels());
        int truths = overlaps.truthCount();
        int founds = overlaps.foundCount();
        boolean[] seen = new boolean[truths + 1];
        boolean[] real = new boolean[founds + 1];
        for (int label = 1; label <= truths; label++) {
            int best = overlaps.bestFound(label);
            if (best > 0 && overlaps.iou(label, best) > MATCH_IOU) {
                seen[label] = true;
                real[best] = true;
            }
        }
        double[] unknown = new double[truths + 1];
        Arrays.fill(unknown, Double.NaN);
        double[] dark = densities(image, truth, truths);
        double usual = median(dark);
        List<One> all = new ArrayList<>(ones(truth, dark, usual, seen, unknown, pixelUm2, true));
        all.addAll(ones(
                found.labels(),
                densities(image, found.labels(), founds),
                usual,
                real,
                found.confidence(),
                pixelUm2,
                false));
        return all;
    }

    private static List<One> ones(
            LabelImage labels,
            double[] density,
            double usual,
            boolean[] matched,
            double[] confidence,
            double pixelUm2,
            boolean isTrue) {
        int[] pixels = new int[matched.length];
        for (int label : labels.data()) {
            pixels[label]++;
        }
        List<One> ones = new ArrayList<>();
        for (int label = 1; label < matched.length; label++) {
            if (pixels[label] > 0) {
                ones.add(new One(
                        isTrue, pixels[label] * pixelUm2, density[label] / usual, matched[label], confidence[label]));
            }
        }
        return ones;
    }

    /** Mean density of each label over all channels; 0 of unused ones. */
    private static double[] densities(RgbImage image, LabelImage labels, int count) {
        double[] sum = new double[count + 1];
        int[] pixels = new int[count + 1];
        for (int i = 0; i < labels.data().length; i++) {
            int label = labels.data()[i];
            if (label > 0) {
                pixels[label]++;
                for (int channel = 0; channel < 3; channel++) {
                    sum[label] -= Math.log10(((image.data()[3 * i + channel] & 0xff) + 1) / 256.0) / 3;
                }
            }
        }
        for (int label = 1; label <= count; label++) {
            sum[label] /= Math.max(1, pixels[label]);
        }
        return sum;
    }

    private static double median(double[] density) {
        double[] sorted =
                Arrays.stream(density).filter(value -> value > 0).sorted().toArray();
        return sorted.length == 0 ? 1 : sorted[sorted.length / 2];
    }

    /** Rows by size, then by darkness. */
    static List<Row> rows(List<One> all) {
        List<Row> rows = new ArrayList<>(List.of(Row.of("all", all, one -> true)));
        rows.addAll(bands("area", "um2", AREAS_UM2, all, One::areaUm2));
        rows.addAll(bands("darkness", "of the median", DARKNESS, all, One::darkness));
        return Collections.unmodifiableList(rows);
    }

    private static List<Row> bands(
            String what, String unit, double[] cuts, List<One> all, ToDoubleFunction<One> value) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i <= cuts.length; i++) {
            double from = i == 0 ? 0 : cuts[i - 1];
            double to = i == cuts.length ? Double.POSITIVE_INFINITY : cuts[i];
            String range = i == 0
                    ? String.format(Locale.ROOT, "below %s", number(to))
                    : i == cuts.length
                            ? String.format(Locale.ROOT, "%s and more", number(from))
                            : String.format(Locale.ROOT, "%s to %s", number(from), number(to));
            rows.add(Row.of(
                    what + " " + range + " " + unit,
                    all,
                    one -> value.applyAsDouble(one) >= from && value.applyAsDouble(one) < to));
        }
        return rows;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
