package org.fascicle.opencv;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Linear algebra of symmetric, positive definite matrices, as covariances are. */
public final class SymmetricMatrix {

    /**
     * @param values from the largest down
     * @param vectors of length 1, a row each
     */
    public record Eigen(double[] values, double[][] vectors) {}

    private SymmetricMatrix() {}

    /**
     * What {@code matrix} turns into each of the given vectors.
     *
     * @param rows vectors of the matrix's size
     */
    public static double[][] solve(double[][] matrix, double[][] rows) {
        OpenCv.load();
        Mat left = mat(matrix);
        Mat given = mat(rows);
        Mat right = new Mat();
        Mat solved = new Mat();
        try {
            Core.transpose(given, right);
            Core.solve(left, right, solved, Core.DECOMP_CHOLESKY);
            Core.transpose(solved, right);
            return rows(right);
        } finally {
            OpenCv.release(left, given, right, solved);
        }
    }

    public static Eigen eigen(double[][] matrix) {
        OpenCv.load();
        Mat input = mat(matrix);
        Mat values = new Mat();
        Mat vectors = new Mat();
        try {
            Core.eigen(input, values, vectors);
            double[] all = new double[values.rows()];
            values.get(0, 0, all);
            return new Eigen(all, rows(vectors));
        } finally {
            OpenCv.release(input, values, vectors);
        }
    }

    private static Mat mat(double[][] rows) {
        Mat mat = new Mat(rows.length, rows[0].length, CvType.CV_64FC1);
        for (int row = 0; row < rows.length; row++) {
            mat.put(row, 0, rows[row]);
        }
        return mat;
    }

    private static double[][] rows(Mat mat) {
        double[][] rows = new double[mat.rows()][mat.cols()];
        for (int row = 0; row < rows.length; row++) {
            mat.get(row, 0, rows[row]);
        }
        return rows;
    }
}
