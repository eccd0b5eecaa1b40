package org.fascicle.stain;

/**
 * The plane through the origin that holds a slide's densities best, and robust extremes of the angle within it.
 *
 * <p>Spanned by the two leading eigenvectors of the second moments; the first lies along most of the densities. A pixel counts
 * by its density, so that pale ones, whose hue is noise, hardly count.
 *
 * @see <a href="https://doi.org/10.1109/ISBI.2009.5193250">Macenko 2009</a>
 */
final class MacenkoPlane {

    /** Steps in which angles are counted: 0.02 degrees. */
    private static final int BINS = 9000;

    private final double[] e1;
    private final double[] e2;
    private final double[] weights = new double[BINS];
    private double total;

    MacenkoPlane(float[] od) {
        double[][] vectors = SymmetricEigen.vectors(moments(od));
        e1 = positive(vectors[0]);
        e2 = vectors[1];
        for (int k = 0; k < od.length; k += 3) {
            double along = od[k] * e1[0] + od[k + 1] * e1[1] + od[k + 2] * e1[2];
            double across = od[k] * e2[0] + od[k + 1] * e2[1] + od[k + 2] * e2[2];
            int bin = (int) ((Math.atan2(across, along) / Math.PI + 0.5) * BINS);
            weights[Math.max(0, Math.min(BINS - 1, bin))] += along;
            total += along;
        }
    }

    private static double[][] moments(float[] od) {
        double[][] moments = new double[3][3];
        for (int k = 0; k < od.length; k += 3) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    moments[i][j] += (double) od[k + i] * od[k + j];
                }
            }
        }
        return moments;
    }

    private static double[] positive(double[] v) {
        return v[0] + v[1] + v[2] < 0 ? new double[] {-v[0], -v[1], -v[2]} : v;
    }

    /** Unit direction, R, G, B, below whose angle this percent of the density lies. */
    double[] extreme(double percent) {
        int bin = 0;
        for (double below = weights[0]; below < percent / 100 * total && bin < BINS - 1; ) {
            below += weights[++bin];
        }
        double angle = ((bin + 0.5) / BINS - 0.5) * Math.PI;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new double[] {c * e1[0] + s * e2[0], c * e1[1] + s * e2[1], c * e1[2] + s * e2[2]};
    }
}
