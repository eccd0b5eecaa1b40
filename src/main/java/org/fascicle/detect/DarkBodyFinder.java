package org.fascicle.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds every dark body of the size of a mitotic figure or a nucleus.
 *
 * <p>Seeds are local maxima of the darkness smoothed to the size of a chromatin clump that stand out from the mean of their
 * surroundings. From the darkest seed on, a body is all that hangs together with its seed above the middle between peak and
 * background, within a radius; a seed that a darker one has swallowed starts no body of its own.
 */
final class DarkBodyFinder {

    /** Least darkness of a seed above its background; fainter figures were not seen in training images. */
    private static final float LEAST_CONTRAST = 0.05f;
    /** Least darkness of a seed: below lies cytoplasm. */
    private static final float LEAST_DARKNESS = 0.12f;
    /** Where between background (0) and peak (1) a body ends. */
    private static final float EDGE = 0.5f;

    private static final double REACH_UM = 8;
    /** Half of a telophase plate, in focus. */
    private static final double LEAST_AREA_UM2 = 2.5;

    private final DarknessPlanes planes;
    private final boolean[] taken;
    private final int[] queue;

    DarkBodyFinder(DarknessPlanes planes) {
        this.planes = planes;
        this.taken = new boolean[planes.red.length];
        this.queue = new int[planes.red.length];
    }

    List<DarkBody> find() {
        List<DarkBody> bodies = new ArrayList<>();
        for (int seed : seeds()) {
            if (!taken[seed]) {
                DarkBody body = grow(seed);
                if (body.area() * planes.pixelUm * planes.pixelUm >= LEAST_AREA_UM2) {
                    bodies.add(body);
                }
            }
        }
        return bodies;
    }

    private int[] seeds() {
        List<Integer> seeds = new ArrayList<>();
        for (int y = 1; y < planes.height - 1; y++) {
            for (int x = 1; x < planes.width - 1; x++) {
                int i = planes.index(x, y);
                if (planes.usable[i]
                        && planes.body[i] >= LEAST_DARKNESS
                        && planes.body[i] - planes.background[i] >= LEAST_CONTRAST
                        && isLocalMaximum(i)) {
                    seeds.add(i);
                }
            }
        }
        seeds.sort(Comparator.<Integer>comparingDouble(i -> -planes.body[i]).thenComparingInt(i -> i));
        return seeds.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean isLocalMaximum(int i) {
        int width = planes.width;
        float value = planes.body[i];
        return value > planes.body[i - 1]
                && value > planes.body[i - width]
                && value > planes.body[i - width - 1]
                && value > planes.body[i - width + 1]
                && value >= planes.body[i + 1]
                && value >= planes.body[i + width]
                && value >= planes.body[i + width + 1]
                && value >= planes.body[i + width - 1];
    }

    private DarkBody grow(int seed) {
        float peak = planes.body[seed];
        float level = planes.background[seed] + EDGE * (peak - planes.background[seed]);
        double reach = REACH_UM / planes.pixelUm;
        int seedX = seed % planes.width;
        int seedY = seed / planes.width;
        int count = push(seed, 0);
        for (int next = 0; next < count; next++) {
            int x = queue[next] % planes.width;
            int y = queue[next] / planes.width;
            count = visit(x - 1, y, level, seedX, seedY, reach, count);
            count = visit(x + 1, y, level, seedX, seedY, reach, count);
            count = visit(x, y - 1, level, seedX, seedY, reach, count);
            count = visit(x, y + 1, level, seedX, seedY, reach, count);
        }
        return new DarkBody(Arrays.copyOf(queue, count), planes.width, level, peak);
    }

    private int visit(int x, int y, float level, int seedX, int seedY, double reach, int count) {
        if (x < 0 || y < 0 || x >= planes.width || y >= planes.height || Math.hypot(x - seedX, y - seedY) > reach) {
            return count;
        }
        int i = planes.index(x, y);
        return taken[i] || !planes.usable[i] || planes.red[i] < level ? count : push(i, count);
    }

    private int push(int pixel, int count) {
        taken[pixel] = true;
        queue[count] = pixel;
        return count + 1;
    }
}
