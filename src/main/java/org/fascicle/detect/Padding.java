package org.fascicle.detect;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;

/** Black that a scanner put where it saw nothing; no nucleus is as dark in all three channels. */
final class Padding {

    /** Brightest channel of black padding after JPEG, away from its edge. */
    private static final int BLACK = 3;

    private Padding() {}

    static BinaryMask of(RgbImage image) {
        BinaryMask padding = BinaryMask.empty(image.width(), image.height());
        for (int i = 0; i < padding.data().length; i++) {
            padding.data()[i] = isAt(image.data(), 3 * i);
        }
        return padding;
    }

    /** Whether the pixel whose red stands at this place of the data is padding. */
    static boolean isAt(byte[] rgb, int at) {
        return (rgb[at] & 0xff) <= BLACK && (rgb[at + 1] & 0xff) <= BLACK && (rgb[at + 2] & 0xff) <= BLACK;
    }
}
