package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutlineTest {

    private static boolean[] drawn(String... rows) {
        String all = String.join("", rows);
        boolean[] inside = new boolean[all.length()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = all.charAt(i) == '#';
        }
        return inside;
    }

    @Test
    void aPixelIsASquareOfFourCorners() {
        assertThat(Outline.filled(1, 1, drawn("#"))).containsExactly(new int[] {0, 0, 1, 0, 1, 1, 0, 1});
    }

    @Test
    void aHoleIsFilled() {
        List<int[]> rings = Outline.filled(3, 3, drawn("###", "#.#", "###"));
        assertThat(rings).containsExactly(new int[] {0, 0, 3, 0, 3, 3, 0, 3});
    }

    @Test
    void pixelsThatTouchAtACornerAreTwoRings() {
        assertThat(Outline.filled(2, 2, drawn("#.", ".#"))).hasSize(2);
    }

    /** Background that leaks out only diagonally is a hole: the ring would meet itself otherwise. */
    @Test
    void aDiagonalGapIsClosed() {
        List<int[]> rings = Outline.filled(4, 4, drawn("###.", "#.#.", "##..", "...."));
        assertThat(rings).hasSize(1);
        assertSimple(rings.get(0));
        assertThat(area(rings.get(0))).isEqualTo(8);
    }

    @Test
    void aHoleOfAnAreaIsARingOfItsPolygon() {
        List<Outline.Polygon> polygons = Outline.polygons(5, 5, drawn("#####", "#...#", "#.#.#", "#...#", "#####"));
        assertThat(polygons).hasSize(2);
        assertThat(polygons.get(0).holes()).containsExactly(new int[] {1, 1, 4, 1, 4, 4, 1, 4});
        assertThat(polygons.get(1).shell()).containsExactly(new int[] {2, 2, 3, 2, 3, 3, 2, 3});
    }

    /** Rings of random sets never meet themselves, are wound one way, and enclose at least the pixels set. */
    @Test
    void ringsOfRandomSetsAreSimple() {
        Random random = new Random(3);
        for (int trial = 0; trial < 500; trial++) {
            int width = 1 + random.nextInt(12);
            int height = 1 + random.nextInt(12);
            boolean[] inside = random(width * height, random);
            List<int[]> rings = Outline.filled(width, height, inside);
            rings.forEach(OutlineTest::assertSimple);
            assertThat(rings.stream().mapToLong(OutlineTest::area).sum()).isGreaterThanOrEqualTo(count(inside));
            assertCovers(rings, width, height, inside);
        }
    }

    /** Shells less holes have the area of the pixels set once corners are closed; no corner belongs to two rings. */
    @Test
    void polygonsOfRandomSetsShareNoCorner() {
        Random random = new Random(4);
        for (int trial = 0; trial < 500; trial++) {
            int width = 1 + random.nextInt(12);
            int height = 1 + random.nextInt(12);
            boolean[] inside = random(width * height, random);
            List<int[]> rings = new ArrayList<>();
            for (Outline.Polygon polygon : Outline.polygons(width, height, inside)) {
                rings.add(polygon.shell());
                rings.addAll(polygon.holes());
                assertThat(area(polygon.shell()))
                        .isGreaterThan(polygon.holes().stream()
                                .mapToLong(OutlineTest::area)
                                .sum());
            }
            Set<Long> seen = new HashSet<>();
            rings.forEach(ring -> latticePoints(ring)
                    .forEach(point -> assertThat(seen.add(point)).isTrue()));
        }
    }

    private static boolean[] random(int length, Random random) {
        double share = random.nextDouble();
        boolean[] inside = new boolean[length];
        for (int i = 0; i < length; i++) {
            inside[i] = random.nextDouble() < share;
        }
        return inside;
    }

    private static long count(boolean[] inside) {
        long count = 0;
        for (boolean set : inside) {
            count += set ? 1 : 0;
        }
        return count;
    }

    /** A ring along pixel edges is simple exactly if it passes no lattice point twice; corners alternate in direction. */
    private static void assertSimple(int[] ring) {
        List<Long> points = latticePoints(ring);
        assertThat(new HashSet<>(points)).hasSameSizeAs(points);
        assertThat(area(ring)).isPositive();
        assertThat(ring.length / 2).isGreaterThanOrEqualTo(4).isEven();
    }

    private static List<Long> latticePoints(int[] ring) {
        List<Long> points = new ArrayList<>();
        for (int i = 0; i < ring.length; i += 2) {
            int x = ring[i];
            int y = ring[i + 1];
            int toX = ring[(i + 2) % ring.length];
            int toY = ring[(i + 3) % ring.length];
            assertThat(x == toX).isNotEqualTo(y == toY);
            while (x != toX || y != toY) {
                points.add((long) y << 32 | x);
                x += Integer.signum(toX - x);
                y += Integer.signum(toY - y);
            }
        }
        return points;
    }

    /** Signed area by the shoelace formula. */
    private static long area(int[] ring) {
        long twice = 0;
        for (int i = 0; i < ring.length; i += 2) {
            twice += (long) ring[i] * ring[(i + 3) % ring.length] - (long) ring[(i + 2) % ring.length] * ring[i + 1];
        }
        return twice / 2;
    }

    /** Every pixel set lies inside exactly one ring, by crossings of a ray to the right. */
    private static void assertCovers(List<int[]> rings, int width, int height, boolean[] inside) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (inside[y * width + x]) {
                    double centreX = x + 0.5;
                    double centreY = y + 0.5;
                    assertThat(rings.stream()
                                    .filter(ring -> encloses(ring, centreX, centreY))
                                    .count())
                            .isEqualTo(1);
                }
            }
        }
    }

    private static boolean encloses(int[] ring, double x, double y) {
        boolean in = false;
        for (int i = 0; i < ring.length; i += 2) {
            int fromY = ring[i + 1];
            int toY = ring[(i + 3) % ring.length];
            in ^= ring[i] > x
                    && ring[i] == ring[(i + 2) % ring.length]
                    && Math.min(fromY, toY) < y
                    && Math.max(fromY, toY) > y;
        }
        return in;
    }
}
