package org.fascicle.segment.onnx;

import java.util.Arrays;
import org.fascicle.image.FloatImage;
import org.fascicle.image.LabelImage;

/**
 * Marker-controlled watershed: the basins of a relief's peaks, as deep as {@code dynamics} asks.
 *
 * <p>Pixels are taken from high to low. One without a taken neighbour starts a basin; else it joins the basin of its
 * highest neighbour. Where two basins meet, the level is their saddle: if the lower peak stands less than
 * {@code dynamics} above it, they become one, so that every split is as deep as asked for. This is the watershed by
 * flooding of Vincent and Soille (1991, doi 10.1109/34.87344) with the dynamics of Grimaud (1992, doi 10.1117/12.60650)
 * as the marker, in one pass with union-find.
 *
 * <p>Deterministic: levels are whole numbers, ties go in reading order. Neighbours are the eight around a pixel.
 */
final class BasinFlood {

    private static final int LEVELS_PER_UNIT = 500;
    private static final int TOP = 4 * LEVELS_PER_UNIT;

    private final int width;
    private final int height;
    private final int[] level;
    private final int[] basin;
    private final int dynamics;
    private int[] parent = new int[1024];
    private int[] peak = new int[1024];
    private int basins;

    private BasinFlood(int width, int height, int[] level, double dynamics) {
        this.width = width;
        this.height = height;
        this.level = level;
        this.basin = new int[level.length];
        this.dynamics = (int) Math.round(dynamics * LEVELS_PER_UNIT);
    }

    /**
     * The basins of {@code relief} inside {@code inside}, numbered from 1 without a meaning in the order.
     *
     * @param relief values from -2 to 2; what lies beyond is cut
     * @param inside which pixels take part, row by row
     * @param dynamics height of the lower peak over the saddle from which two basins stay apart
     */
    static LabelImage basins(FloatImage relief, boolean[] inside, double dynamics) {
        BasinFlood flood = new BasinFlood(relief.width(), relief.height(), levels(relief, inside), dynamics);
        for (int pixel : flood.highToLow()) {
            flood.take(pixel);
        }
        return flood.labels();
    }

    /** 1 to TOP inside, 0 outside. */
    private static int[] levels(FloatImage relief, boolean[] inside) {
        int[] level = new int[inside.length];
        for (int i = 0; i < level.length; i++) {
            if (inside[i]) {
                level[i] = Math.max(1, Math.min(TOP, Math.round((relief.data()[i] + 2) * LEVELS_PER_UNIT)));
            }
        }
        return level;
    }

    /** Indices of the pixels inside, by counting sort, equal ones in reading order. */
    private int[] highToLow() {
        int[] next = new int[TOP + 2];
        for (int value : level) {
            next[TOP - value + 1]++;
        }
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        int[] order = new int[next[TOP]];
        for (int i = 0; i < level.length; i++) {
            if (level[i] > 0) {
                order[next[TOP - level[i]]++] = i;
            }
        }
        return order;
    }

    private void take(int pixel) {
        int x = pixel % width;
        int y = pixel / width;
        int home = highestNeighbour(x, y);
        if (home < 0) {
            basin[pixel] = start(level[pixel]);
            return;
        }
        basin[pixel] = root(basin[home]);
        for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                meet(pixel, basin[ny * width + nx]);
            }
        }
    }

    private int highestNeighbour(int x, int y) {
        int best = -1;
        for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                int i = ny * width + nx;
                if (basin[i] > 0 && (best < 0 || level[i] > level[best])) {
                    best = i;
                }
            }
        }
        return best;
    }

    private int start(int height) {
        basins++;
        if (basins == parent.length) {
            parent = Arrays.copyOf(parent, 2 * basins);
            peak = Arrays.copyOf(peak, 2 * basins);
        }
        parent[basins] = basins;
        peak[basins] = height;
        return basins;
    }

    /** Joins the pixel's basin and another that it touches if the saddle here is too shallow to part them. */
    private void meet(int pixel, int other) {
        if (other == 0) {
            return;
        }
        int mine = root(basin[pixel]);
        int theirs = root(other);
        if (mine != theirs && Math.min(peak[mine], peak[theirs]) - level[pixel] < dynamics) {
            int higher = peak[mine] >= peak[theirs] ? mine : theirs;
            parent[higher == mine ? theirs : mine] = higher;
        }
    }

    private int root(int i) {
        int root = i;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private LabelImage labels() {
        for (int i = 0; i < basin.length; i++) {
            if (basin[i] > 0) {
                basin[i] = root(basin[i]);
            }
        }
        return new LabelImage(width, height, basin);
    }
}
