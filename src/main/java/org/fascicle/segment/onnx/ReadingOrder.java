package org.fascicle.segment.onnx;

import org.fascicle.image.LabelImage;

/** Numbers objects 1, 2, 3 ... in reading order of their first pixel. */
final class ReadingOrder {

    private ReadingOrder() {}

    public static LabelImage renumber(LabelImage labels) {
        int[] number = new int[labels.maxLabel() + 1];
        LabelImage out = LabelImage.empty(labels.width(), labels.height());
        int following = 1;
        for (int i = 0; i < labels.data().length; i++) {
            int label = labels.data()[i];
            if (label > 0 && number[label] == 0) {
                number[label] = following++;
            }
            out.data()[i] = number[label];
        }
        return out;
    }
}
