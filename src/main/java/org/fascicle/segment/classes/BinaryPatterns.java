package org.fascicle.segment.classes;

import org.fascicle.image.FloatImage;

/**
 * Local binary patterns: which of a pixel's eight neighbours are darker than itself.
 *
 * <p>A pattern with at most two changes around the circle is named by its number of darker neighbours, 0 to 8; all others
 * share a name, as do the pixels at the image's border.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.2002.1017623">Ojala et al. 2002</a>
 */
final class BinaryPatterns {

    /** Names of patterns. */
    static final int KINDS = 10;

    private static final byte NOT_UNIFORM = 9;
    private static final int[] AROUND_X = {-1, 0, 1, 1, 1, 0, -1, -1};
    private static final int[] AROUND_Y = {-1, -1, -1, 0, 1, 1, 1, 0};

    private BinaryPatterns() {}

    /** The name of each pixel's pattern. */
    static byte[] of(FloatImage image) {
        byte[] names = new byte[image.data().length];
        for (int y = 0, i = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++, i++) {
                boolean inside = x > 0 && y > 0 && x < image.width() - 1 && y < image.height() - 1;
                names[i] = inside ? name(image.data(), i, image.width()) : NOT_UNIFORM;
            }
        }
        return names;
    }

    private static byte name(float[] values, int i, int width) {
        int darker = 0;
        int changes = 0;
        boolean before = values[i - 1] > values[i];
        for (int k = 0; k < AROUND_X.length; k++) {
            boolean now = values[i + AROUND_Y[k] * width + AROUND_X[k]] > values[i];
            darker += now ? 1 : 0;
            changes += now != before ? 1 : 0;
            before = now;
        }
        return changes <= 2 ? (byte) darker : NOT_UNIFORM;
    }

    /** Share of the pixels at these indices that have each name. */
    static double[] shares(byte[] names, int[] indices) {
        double[] shares = new double[KINDS];
        for (int i : indices) {
            shares[names[i]] += 1.0 / indices.length;
        }
        return shares;
    }
}
