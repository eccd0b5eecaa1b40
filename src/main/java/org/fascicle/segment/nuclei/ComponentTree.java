package org.fascicle.segment.nuclei;

import java.util.Arrays;

/**
 * All bright connected areas of an image at all thresholds above 0, nested: its max-trees.
 *
 * <p>A node is one 4-connected area of pixels at or above its level; its parent is the smallest area that contains it at
 * a lower threshold. Built by flooding from the top of each hill, with one pass over the pixels; area, moments, border
 * length of every node are summed on the way.
 *
 * <p>Units: pixels; levels 1 to 255; pixels of level 0 are outside, and each area among them has a tree of its own.
 *
 * @see <a href="https://doi.org/10.1109/83.663500">Salembier, Oliveras and Garrido 1998</a>
 * @see <a href="https://doi.org/10.1007/978-3-540-88688-4_14">Nister and Stewenius 2008, the flooding order</a>
 */
final class ComponentTree {

    static final int NO_NODE = -1;

    private static final int LEVELS = 256;

    private final int width;
    private final int stride;
    /** Multiplying is faster than dividing, and half a pixel keeps the quotient off whole numbers. */
    private final double perStride;
    private final short[] level;
    private final boolean[] visited;
    private final int[] next;
    private final int[] head = new int[LEVELS];
    private final long[] occupied = new long[LEVELS / 64];
    private final int[] nodeOfPixel;
    private int[] open = new int[LEVELS + 1];
    private int openCount;
    private final ComponentNodes nodes;

    private ComponentTree(byte[] values, int width, int height) {
        this.width = width;
        this.stride = width + 2;
        this.perStride = 1.0 / stride;
        int padded = stride * (height + 2);
        this.level = new short[padded];
        this.visited = new boolean[padded];
        this.next = new int[padded];
        this.nodeOfPixel = new int[width * height];
        this.nodes = new ComponentNodes(width * height / 8 + 16);
        Arrays.fill(head, -1);
        Arrays.fill(nodeOfPixel, NO_NODE);
        pad(values, height);
    }

    /** The trees of an image of unsigned bytes, row by row. */
    static ComponentTree of(byte[] values, int width, int height) {
        ComponentTree tree = new ComponentTree(values, width, height);
        for (int pixel = tree.stride + 1; pixel < tree.visited.length; pixel++) {
            if (!tree.visited[pixel]) {
                tree.flood(pixel);
            }
        }
        return tree;
    }

    /** Nodes with their sums. */
    ComponentNodes nodes() {
        return nodes;
    }

    /** For each pixel the smallest node that holds it; {@link #NO_NODE} outside. */
    int[] nodeOfPixel() {
        return nodeOfPixel;
    }

    private void pad(byte[] values, int height) {
        Arrays.fill(level, (short) -1);
        Arrays.fill(visited, true);
        for (int y = 0; y < height; y++) {
            int at = (y + 1) * stride + 1;
            for (int x = 0; x < width; x++) {
                level[at + x] = (short) (values[y * width + x] & 0xff);
                visited[at + x] = values[y * width + x] == 0;
            }
        }
    }

    private void flood(int start) {
        int pixel = start;
        visited[pixel] = true;
        push(nodes.create(level[pixel]));
        while (true) {
            int higher = visitNeighbours(pixel);
            if (higher >= 0) {
                pixel = higher;
                push(nodes.create(level[pixel]));
                continue;
            }
            absorb(pixel);
            int top = highestOccupied();
            if (top < 0) {
                break;
            }
            int follower = pop(top);
            closeDownTo(top);
            pixel = follower;
        }
        closeAll();
    }

    /** Marks what lies around a pixel; returns a neighbour that is higher and must come first, else -1. */
    private int visitNeighbours(int pixel) {
        int here = level[pixel];
        for (int side = 0; side < 4; side++) {
            int neighbour = neighbour(pixel, side);
            if (!visited[neighbour]) {
                visited[neighbour] = true;
                if (level[neighbour] > here) {
                    enqueue(pixel);
                    return neighbour;
                }
                enqueue(neighbour);
            }
        }
        return -1;
    }

    private int neighbour(int pixel, int side) {
        return switch (side) {
            case 0 -> pixel + 1;
            case 1 -> pixel + stride;
            case 2 -> pixel - 1;
            default -> pixel - stride;
        };
    }

    private void enqueue(int pixel) {
        int at = level[pixel];
        next[pixel] = head[at];
        head[at] = pixel;
        occupied[at >> 6] |= 1L << at;
    }

    private int highestOccupied() {
        for (int word = occupied.length - 1; word >= 0; word--) {
            if (occupied[word] != 0) {
                return word * 64 + 63 - Long.numberOfLeadingZeros(occupied[word]);
            }
        }
        return -1;
    }

    private int pop(int at) {
        int pixel = head[at];
        head[at] = next[pixel];
        if (head[at] < 0) {
            occupied[at >> 6] &= ~(1L << at);
        }
        return pixel;
    }

    private void absorb(int pixel) {
        int here = level[pixel];
        int edges = 0;
        for (int side = 0; side < 4; side++) {
            int there = level[neighbour(pixel, side)];
            edges += there < 0 ? 0 : Integer.signum(here - there);
        }
        int row = (int) ((pixel + 0.5) * perStride);
        int x = pixel - row * stride - 1;
        int y = row - 1;
        int node = open[openCount - 1];
        nodes.addPixel(node, x, y, edges);
        nodeOfPixel[y * width + x] = node;
    }

    private void closeDownTo(int floor) {
        while (nodes.level(open[openCount - 1]) > floor) {
            int top = open[openCount - 1];
            if (openCount == 1 || nodes.level(open[openCount - 2]) < floor) {
                int node = nodes.create(floor);
                nodes.close(top, node);
                open[openCount - 1] = node;
            } else {
                nodes.close(top, open[openCount - 2]);
                openCount--;
            }
        }
    }

    private void closeAll() {
        for (; openCount > 1; openCount--) {
            nodes.close(open[openCount - 1], open[openCount - 2]);
        }
        nodes.close(open[0], NO_NODE);
        openCount = 0;
    }

    private void push(int node) {
        if (openCount == open.length) {
            open = Arrays.copyOf(open, 2 * openCount);
        }
        open[openCount++] = node;
    }
}
