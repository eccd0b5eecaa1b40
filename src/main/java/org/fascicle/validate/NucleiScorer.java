package org.fascicle.validate;

import org.fascicle.image.LabelImage;

/**
 * Compares found nuclei with true ones.
 *
 * <ul>
 * <li>AJI: each true nucleus takes the found one of the highest intersection over union (IoU); the sum of the
 * intersections is divided by the sum of the unions plus the pixels of the found nuclei that nobody took (and of the
 * true ones that took none).
 * <li>A match is an IoU above 0.5, which makes it unique; F1 = 2 TP / (2 TP + FP + FN); PQ = sum of the IoU of the
 * matches / (TP + FP / 2 + FN / 2).
 * </ul>
 *
 * <p>The elongated score asks the same of the true nuclei whose axes (of the ellipse of the same second moments) have a
 * ratio of at least {@link #ELONGATED_ASPECT}. A found nucleus takes part in it when the true nucleus that it overlaps
 * most is elongated, or when it overlaps none and is elongated itself: so pieces of a broken spindle count against it.
 *
 * @see NucleiScore
 */
public final class NucleiScorer {

    /** From which ratio of its axes a nucleus counts as elongated: the usual reading of "spindle" in print. */
    public static final double ELONGATED_ASPECT = 2;

    private static final double MATCH_IOU = 0.5;

    private NucleiScorer() {}

    /** Score of all nuclei; both images have the same size. */
    public static NucleiScore score(LabelImage truth, LabelImage found) {
        return score(LabelOverlaps.of(truth, found));
    }

    /** Score of the elongated nuclei alone; both images have the same size. */
    public static NucleiScore scoreElongated(LabelImage truth, LabelImage found) {
        LabelOverlaps all = LabelOverlaps.of(truth, found);
        boolean[] elongatedTruth = elongated(truth, all.truthCount());
        boolean[] elongatedFound = elongated(found, all.foundCount());
        boolean[] taking = new boolean[all.foundCount() + 1];
        for (int label = 1; label <= all.foundCount(); label++) {
            int partner = all.mostOverlappedTruth(label);
            taking[label] = partner == 0 ? elongatedFound[label] : elongatedTruth[partner];
        }
        return score(LabelOverlaps.of(keep(truth, elongatedTruth), keep(found, taking)));
    }

    private static NucleiScore score(LabelOverlaps overlaps) {
        long truths = overlaps.truthObjects();
        long founds = overlaps.foundObjects();
        double iouOfMatches = 0;
        int matches = 0;
        long intersection = 0;
        long union = 0;
        boolean[] taken = new boolean[overlaps.foundCount() + 1];
        for (int label = 1; label <= overlaps.truthCount(); label++) {
            int best = overlaps.bestFound(label);
            double iou = overlaps.iou(label, best);
            taken[best] = true;
            intersection += overlaps.intersection(label, best);
            union += overlaps.union(label, best);
            if (iou > MATCH_IOU) {
                matches++;
                iouOfMatches += iou;
            }
        }
        for (int label = 1; label <= overlaps.foundCount(); label++) {
            union += taken[label] ? 0 : overlaps.foundPixels(label);
        }
        double half = (truths + founds) / 2.0;
        return new NucleiScore(
                truths,
                founds,
                ratio(intersection, union),
                ratio(iouOfMatches, half),
                ratio(matches, half),
                ratio(2.0 * overlaps.sharedPixels(), overlaps.truthPixels() + overlaps.foundPixels()));
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 1 : part / whole;
    }

    private static boolean[] elongated(LabelImage labels, int count) {
        AspectRatios ratios = AspectRatios.of(labels, count);
        boolean[] elongated = new boolean[count + 1];
        for (int label = 1; label <= count; label++) {
            elongated[label] = ratios.of(label) >= ELONGATED_ASPECT;
        }
        return elongated;
    }

    private static LabelImage keep(LabelImage labels, boolean[] keep) {
        LabelImage kept = LabelImage.empty(labels.width(), labels.height());
        for (int i = 0; i < kept.data().length; i++) {
            int label = labels.data()[i];
            kept.data()[i] = label > 0 && keep[label] ? label : 0;
        }
        return kept;
    }
}
