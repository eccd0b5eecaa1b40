package org.fascicle.segment.nuclei;

import java.util.Arrays;

/** The nodes of a {@link ComponentTree}: level, parent and sums over their pixels; children close before parents. */
final class ComponentNodes {

    private static final int SUMS = 7;
    private static final int AREA = 0;
    private static final int X = 1;
    private static final int Y = 2;
    private static final int XX = 3;
    private static final int YY = 4;
    private static final int XY = 5;
    private static final int EDGES = 6;

    private int count;
    private int closed;
    private short[] level;
    private int[] parent;
    private int[] order;
    private long[] sums;
    private int[] box;

    ComponentNodes(int capacity) {
        level = new short[capacity];
        parent = new int[capacity];
        order = new int[capacity];
        sums = new long[capacity * SUMS];
        box = new int[capacity * 4];
    }

    int create(int atLevel) {
        if (count == level.length) {
            grow();
        }
        level[count] = (short) atLevel;
        box[4 * count] = Integer.MAX_VALUE;
        box[4 * count + 1] = Integer.MAX_VALUE;
        box[4 * count + 2] = -1;
        box[4 * count + 3] = -1;
        return count++;
    }

    private void grow() {
        int capacity = 2 * count;
        level = Arrays.copyOf(level, capacity);
        parent = Arrays.copyOf(parent, capacity);
        order = Arrays.copyOf(order, capacity);
        sums = Arrays.copyOf(sums, capacity * SUMS);
        box = Arrays.copyOf(box, capacity * 4);
    }

    void addPixel(int node, int x, int y, int edges) {
        int at = node * SUMS;
        sums[at + AREA]++;
        sums[at + X] += x;
        sums[at + Y] += y;
        sums[at + XX] += (long) x * x;
        sums[at + YY] += (long) y * y;
        sums[at + XY] += (long) x * y;
        sums[at + EDGES] += edges;
        extend(node, x, y, x, y);
    }

    private void extend(int node, int left, int top, int right, int bottom) {
        int at = 4 * node;
        box[at] = Math.min(box[at], left);
        box[at + 1] = Math.min(box[at + 1], top);
        box[at + 2] = Math.max(box[at + 2], right);
        box[at + 3] = Math.max(box[at + 3], bottom);
    }

    /** Ends a node and adds its sums to its parent's. */
    void close(int node, int toParent) {
        parent[node] = toParent;
        order[closed++] = node;
        if (toParent >= 0) {
            for (int i = 0; i < SUMS; i++) {
                sums[toParent * SUMS + i] += sums[node * SUMS + i];
            }
            extend(toParent, box[4 * node], box[4 * node + 1], box[4 * node + 2], box[4 * node + 3]);
        }
    }

    int count() {
        return count;
    }

    /** The nodes in an order in which children stand before their parent. */
    int closedAt(int place) {
        return order[place];
    }

    int level(int node) {
        return level[node];
    }

    /** The parent, or {@link ComponentTree#NO_NODE} for the root. */
    int parent(int node) {
        return parent[node];
    }

    int area(int node) {
        return (int) sums[node * SUMS + AREA];
    }

    /** Edges between a pixel of the node and one outside it; those on the image's border do not count. */
    int borderEdges(int node) {
        return (int) sums[node * SUMS + EDGES];
    }

    int boxWidth(int node) {
        return box[4 * node + 2] - box[4 * node] + 1;
    }

    int boxHeight(int node) {
        return box[4 * node + 3] - box[4 * node + 1] + 1;
    }

    /** The ellipse of the same second moments. */
    MomentEllipse ellipse(int node) {
        int at = node * SUMS;
        return MomentEllipse.of(sums[at], sums[at + X], sums[at + Y], sums[at + XX], sums[at + YY], sums[at + XY]);
    }
}
