package org.fascicle.slide;

/**
 * How many bits of 16-bit samples are in use.
 *
 * <p>Cameras of 10, 12 and 14 bits, and programs that only widen 8, write values of two bytes without saying so. Scaled by 65,535
 * such an image is black. A brightfield image has glass or pale tissue in it, so its brightest samples show the range.
 */
public final class SampleBits {

    /** All of them. */
    public static final int ALL = 16;

    private static final int[] CAMERAS = {8, 10, 12, 14};

    /** Part of the samples that may lie above the range: specks and broken pixels. */
    private static final double STRAY_PART = 1e-4;

    private final long[] counts = new long[1 << ALL];
    private long all;

    /** Counts one sample, 0 to 65,535. */
    public void add(int sample) {
        counts[sample]++;
        all++;
    }

    /** 8, 10, 12, 14, or 16 where more are used. */
    public int used() {
        for (int bits : CAMERAS) {
            if (countFrom(1 << bits) <= STRAY_PART * all) {
                return bits;
            }
        }
        return ALL;
    }

    private long countFrom(int first) {
        long count = 0;
        for (int i = first; i < counts.length; i++) {
            count += counts[i];
        }
        return count;
    }

    /** What a reader of the results should know. */
    public static String remark(int bits) {
        return "Its 16-bit samples hold " + bits + " bits; they were scaled by " + ((1 << bits) - 1) + ".";
    }
}
