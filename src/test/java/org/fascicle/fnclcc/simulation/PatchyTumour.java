package org.fascicle.fnclcc.simulation;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.WindowCounts;

/**
 * A square tumour whose mitotic rate differs from patch to patch, seen through windows of 1.734 mm2 every quarter of their edge.
 *
 * <p>Patches are squares, thrown on the lattice at random; the logarithm of a patch's rate is normal about the tumour's mean.
 */
final class PatchyTumour {

    private static final int CELLS_PER_EDGE = 4;
    private static final int FINE = 4;
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private final int windowsPerEdge;
    private final double sideBySide;
    private final long[][] counts;
    private final double[][] means;

    private int hottestX;
    private int hottestY;

    private PatchyTumour(double[][] cellMeans, SplittableRandom random) {
        int cells = cellMeans.length;
        this.windowsPerEdge = cells - CELLS_PER_EDGE + 1;
        this.sideBySide = (double) cells * cells / (CELLS_PER_EDGE * CELLS_PER_EDGE);
        long[][] drawn = new long[cells][cells];
        for (int y = 0; y < cells; y++) {
            for (int x = 0; x < cells; x++) {
                drawn[y][x] = few(cellMeans[y][x], random);
            }
        }
        this.counts = new long[windowsPerEdge][windowsPerEdge];
        this.means = new double[windowsPerEdge][windowsPerEdge];
        for (int y = 0; y < windowsPerEdge; y++) {
            for (int x = 0; x < windowsPerEdge; x++) {
                gather(x, y, drawn, cellMeans);
            }
        }
    }

    /** A Poisson number of a small mean, by adding up its law. */
    private static long few(double mean, SplittableRandom random) {
        double drawn = random.nextDouble();
        double term = Math.exp(-mean);
        double sum = term;
        long number = 0;
        while (drawn > sum && term > 0) {
            number++;
            term *= mean / number;
            sum += term;
        }
        return number;
    }

    private void gather(int x, int y, long[][] drawn, double[][] cellMeans) {
        for (int v = y; v < y + CELLS_PER_EDGE; v++) {
            for (int u = x; u < x + CELLS_PER_EDGE; u++) {
                counts[y][x] += drawn[v][u];
                means[y][x] += cellMeans[v][u];
            }
        }
        if (counts[y][x] > counts[hottestY][hottestX]) {
            hottestX = x;
            hottestY = y;
        }
    }

    /**
     * @param mean in 1.734 mm2, over the whole tumour
     * @param logSd of the rate between patches; 0 for an even tumour
     * @param recall of whoever counts
     * @param others counted wrongly, in 1.734 mm2
     */
    static PatchyTumour draw(
            double areaMm2,
            double logSd,
            double patchMm,
            double mean,
            double recall,
            double others,
            SplittableRandom random) {
        double cellMm = Math.sqrt(RuleBook.MITOTIC_AREA.mm2()) / CELLS_PER_EDGE;
        int cells = Math.max(CELLS_PER_EDGE, (int) Math.round(Math.sqrt(areaMm2) / cellMm));
        double[][] rates = rates(cells, cellMm, logSd, patchMm, random);
        for (double[] row : rates) {
            for (int x = 0; x < cells; x++) {
                row[x] = (row[x] * mean * recall + others) / (CELLS_PER_EDGE * CELLS_PER_EDGE);
            }
        }
        return new PatchyTumour(rates, random);
    }

    /** Each cell's rate over the tumour's mean. */
    private static double[][] rates(int cells, double cellMm, double logSd, double patchMm, SplittableRandom random) {
        int patches = (int) Math.ceil(cells * cellMm / patchMm) + 1;
        double[][] patch = new double[patches][patches];
        for (double[] row : patch) {
            for (int i = 0; i < patches; i++) {
                row[i] = Math.exp(
                        logSd * STANDARD.inverseCumulativeProbability(random.nextDouble()) - logSd * logSd / 2);
            }
        }
        double left = random.nextDouble() * patchMm;
        double top = random.nextDouble() * patchMm;
        double[][] rates = new double[cells][cells];
        for (int y = 0; y < cells * FINE; y++) {
            for (int x = 0; x < cells * FINE; x++) {
                int column = (int) (((x + 0.5) * cellMm / FINE + left) / patchMm);
                int row = (int) (((y + 0.5) * cellMm / FINE + top) / patchMm);
                rates[y / FINE][x / FINE] += patch[row][column] / (FINE * FINE);
            }
        }
        return rates;
    }

    long hottest() {
        return counts[hottestY][hottestX];
    }

    /** The true mean of the window that was chosen, as its counter sees it. */
    double trueMeanOfHottest() {
        return means[hottestY][hottestX];
    }

    WindowCounts windows() {
        TreeMap<Integer, Long> windows = new TreeMap<>();
        for (long[] row : counts) {
            for (long count : row) {
                windows.merge((int) count, 1L, Long::sum);
            }
        }
        return new WindowCounts(windows, sideBySide);
    }
}
