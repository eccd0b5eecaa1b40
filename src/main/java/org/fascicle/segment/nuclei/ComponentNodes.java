package org.fascicle.segment.nuclei;

import java.util.Arrays;
import org.fascicle.raster.MomentEllipse;

/** The nodes of a {@link ComponentTree}, children before their parent: level, parent, sums over their pixels and bounding box. */
final class ComponentNodes {

    static final int SUMS = 7;
    static final int AREA = 0;
    static final int X = 1;
    static final int Y = 2;
    static final int XX = 3;
    static final int YY = 4;
    static final int XY = 5;
    static final int EDGES = 6;

    private int count;
    private int[] level = new int[256];
    private int[] parent = new int[256];
    private int[] start = new int[256];
    /** The node that closed last before all of this one's. */
    private int[] preceding = new int[256];

    private long[] sums = new long[256 * SUMS];
    private int[] boxWidth = new int[256];
    private int[] boxHeight = new int[256];

    /** Adds a node whose sums are {@code total} less {@code before}, which stands at an offset; what it contains becomes its. */
    void add(int atLevel, long[] before, int offset, long[] total, int width, int height) {
        if (count == level.length) {
            grow();
        }
        level[count] = atLevel;
        boxWidth[count] = width;
        boxHeight[count] = height;
        start[count] = (int) before[offset + AREA];
        for (int i = 0; i < SUMS; i++) {
            sums[count * SUMS + i] = total[i] - before[offset + i];
        }
        adopt();
        count++;
    }

    private void adopt() {
        parent[count] = ComponentTree.NO_NODE;
        int child = count - 1;
        while (child >= 0 && start[child] >= start[count]) {
            parent[child] = count;
            child = preceding[child];
        }
        preceding[count] = child;
    }

    private void grow() {
        int capacity = 2 * count;
        level = Arrays.copyOf(level, capacity);
        parent = Arrays.copyOf(parent, capacity);
        start = Arrays.copyOf(start, capacity);
        preceding = Arrays.copyOf(preceding, capacity);
        sums = Arrays.copyOf(sums, capacity * SUMS);
        boxWidth = Arrays.copyOf(boxWidth, capacity);
        boxHeight = Arrays.copyOf(boxHeight, capacity);
    }

    int count() {
        return count;
    }

    int level(int node) {
        return level[node];
    }

    /** The parent, or {@link ComponentTree#NO_NODE} for a root. */
    int parent(int node) {
        return parent[node];
    }

    /** Where the node's pixels start in {@link ComponentTree#flooded}. */
    int start(int node) {
        return start[node];
    }

    int area(int node) {
        return (int) sums[node * SUMS + AREA];
    }

    /** Edges between a pixel of the node and one outside it; those on the image's border do not count. */
    int borderEdges(int node) {
        return (int) sums[node * SUMS + EDGES];
    }

    int boxWidth(int node) {
        return boxWidth[node];
    }

    int boxHeight(int node) {
        return boxHeight[node];
    }

    /** The ellipse of the same second moments. */
    MomentEllipse ellipse(int node) {
        int at = node * SUMS;
        return MomentEllipse.of(sums[at], sums[at + X], sums[at + Y], sums[at + XX], sums[at + YY], sums[at + XY]);
    }
}
