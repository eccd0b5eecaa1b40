package org.fascicle.detect;

import java.util.Arrays;

/**
 * Distances to a body in a window around it, and statistics of darkness over rings of such distances.
 *
 * <p>Distances are 3-4 chamfer distances, within 8 % of the Euclidean ones (Borgefors 1986). Rings are gathered in one pass.
 */
final class BodySurroundings {

    static final double REACH_UM = 12;

    private static final float STRAIGHT = 1;
    private static final float DIAGONAL = 4f / 3;
    private static final double FRAGMENTS_UM = 8;
    private static final double FOCUS_UM = 5;
    private static final double NUCLEI_UM = 2;

    final Ring rim = new Ring();
    final Ring cytoplasm = new Ring();
    final Ring cell = new Ring();
    final Ring far = new Ring();
    /** Darkness from 2 to 12 um, over 0 to 2.56 OD. */
    final Levels nuclei = new Levels(0.01f);
    /** Gradients within 5 um, over 0 to 5.12 OD per um. */
    final Levels gradients = new Levels(0.02f);

    private int nearPixels;
    private int nearDark;

    private final DarknessPlanes planes;
    private final int left;
    private final int top;
    private final int columns;
    private final int rows;
    private final float[] distance;

    BodySurroundings(DarknessPlanes planes, DarkBody body) {
        this.planes = planes;
        int reach = (int) Math.ceil(REACH_UM / planes.pixelUm) + (int) Math.ceil(body.major / 2) + 1;
        this.left = Math.max(0, (int) body.centreX - reach);
        this.top = Math.max(0, (int) body.centreY - reach);
        this.columns = Math.min(planes.width, (int) body.centreX + reach + 1) - left;
        this.rows = Math.min(planes.height, (int) body.centreY + reach + 1) - top;
        this.distance = new float[columns * rows];
        Arrays.fill(distance, Float.MAX_VALUE);
        for (int pixel : body.pixels) {
            int x = pixel % planes.width - left;
            int y = pixel / planes.width - top;
            if (x >= 0 && y >= 0 && x < columns && y < rows) {
                distance[y * columns + x] = 0;
            }
        }
        sweepDown();
        sweepUp();
        gather(body.level);
    }

    private void sweepDown() {
        for (int y = 0, at = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++, at++) {
                float nearest = distance[at];
                if (x > 0) {
                    nearest = Math.min(nearest, distance[at - 1] + STRAIGHT);
                }
                if (y > 0) {
                    nearest = Math.min(nearest, distance[at - columns] + STRAIGHT);
                    nearest = x > 0 ? Math.min(nearest, distance[at - columns - 1] + DIAGONAL) : nearest;
                    nearest = x < columns - 1 ? Math.min(nearest, distance[at - columns + 1] + DIAGONAL) : nearest;
                }
                distance[at] = nearest;
            }
        }
    }

    private void sweepUp() {
        for (int y = rows - 1, at = rows * columns - 1; y >= 0; y--) {
            for (int x = columns - 1; x >= 0; x--, at--) {
                float nearest = distance[at];
                if (x < columns - 1) {
                    nearest = Math.min(nearest, distance[at + 1] + STRAIGHT);
                }
                if (y < rows - 1) {
                    nearest = Math.min(nearest, distance[at + columns] + STRAIGHT);
                    nearest = x > 0 ? Math.min(nearest, distance[at + columns - 1] + DIAGONAL) : nearest;
                    nearest = x < columns - 1 ? Math.min(nearest, distance[at + columns + 1] + DIAGONAL) : nearest;
                }
                distance[at] = nearest;
            }
        }
    }

    private void gather(float level) {
        for (int y = 0, at = 0; y < rows; y++) {
            int pixel = planes.index(left, top + y);
            for (int x = 0; x < columns; x++, at++, pixel++) {
                double um = distance[at] * planes.pixelUm;
                if (um <= REACH_UM && planes.usable[pixel]) {
                    sort(um, pixel, level);
                }
            }
        }
    }

    private void sort(double um, int pixel, float level) {
        float red = planes.red[pixel];
        float green = planes.green[pixel];
        if (um <= FOCUS_UM) {
            gradients.add(planes.gradient[pixel]);
        }
        if (um > NUCLEI_UM) {
            nuclei.add(red);
        }
        if (um > FOCUS_UM) {
            far.add(red, green);
        } else if (um > 0.5) {
            cell.add(red, green);
            (um <= NUCLEI_UM ? rim : cytoplasm).add(red, green);
        }
        if (um > 0.5 && um <= FRAGMENTS_UM) {
            nearPixels++;
            nearDark += red >= level ? 1 : 0;
        }
    }

    /** Share of what lies 0.5 to 8 um away that is as dark as the body's edge. */
    double fragments() {
        return nearPixels == 0 ? 0 : (double) nearDark / nearPixels;
    }

    /** Sums over a ring; an empty one, outside the image, answers with the fallback. */
    static final class Ring {

        private int count;
        private double sum;
        private double squares;
        private double greenSum;

        void add(float red, float green) {
            count++;
            sum += red;
            squares += (double) red * red;
            greenSum += green;
        }

        double mean(double fallback) {
            return count == 0 ? fallback : sum / count;
        }

        double spread() {
            return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
        }

        /** Green less red density. */
        double redness(double fallback) {
            return count == 0 ? fallback : (greenSum - sum) / count;
        }
    }

    /** A histogram of 256 bins. */
    static final class Levels {

        private static final double UPPER_SHARE = 0.95;

        private final float step;
        private final int[] bins = new int[256];
        private int count;

        Levels(float step) {
            this.step = step;
        }

        void add(float value) {
            bins[Math.max(0, Math.min(bins.length - 1, (int) (value / step)))]++;
            count++;
        }

        /** The ninety-fifth percentile. */
        double upper(double fallback) {
            int below = 0;
            for (int bin = 0; bin < bins.length; bin++) {
                below += bins[bin];
                if (below > UPPER_SHARE * count) {
                    return (bin + 0.5) * step;
                }
            }
            return fallback;
        }
    }
}
