package org.fascicle.validate;

import org.fascicle.image.LabelImage;

/** The largest circle in an image: what is real in it however it was turned about its centre. */
final class InscribedCircle {

    private InscribedCircle() {}

    /** The objects whose centroid lies within the circle. */
    static LabelImage keep(LabelImage labels) {
        double[][] sums = sums(labels);
        double centreX = (labels.width() - 1) / 2.0;
        double centreY = (labels.height() - 1) / 2.0;
        double radius = Math.min(labels.width(), labels.height()) / 2.0;
        LabelImage kept = LabelImage.empty(labels.width(), labels.height());
        for (int i = 0; i < kept.data().length; i++) {
            int label = labels.data()[i];
            double[] sum = sums[label];
            boolean inside = Math.hypot(sum[1] / sum[0] - centreX, sum[2] / sum[0] - centreY) <= radius;
            kept.data()[i] = inside ? label : 0;
        }
        return kept;
    }

    private static double[][] sums(LabelImage labels) {
        double[][] sums = new double[labels.maxLabel() + 1][3];
        for (int i = 0; i < labels.data().length; i++) {
            double[] sum = sums[labels.data()[i]];
            sum[0]++;
            sum[1] += i % labels.width();
            sum[2] += i / labels.width();
        }
        return sums;
    }
}
