package org.fascicle.segment;

import org.fascicle.image.LabelImage;
import org.fascicle.raster.ReadingOrder;

/**
 * Nuclei that a segmenter found on an image.
 *
 * @param labels 1, 2, 3 ... in reading order of their first pixel
 * @param confidence by label, 0 to 1, how sure the segmenter is that a person would outline this nucleus so, too; number 0 is unused; NaN
 *     where the segmenter cannot say
 */
public record FoundNuclei(LabelImage labels, double[] confidence) {

    public FoundNuclei {
        if (confidence.length < ReadingOrder.highest(labels.data()) + 1) {
            throw new IllegalArgumentException("Each nucleus needs a confidence.");
        }
    }

    /**
     * Labels with numbers that are unused or out of order.
     *
     * @param labels renumbered in place
     * @param confidence by the labels' numbers as they come
     */
    public static FoundNuclei numbered(LabelImage labels, double[] confidence) {
        int[] number = ReadingOrder.renumber(labels.data(), ReadingOrder.highest(labels.data()));
        double[] inOrder = new double[ReadingOrder.highest(labels.data()) + 1];
        for (int label = 1; label < number.length; label++) {
            inOrder[number[label]] = number[label] > 0 ? confidence[label] : 0;
        }
        return new FoundNuclei(labels, inOrder);
    }
}
