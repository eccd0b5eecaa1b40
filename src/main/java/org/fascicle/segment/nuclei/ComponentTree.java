package org.fascicle.segment.nuclei;

/**
 * All bright connected areas of an image at all thresholds above 0, nested: its max-trees, as far as the areas have a given size.
 *
 * <p>A node is one 4-connected area of pixels at or above its level; its parent is the smallest larger area that contains it at
 * a lower threshold. Built by flooding from the top of each hill, with one pass over the pixels.
 *
 * <p>Flooding leaves an area only when all of it is done, so that an area is a stretch of the order in which the pixels are
 * flooded. Its sums (pixels, moments, border) are the running sums at its end less those at its start: nothing is handed
 * from node to node, and areas too small or too large to be wanted cost next to nothing.
 *
 * <p>Units: pixels; levels 1 to 255; pixels of level 0 are outside, and each area among them has a tree of its own.
 *
 * @see <a href="https://doi.org/10.1109/83.663500">Salembier, Oliveras and Garrido 1998</a>
 * @see <a href="https://doi.org/10.1007/978-3-540-88688-4_14">Nister and Stewenius 2008, the flooding order</a>
 */
final class ComponentTree {

    static final int NO_NODE = -1;

    private static final int NONE = -1;
    /** Added to the level of a pixel that has been reached; one array answers both questions. */
    private static final int REACHED = 256;

    private final int width;
    private final int stride;
    /** Multiplying is faster than dividing, and half a pixel keeps the quotient off whole numbers. */
    private final double perStride;
    /** Level and {@link #REACHED}, within a frame of one pixel that repeats the outermost ones: no flood enters it, no border lies along it. */
    private final short[] state;
    /** Pixels that wait, by level: the last come and, for each, the one before it. */
    private final int[] last = new int[REACHED];

    private final int[] previous;
    private final int[] flooded;
    private final OpenAreas open;

    private ComponentTree(byte[] values, int width, int height, int leastPixels, int mostPixels) {
        this.width = width;
        this.stride = width + 2;
        this.perStride = 1.0 / stride;
        this.state = new short[stride * (height + 2)];
        this.previous = new int[state.length];
        this.flooded = new int[width * height];
        this.open = new OpenAreas(leastPixels, mostPixels);
        java.util.Arrays.fill(last, 1, REACHED, NONE);
        frame(values, height);
    }

    /** The trees of an image of unsigned bytes, row by row, without the areas of fewer or more pixels than given. */
    static ComponentTree of(byte[] values, int width, int height, int leastPixels, int mostPixels) {
        ComponentTree tree = new ComponentTree(values, width, height, leastPixels, mostPixels);
        for (int pixel = 0; pixel < tree.state.length; pixel++) {
            if (tree.state[pixel] < REACHED) {
                tree.flood(pixel);
            }
        }
        return tree;
    }

    /** Nodes with their sums. */
    ComponentNodes nodes() {
        return open.closed();
    }

    /** Indices of the pixels above 0 in the order in which they were flooded; nodes are stretches of it. */
    int[] flooded() {
        return flooded;
    }

    private void frame(byte[] values, int height) {
        for (int y = -1; y <= height; y++) {
            int from = Math.max(0, Math.min(height - 1, y)) * width;
            int to = (y + 1) * stride + 1;
            int always = y < 0 || y == height ? REACHED : 0;
            for (int x = 0; x < width; x++) {
                int level = values[from + x] & 0xff;
                state[to + x] = (short) (level == 0 ? REACHED : level | always);
            }
            state[to - 1] = (short) (state[to] | REACHED);
            state[to + width] = (short) (state[to + width - 1] | REACHED);
        }
    }

    private void flood(int start) {
        int pixel = start;
        int here = climb(start);
        while (here > 0) {
            int higher = visitNeighbours(pixel, here);
            if (higher != NONE) {
                await(pixel, here);
                pixel = higher;
                here = climb(higher);
            } else {
                absorb(pixel);
                here = highestAwaited(here);
                open.closeDownTo(here);
                pixel = last[here];
                last[here] = previous[pixel];
            }
        }
    }

    /** Opens an area at a pixel; returns its level. */
    private int climb(int pixel) {
        int level = state[pixel] & REACHED - 1;
        state[pixel] = (short) (level | REACHED);
        open.push(level);
        return level;
    }

    /** Puts those around a pixel that were not reached before among those that wait, up to one that is higher and must come first. */
    private int visitNeighbours(int pixel, int here) {
        if (reach(pixel + 1, here)) {
            return pixel + 1;
        }
        if (reach(pixel + stride, here)) {
            return pixel + stride;
        }
        if (reach(pixel - 1, here)) {
            return pixel - 1;
        }
        return reach(pixel - stride, here) ? pixel - stride : NONE;
    }

    private boolean reach(int pixel, int from) {
        int level = state[pixel];
        if (level > from) {
            return level < REACHED;
        }
        state[pixel] = (short) (level | REACHED);
        await(pixel, level);
        return false;
    }

    private void await(int pixel, int level) {
        previous[pixel] = last[level];
        last[level] = pixel;
    }

    /** The next level down on which pixels wait; 0 at the end. */
    private int highestAwaited(int from) {
        int level = from;
        while (last[level] == NONE) {
            level--;
        }
        return level;
    }

    /** All around have been reached, so that states compare like levels. */
    private void absorb(int pixel) {
        int here = state[pixel];
        int edges = Integer.signum(here - state[pixel + 1])
                + Integer.signum(here - state[pixel - 1])
                + Integer.signum(here - state[pixel + stride])
                + Integer.signum(here - state[pixel - stride]);
        int row = (int) ((pixel + 0.5) * perStride);
        int x = pixel - row * stride - 1;
        int y = row - 1;
        flooded[open.add(x, y, edges)] = y * width + x;
    }
}
