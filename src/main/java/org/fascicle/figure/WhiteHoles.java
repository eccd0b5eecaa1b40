package org.fascicle.figure;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.LabelImage;
import org.fascicle.opencv.Morphology;
import org.fascicle.opencv.Pieces;

/** Ground that pictures close in on all sides, as glass between cells that was printed as white as the page. */
final class WhiteHoles {

    /** Compression's ripples close a gutter at places, which then is no hole for that. */
    private static final int RIPPLE_PX = 9;

    private WhiteHoles() {}

    /** The pictures with such holes, each no larger than a share of the whole. */
    static BinaryMask filled(BinaryMask pictures, double largest) {
        int width = pictures.width();
        int height = pictures.height();
        LabelImage pieces = Pieces.labels(Morphology.closed(pictures.not(), RIPPLE_PX, RIPPLE_PX));
        int[] sizes = sizes(pieces);
        for (int x = 0; x < width; x++) {
            sizes[pieces.get(x, 0)] = Integer.MAX_VALUE;
            sizes[pieces.get(x, height - 1)] = Integer.MAX_VALUE;
        }
        for (int y = 0; y < height; y++) {
            sizes[pieces.get(0, y)] = Integer.MAX_VALUE;
            sizes[pieces.get(width - 1, y)] = Integer.MAX_VALUE;
        }
        BinaryMask filled = BinaryMask.empty(width, height);
        int[] labels = pieces.data();
        for (int i = 0; i < labels.length; i++) {
            filled.data()[i] = pictures.data()[i] || sizes[labels[i]] <= largest * labels.length;
        }
        return filled;
    }

    private static int[] sizes(LabelImage pieces) {
        int most = 0;
        for (int label : pieces.data()) {
            most = Math.max(most, label);
        }
        int[] sizes = new int[most + 1];
        for (int label : pieces.data()) {
            sizes[label]++;
        }
        return sizes;
    }
}
