package org.fascicle.slide;

/**
 * Along one axis: which pixels of a level a pixel of a grid is made of, and in which parts.
 *
 * <p>{@code ratio} level pixels lie under a grid pixel. From 1 on, the parts are the lengths of the footprint
 * {@code [i * ratio, (i + 1) * ratio)} on each level pixel; below 1, those of linear interpolation between the two level
 * pixels whose centres enclose the grid pixel's centre. Parts are not divided by their sum, so that whole ratios stay exact.
 */
final class Weights {

    private static final double FORGIVEN = 1e-9;

    private final double ratio;
    private final int length;

    private Weights(double ratio, int length) {
        this.ratio = ratio;
        this.length = length;
    }

    /** For a level of {@code length} pixels. */
    static Weights of(double ratio, int length) {
        double whole = Math.rint(ratio);
        return new Weights(whole >= 1 && Math.abs(ratio - whole) < FORGIVEN * whole ? whole : ratio, length);
    }

    boolean isIdentity() {
        return ratio == 1;
    }

    /** Grid pixels that lie on about {@code levelPixels} level pixels, at least one. */
    int gridPixelsOn(int levelPixels) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, levelPixels / ratio));
    }

    /** First level pixel under grid pixel {@code i}. */
    int first(int i) {
        return clamp(ratio >= 1 ? Math.floor(i * ratio + FORGIVEN) : Math.floor(centre(i)));
    }

    /** Last level pixel under grid pixel {@code i}. */
    int last(int i) {
        return Math.max(
                first(i), clamp(ratio >= 1 ? Math.ceil((i + 1) * ratio - FORGIVEN) - 1 : Math.floor(centre(i)) + 1));
    }

    /** Parts of level pixels {@code first(i) .. last(i)} in grid pixel {@code i}. */
    double[] parts(int i) {
        double[] parts = new double[last(i) - first(i) + 1];
        for (int k = 0; k < parts.length; k++) {
            parts[k] = ratio >= 1 ? overlap(i, first(i) + k) : nearness(i, first(i) + k);
        }
        if (parts.length == 1) {
            parts[0] = 1;
        }
        return parts;
    }

    private double overlap(int i, int pixel) {
        return Math.max(0, Math.min(pixel + 1.0, (i + 1) * ratio) - Math.max(pixel, i * ratio));
    }

    private double nearness(int i, int pixel) {
        return Math.max(0, 1 - Math.abs(centre(i) - pixel));
    }

    /** Where grid pixel {@code i}'s centre falls, with level pixel centres at whole numbers. */
    private double centre(int i) {
        return (i + 0.5) * ratio - 0.5;
    }

    private int clamp(double pixel) {
        return (int) Math.max(0, Math.min(length - 1, pixel));
    }
}
