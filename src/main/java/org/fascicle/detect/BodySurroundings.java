package org.fascicle.detect;

import java.util.Arrays;

/**
 * Distances to a body in a window around it, and statistics of darkness over rings of such distances.
 *
 * <p>Distances are 3-4 chamfer distances, within 8 % of the Euclidean ones (Borgefors 1986).
 */
final class BodySurroundings {

    private static final float STRAIGHT = 1;
    private static final float DIAGONAL = 4f / 3;

    private final DarknessPlanes planes;
    private final int left;
    private final int top;
    private final int columns;
    private final int rows;
    private final float[] distance;

    BodySurroundings(DarknessPlanes planes, DarkBody body, double reachUm) {
        this.planes = planes;
        int reach = (int) Math.ceil(reachUm / planes.pixelUm) + (int) Math.ceil(body.major / 2) + 1;
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
    }

    private void sweepDown() {
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                lower(x, y, x - 1, y, STRAIGHT);
                lower(x, y, x, y - 1, STRAIGHT);
                lower(x, y, x - 1, y - 1, DIAGONAL);
                lower(x, y, x + 1, y - 1, DIAGONAL);
            }
        }
    }

    private void sweepUp() {
        for (int y = rows - 1; y >= 0; y--) {
            for (int x = columns - 1; x >= 0; x--) {
                lower(x, y, x + 1, y, STRAIGHT);
                lower(x, y, x, y + 1, STRAIGHT);
                lower(x, y, x + 1, y + 1, DIAGONAL);
                lower(x, y, x - 1, y + 1, DIAGONAL);
            }
        }
    }

    private void lower(int x, int y, int nearX, int nearY, float step) {
        if (nearX >= 0 && nearY >= 0 && nearX < columns && nearY < rows) {
            int at = y * columns + x;
            distance[at] = Math.min(distance[at], distance[nearY * columns + nearX] + step);
        }
    }

    /** What lies between two distances from the body. */
    Ring ring(double fromUm, double toUm) {
        float from = (float) (fromUm / planes.pixelUm);
        float to = (float) (toUm / planes.pixelUm);
        int[] pixels = new int[distance.length];
        int count = 0;
        for (int at = 0; at < distance.length; at++) {
            if (distance[at] > from && distance[at] <= to) {
                int pixel = planes.index(left + at % columns, top + at / columns);
                if (planes.usable[pixel]) {
                    pixels[count++] = pixel;
                }
            }
        }
        return new Ring(planes, Arrays.copyOf(pixels, count));
    }

    /** Pixels of the body's neighbourhood; a ring outside the image is empty and answers with the fallback. */
    record Ring(DarknessPlanes planes, int[] pixels) {

        double mean(float[] plane, double fallback) {
            double sum = 0;
            for (int pixel : pixels) {
                sum += plane[pixel];
            }
            return pixels.length == 0 ? fallback : sum / pixels.length;
        }

        double spread(float[] plane) {
            double mean = mean(plane, 0);
            double sum = 0;
            for (int pixel : pixels) {
                sum += (plane[pixel] - mean) * (plane[pixel] - mean);
            }
            return pixels.length == 0 ? 0 : Math.sqrt(sum / pixels.length);
        }

        double percentile(float[] plane, double share, double fallback) {
            float[] values = new float[pixels.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = plane[pixels[i]];
            }
            Arrays.sort(values);
            return values.length == 0 ? fallback : values[(int) Math.min(values.length - 1, share * values.length)];
        }

        double shareAbove(float[] plane, float level) {
            int above = 0;
            for (int pixel : pixels) {
                above += plane[pixel] >= level ? 1 : 0;
            }
            return pixels.length == 0 ? 0 : (double) above / pixels.length;
        }
    }
}
