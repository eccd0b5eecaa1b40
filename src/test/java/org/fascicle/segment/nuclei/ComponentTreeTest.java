package org.fascicle.segment.nuclei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fascicle.raster.MomentEllipse;
import org.junit.jupiter.api.Test;

class ComponentTreeTest {

    /** Two hills of 5 and 7 on ground 2: nodes 7, 5 and 2; the ground is the parent of both and holds all 7 pixels. */
    @Test
    void twoHillsHangOnTheGroundBetweenThem() {
        ComponentTree tree = ComponentTree.of(new byte[] {2, 5, 5, 2, 7, 2, 2}, 7, 1, 1, 7);
        ComponentNodes nodes = tree.nodes();
        int low = nodeOf(tree, 1);
        int high = nodeOf(tree, 4);
        int ground = nodeOf(tree, 0);
        assertThat(nodes.count()).isEqualTo(3);
        assertThat(nodes.parent(low)).isEqualTo(ground);
        assertThat(nodes.parent(high)).isEqualTo(ground);
        assertThat(nodes.parent(ground)).isEqualTo(ComponentTree.NO_NODE);
        assertThat(nodes.area(low)).isEqualTo(2);
        assertThat(nodes.area(ground)).isEqualTo(7);
        assertThat(nodes.level(high)).isEqualTo(7);
        assertThat(nodes.borderEdges(low)).isEqualTo(2);
        assertThat(nodes.boxWidth(low)).isEqualTo(2);
    }

    @Test
    void areasPartedByZerosHaveTreesOfTheirOwn() {
        ComponentTree tree = ComponentTree.of(new byte[] {3, 0, 3, 4}, 4, 1, 1, 4);
        assertThat(tree.nodes().count()).isEqualTo(3);
        assertThat(nodeOf(tree, 1)).isEqualTo(ComponentTree.NO_NODE);
        assertThat(tree.nodes().parent(nodeOf(tree, 0))).isEqualTo(ComponentTree.NO_NODE);
        assertThat(tree.nodes().parent(nodeOf(tree, 2))).isEqualTo(ComponentTree.NO_NODE);
        assertThat(tree.nodes().borderEdges(nodeOf(tree, 0))).isEqualTo(1);
    }

    /**
     * A node is, by definition, the connected area at or above its level around any of its pixels: flooding from each
     * pixel of a random image at that pixel's level must give the node's area and border.
     */
    @Test
    void everyNodeIsTheConnectedAreaAtItsLevel() {
        int width = 17;
        int height = 13;
        byte[] values = randomLevels(width * height);
        ComponentTree tree = ComponentTree.of(values, width, height, 1, values.length);
        for (int i = 0; i < values.length; i++) {
            boolean[] area = new boolean[values.length];
            flood(values, width, height, i % width, i / width, values[i], area);
            int node = nodeOf(tree, i);
            assertThat(tree.nodes().area(node)).isEqualTo(count(area));
            assertThat(tree.nodes().borderEdges(node)).isEqualTo(edges(area, width, height));
        }
    }

    /** The nodes of a size are those of the whole tree that have it, in the same order; each hangs on the next larger one kept. */
    @Test
    void aTreeOfSomeSizesKeepsTheirNodes() {
        byte[] values = randomLevels(17 * 13);
        ComponentNodes all = ComponentTree.of(values, 17, 13, 1, values.length).nodes();
        ComponentNodes some = ComponentTree.of(values, 17, 13, 5, 60).nodes();
        int kept = 0;
        for (int node = 0; node < all.count(); node++) {
            if (all.area(node) >= 5 && all.area(node) <= 60) {
                assertThat(some.start(kept)).isEqualTo(all.start(node));
                assertThat(some.ellipse(kept)).isEqualTo(all.ellipse(node));
                boolean isRoot = all.area(all.parent(node)) > 60;
                assertThat(some.parent(kept) == ComponentTree.NO_NODE).isEqualTo(isRoot);
                kept++;
            }
        }
        assertThat(some.count()).isEqualTo(kept).isGreaterThan(3);
    }

    /** A filled ellipse has fill 1; a square has area 4 against 4/3 pi of its moment ellipse. */
    @Test
    void fillIsOneForAnEllipseAndThreeOverPiForASquare() {
        assertThat(ellipse(40, 10, 0.5).fill()).isCloseTo(1, within(0.01));
        assertThat(ellipse(40, 10, 0.5).aspect()).isCloseTo(4, within(0.05));
        int side = 64;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < side; i++) {
            sum += i;
            squares += (double) i * i;
        }
        MomentEllipse square =
                MomentEllipse.of(side * side, side * sum, side * sum, side * squares, side * squares, sum * sum);
        assertThat(square.fill()).isCloseTo(3 / Math.PI, within(1e-3));
    }

    /** Levels 1 to 6 by chance. */
    private static byte[] randomLevels(int count) {
        byte[] values = new byte[count];
        Random random = new Random(7);
        for (int i = 0; i < count; i++) {
            values[i] = (byte) (1 + random.nextInt(6));
        }
        return values;
    }

    /** The smallest node that holds a pixel: children come first. */
    private static int nodeOf(ComponentTree tree, int pixel) {
        ComponentNodes nodes = tree.nodes();
        for (int node = 0; node < nodes.count(); node++) {
            for (int i = nodes.start(node); i < nodes.start(node) + nodes.area(node); i++) {
                if (tree.flooded()[i] == pixel) {
                    return node;
                }
            }
        }
        return ComponentTree.NO_NODE;
    }

    private static MomentEllipse ellipse(double a, double b, double angle) {
        double[] s = new double[6];
        for (int y = -50; y <= 50; y++) {
            for (int x = -50; x <= 50; x++) {
                double u = (x * Math.cos(angle) + y * Math.sin(angle)) / a;
                double v = (-x * Math.sin(angle) + y * Math.cos(angle)) / b;
                if (u * u + v * v <= 1) {
                    double[] terms = {1, x, y, (double) x * x, (double) y * y, (double) x * y};
                    for (int i = 0; i < 6; i++) {
                        s[i] += terms[i];
                    }
                }
            }
        }
        return MomentEllipse.of(s[0], s[1], s[2], s[3], s[4], s[5]);
    }

    private static void flood(byte[] values, int width, int height, int x, int y, int level, boolean[] area) {
        if (x < 0 || y < 0 || x >= width || y >= height || area[y * width + x] || values[y * width + x] < level) {
            return;
        }
        area[y * width + x] = true;
        flood(values, width, height, x + 1, y, level, area);
        flood(values, width, height, x - 1, y, level, area);
        flood(values, width, height, x, y + 1, level, area);
        flood(values, width, height, x, y - 1, level, area);
    }

    private static int count(boolean[] area) {
        int count = 0;
        for (boolean set : area) {
            count += set ? 1 : 0;
        }
        return count;
    }

    private static int edges(boolean[] area, int width, int height) {
        int edges = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                edges += x + 1 < width && area[y * width + x] != area[y * width + x + 1] ? 1 : 0;
                edges += y + 1 < height && area[y * width + x] != area[(y + 1) * width + x] ? 1 : 0;
            }
        }
        return edges;
    }
}
