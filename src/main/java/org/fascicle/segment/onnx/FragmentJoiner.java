package org.fascicle.segment.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.image.FloatImage;
import org.fascicle.image.LabelImage;
import org.fascicle.raster.Covariance;

/**
 * Joins pieces of one nucleus that a watershed has parted, above all long ones cut across.
 *
 * <p>A logistic rule judges each pair that touches: by the contact probability along the seam, by how far the lower of
 * both peaks stands above the seam, by the seam's length over the pieces' width (a waist speaks for two nuclei), by how
 * well both together fill an ellipse and by how long that ellipse is. Pairs are joined from the surest down; a joined
 * pair is judged anew against its neighbours.
 *
 * <p>Units: pixels of the network's grid. The weights were fitted by scripts/train/nuclei_fit.py with a
 * foreground from 0.5 on; fitted anew from 0.55 on they differ, and the scores do not.
 */
final class FragmentJoiner {

    private static final double OFFSET = 1.99;
    private static final double CONTACT = -3.10;
    private static final double STEP = -3.68;
    private static final double WAIST = 3.03;
    private static final double FILL = -3.79;
    private static final double ASPECT = 0.23;

    /** Beyond these a longer seam or ellipse says no more. */
    private static final double LARGEST_WAIST = 1.5;

    private static final double LARGEST_ASPECT = 6;

    private final LabelImage labels;
    private final FloatImage relief;
    private final Moments[] moments;
    private final float[] peak;
    private final int[] parent;

    private FragmentJoiner(LabelImage labels, FloatImage relief) {
        int count = labels.maxLabel() + 1;
        this.labels = labels;
        this.relief = relief;
        this.moments = new Moments[count];
        this.peak = new float[count];
        this.parent = new int[count];
        for (int i = 0; i < count; i++) {
            moments[i] = new Moments();
            peak[i] = Float.NEGATIVE_INFINITY;
            parent[i] = i;
        }
    }

    /**
     * Joins in place.
     *
     * @param labels pieces; a joined nucleus keeps one of its pieces' numbers
     * @param relief what the pieces were flooded on
     * @param contact probability of a seam, row by row
     */
    static void join(LabelImage labels, FloatImage relief, float[] contact) {
        FragmentJoiner joiner = new FragmentJoiner(labels, relief);
        for (Seam seam : joiner.surestFirst(joiner.survey(contact))) {
            joiner.joinAcross(seam);
        }
        for (int i = 0; i < labels.data().length; i++) {
            labels.data()[i] = joiner.root(labels.data()[i]);
        }
    }

    /** Measures every piece and every seam. */
    private List<Seam> survey(float[] contact) {
        Map<Long, Seam> seams = new HashMap<>();
        int[] others = new int[8];
        for (int y = 0, i = 0; y < labels.height(); y++) {
            for (int x = 0; x < labels.width(); x++, i++) {
                int label = labels.data()[i];
                if (label == 0) {
                    continue;
                }
                moments[label].add(x, y);
                peak[label] = Math.max(peak[label], relief.data()[i]);
                int count = neighbours(x, y, label, others);
                for (int k = 0; k < count; k++) {
                    seam(seams, label, others[k]).add(x, y, contact[i], relief.data()[i]);
                }
            }
        }
        return new ArrayList<>(seams.values());
    }

    private static Seam seam(Map<Long, Seam> seams, int one, int other) {
        int first = Math.min(one, other);
        int second = Math.max(one, other);
        return seams.computeIfAbsent((long) first << 32 | second, key -> new Seam(first, second));
    }

    /** Writes the different labels around a pixel into {@code others} and says how many. */
    private int neighbours(int x, int y, int label, int[] others) {
        int count = 0;
        for (int ny = Math.max(0, y - 1); ny <= Math.min(labels.height() - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(labels.width() - 1, x + 1); nx++) {
                int other = labels.data()[ny * labels.width() + nx];
                if (other != 0 && other != label && !contains(others, count, other)) {
                    others[count++] = other;
                }
            }
        }
        return count;
    }

    private static boolean contains(int[] values, int count, int value) {
        for (int k = 0; k < count; k++) {
            if (values[k] == value) {
                return true;
            }
        }
        return false;
    }

    private List<Seam> surestFirst(List<Seam> seams) {
        Map<Seam, Double> odds = new HashMap<>();
        seams.forEach(seam -> odds.put(seam, logOdds(seam)));
        seams.sort(Comparator.comparingDouble((Seam seam) -> -odds.get(seam))
                .thenComparingInt(seam -> seam.first())
                .thenComparingInt(seam -> seam.second()));
        return seams;
    }

    private void joinAcross(Seam seam) {
        int one = root(seam.first());
        int other = root(seam.second());
        if (one != other && logOdds(seam) > 0) {
            parent[other] = one;
            moments[one].add(moments[other]);
            peak[one] = Math.max(peak[one], peak[other]);
        }
    }

    /** Log odds that both sides of a seam, as they stand now, are one nucleus. */
    private double logOdds(Seam seam) {
        int one = root(seam.first());
        int other = root(seam.second());
        Moments both = moments[one].plus(moments[other]);
        Covariance spread = both.covariance();
        double ellipse = 4 * Math.PI * Math.sqrt(spread.larger() * spread.smaller());
        double aspect = Math.sqrt(spread.larger() / spread.smaller());
        return OFFSET
                + CONTACT * seam.meanContact()
                + STEP * (Math.min(peak[one], peak[other]) - seam.highest())
                + WAIST * Math.min(LARGEST_WAIST, seam.waist(moments[one], moments[other]))
                + FILL * both.count() / ellipse
                + ASPECT * Math.min(LARGEST_ASPECT, aspect);
    }

    private int root(int label) {
        int root = label;
        while (parent[root] != root) {
            root = parent[root];
        }
        return root;
    }
}
