package org.fascicle.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.necrosis.NecrosisMap;

/** Interval of a share of an area by drawing groups of neighbouring squares with replacement. */
final class SquareGroupBootstrap {

    /** Half a millimetre with squares of 64 um: about the size of a necrotic focus. */
    private static final int WIDEST_GROUP = 8;
    /** Small images get smaller groups, down to single squares, so that there are this many to draw from. */
    private static final int WANTED_GROUPS = 25;

    private static final int DRAWS = 1000;
    private static final double TAIL = (1 - Interval.USUAL_CONFIDENCE) / 2;

    /** Area of a square that counts for something. */
    interface SquareArea {
        double um2(int column, int row);
    }

    private final int columns;
    private final int rows;
    private final SquareArea part;
    private final SquareArea counting;
    private final long seed;
    private final int edge;
    private final double[] necrotic;
    private final double[] whole;

    /** The necrotic part of what is viable or necrotic. */
    static SquareGroupBootstrap of(NecrosisMap map, long seed) {
        return new SquareGroupBootstrap(
                map.columns(),
                map.rows(),
                (x, y) -> map.classAt(x, y) == NecrosisClass.NECROTIC ? map.areaUm2(x, y) : 0,
                (x, y) -> map.classAt(x, y).counts() ? map.areaUm2(x, y) : 0,
                seed);
    }

    /**
     * @param part what the share is of interest of
     * @param counting what it is a share of
     */
    SquareGroupBootstrap(int columns, int rows, SquareArea part, SquareArea counting, long seed) {
        this.columns = columns;
        this.rows = rows;
        this.part = part;
        this.counting = counting;
        this.seed = seed;
        int widest = (int) Math.sqrt((double) columns * rows / WANTED_GROUPS);
        this.edge = Math.max(1, Math.min(WIDEST_GROUP, widest));
        List<double[]> groups = new ArrayList<>();
        for (int row = 0; row < rows; row += edge) {
            for (int column = 0; column < columns; column += edge) {
                groups.add(group(column, row));
            }
        }
        groups.removeIf(group -> group[1] == 0);
        this.necrotic = groups.stream().mapToDouble(group -> group[0]).toArray();
        this.whole = groups.stream().mapToDouble(group -> group[1]).toArray();
    }

    /** The part and the counting area of the group that starts at this square. */
    private double[] group(int column, int row) {
        double dead = 0;
        double all = 0;
        for (int y = row; y < Math.min(rows, row + edge); y++) {
            for (int x = column; x < Math.min(columns, column + edge); x++) {
                dead += part.um2(x, y);
                all += counting.um2(x, y);
            }
        }
        return new double[] {dead, all};
    }

    Interval interval() {
        int groups = whole.length;
        String method = "bootstrap over " + groups + " groups of " + edge + " x " + edge + " squares";
        double share = Arrays.stream(necrotic).sum() / Arrays.stream(whole).sum();
        double bound = Math.pow(TAIL, 1.0 / groups);
        if (share == 0 || share > 1 - 1e-12) {
            String exact = "Clopper and Pearson 1934 for " + groups + " groups of " + edge + " x " + edge + " squares";
            return share == 0
                    ? new Interval(0, 1 - bound, Interval.USUAL_CONFIDENCE, exact)
                    : new Interval(bound, 1, Interval.USUAL_CONFIDENCE, exact);
        }
        double[] shares = draws();
        double lower = Math.min(share, shares[(int) (TAIL * DRAWS)]);
        double upper = Math.max(share, shares[(int) Math.ceil((1 - TAIL) * DRAWS) - 1]);
        return new Interval(lower, upper, Interval.USUAL_CONFIDENCE, method);
    }

    private double[] draws() {
        SplittableRandom random = new SplittableRandom(seed);
        double[] shares = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double dead = 0;
            double all = 0;
            for (int i = 0; i < whole.length; i++) {
                int group = random.nextInt(whole.length);
                dead += necrotic[group];
                all += whole[group];
            }
            shares[draw] = dead / all;
        }
        Arrays.sort(shares);
        return shares;
    }
}
