package org.fascicle.detect;

/** Points sorted into square buckets, so that a window looks only at those near it. */
final class PointBuckets {

    private final double edgeUm;
    private final int columns;
    private final int rows;
    private final int[] starts;
    private final double[] x;
    private final double[] y;

    PointBuckets(double[] xUm, double[] yUm, double widthUm, double heightUm, double edgeUm) {
        this.edgeUm = edgeUm;
        this.columns = (int) (widthUm / edgeUm) + 1;
        this.rows = (int) (heightUm / edgeUm) + 1;
        this.starts = new int[columns * rows + 1];
        this.x = new double[xUm.length];
        this.y = new double[yUm.length];
        for (int i = 0; i < xUm.length; i++) {
            starts[bucket(xUm[i], yUm[i]) + 1]++;
        }
        for (int i = 0; i < columns * rows; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = starts.clone();
        for (int i = 0; i < xUm.length; i++) {
            int place = next[bucket(xUm[i], yUm[i])]++;
            x[place] = xUm[i];
            y[place] = yUm[i];
        }
    }

    private int bucket(double xUm, double yUm) {
        return row(yUm) * columns + column(xUm);
    }

    private int column(double xUm) {
        return Math.max(0, Math.min(columns - 1, (int) (xUm / edgeUm)));
    }

    private int row(double yUm) {
        return Math.max(0, Math.min(rows - 1, (int) (yUm / edgeUm)));
    }

    int count(WindowShape shape, double centreX, double centreY, double reachUm) {
        int count = 0;
        for (int row = row(centreY - reachUm); row <= row(centreY + reachUm); row++) {
            int from = starts[row * columns + column(centreX - reachUm)];
            int to = starts[row * columns + column(centreX + reachUm) + 1];
            for (int i = from; i < to; i++) {
                count += shape.holds(reachUm, x[i] - centreX, y[i] - centreY) ? 1 : 0;
            }
        }
        return count;
    }
}
