package org.fascicle.stain;

/**
 * The two stains of a slide; what neither explains is the residual, orthogonal to both.
 *
 * @param first haematoxylin
 * @param second eosin or DAB
 */
public record StainMatrix(StainVector first, StainVector second) {

    /** Least angle at which two stains can be told apart; below it the inverse amplifies noise more than tenfold. */
    public static final double LEAST_DEGREES = 6;

    /** ImageJ's and Fiji's plugin Colour Deconvolution, "H&E". */
    public static final StainMatrix FIJI_HE = new StainMatrix(
            new StainVector(StainVector.HAEMATOXYLIN, 0.644211, 0.716556, 0.266844),
            new StainVector(StainVector.EOSIN, 0.092789, 0.954111, 0.283111));

    /** ImageJ's and Fiji's plugin Colour Deconvolution, "H DAB"; Ruifrok and Johnston 2001. */
    public static final StainMatrix FIJI_HDAB = new StainMatrix(
            new StainVector(StainVector.HAEMATOXYLIN, 0.650, 0.704, 0.286),
            new StainVector(StainVector.DAB, 0.268, 0.570, 0.776));

    /** QuPath's default for "Brightfield (H&E)". */
    public static final StainMatrix QUPATH_HE = new StainMatrix(
            new StainVector(StainVector.HAEMATOXYLIN, 0.65, 0.70, 0.29),
            new StainVector(StainVector.EOSIN, 0.2159, 0.8012, 0.5581));

    /** QuPath's default for "Brightfield (H-DAB)". */
    public static final StainMatrix QUPATH_HDAB = new StainMatrix(
            new StainVector(StainVector.HAEMATOXYLIN, 0.65, 0.70, 0.29),
            new StainVector(StainVector.DAB, 0.27, 0.57, 0.78));

    public StainMatrix {
        if (first.degreesTo(second) < LEAST_DEGREES) {
            throw new IllegalArgumentException("The stain vectors of " + first.name() + " and " + second.name()
                    + " are only " + Math.round(first.degreesTo(second)) + " degrees apart; they cannot be separated.");
        }
    }

    /** What is used where a slide's own vectors cannot be measured: QuPath's defaults. */
    public static StainMatrix defaultFor(StainKind kind) {
        return kind == StainKind.HE ? QUPATH_HE : QUPATH_HDAB;
    }

    /**
     * The inverse, by rows: {@code amount[s] = sum over channels c of od[c] * inverse[s][c]}.
     *
     * <p>Row 0 gives the first stain, row 1 the second, row 2 the residual along the unit normal of both.
     */
    double[][] inverse() {
        double[] a = {first.red(), first.green(), first.blue()};
        double[] b = {second.red(), second.green(), second.blue()};
        double[] normal = cross(a, b);
        double length = Math.sqrt(dot(normal, normal));
        double[] n = {normal[0] / length, normal[1] / length, normal[2] / length};
        return new double[][] {scaled(cross(b, n), 1 / length), scaled(cross(n, a), 1 / length), n};
    }

    private static double[] cross(double[] u, double[] v) {
        return new double[] {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }

    private static double[] scaled(double[] u, double factor) {
        return new double[] {u[0] * factor, u[1] * factor, u[2] * factor};
    }
}
