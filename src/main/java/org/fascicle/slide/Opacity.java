package org.fascicle.slide;

/**
 * What a sample beyond the colours means: how much of the colours shows over a white ground, or nothing of the kind.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, ExtraSamples, page 31</a>
 */
public enum Opacity {
    /** No opacity: there is no such sample, or nothing says what it is (infrared, for instance). */
    NONE,
    /** The colours have been multiplied by it already. */
    PREMULTIPLIED,
    /** The colours have not. */
    STRAIGHT;

    /** From the value of TIFF's ExtraSamples: 1 is associated, 2 unassociated alpha. */
    public static Opacity ofTiff(long extraSample) {
        return extraSample == 1 ? PREMULTIPLIED : extraSample == 2 ? STRAIGHT : NONE;
    }

    /** A sample laid over white, 0 to 255; {@code value} and {@code opacity} lie in 0 to {@code max}. */
    public byte overWhite(int value, int opacity, int max) {
        double share = Math.min(1, opacity / (double) max);
        double own = Math.min(1, value / (double) max);
        double shown = switch (this) {
            case NONE -> own;
            case PREMULTIPLIED -> Math.min(1, own + 1 - share);
            case STRAIGHT -> own * share + 1 - share;
        };
        return (byte) (int) (255 * shown + 0.5);
    }
}
