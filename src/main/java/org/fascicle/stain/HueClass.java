package org.fascicle.stain;

/**
 * Pixels of one hue, ordered from those that absorb blue to those that absorb red, and the mean colour of a slice of them.
 *
 * <p>What H-DAB needs instead of Macenko's extremes: where brown and blue nuclei lie apart, the purest pixels of each are
 * found among their own, however few the others are, and the fringes that a lens draws around black nuclei are left outside
 * the slice.
 */
final class HueClass {

    private static final int BINS = 1000;

    private final double[][] sums = new double[BINS][4];
    private double total;
    private long pixels;

    /** Pixels that absorb blue most and red least: DAB, alone or over some haematoxylin. */
    static HueClass brown(float[] od) {
        HueClass hue = new HueClass();
        for (int k = 0; k < od.length; k += 3) {
            if (od[k + 2] > 1.05f * od[k + 1] && od[k + 2] > 1.2f * od[k]) {
                hue.add(od[k], od[k + 1], od[k + 2]);
            }
        }
        return hue;
    }

    /** Pixels that absorb red at least nearly as much as green, and blue least: haematoxylin without eosin or DAB. */
    static HueClass blue(float[] od) {
        HueClass hue = new HueClass();
        for (int k = 0; k < od.length; k += 3) {
            if (od[k] > 1.25f * od[k + 2] && od[k + 1] < 1.25f * od[k]) {
                hue.add(od[k], od[k + 1], od[k + 2]);
            }
        }
        return hue;
    }

    private void add(float red, float green, float blue) {
        double sum = red + green + blue;
        int bin = (int) (((red - blue) / sum + 1) / 2 * BINS);
        double[] into = sums[Math.max(0, Math.min(BINS - 1, bin))];
        into[0] += red;
        into[1] += green;
        into[2] += blue;
        into[3] += sum;
        total += sum;
        pixels++;
    }

    long pixels() {
        return pixels;
    }

    /** Density of the class, summed over pixels and channels. */
    double total() {
        return total;
    }

    /** Mean density R, G, B of the slice between two shares of the class's density, from blue-absorbing to red-absorbing. */
    double[] slice(double from, double to) {
        double[] mean = new double[3];
        double below = 0;
        for (double[] bin : sums) {
            double middle = (below + bin[3] / 2) / total;
            if (middle >= from && middle <= to) {
                mean[0] += bin[0];
                mean[1] += bin[1];
                mean[2] += bin[2];
            }
            below += bin[3];
        }
        return mean;
    }
}
