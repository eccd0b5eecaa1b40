package org.fascicle.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Matrices whose answers are known: eigenvalues 9, 4, 1 along axes that are turned by 3-4-5 triangles. */
class SymmetricMatrixTest {

    private static final double[][] AXES = {{0.6, 0.8, 0}, {-0.8, 0.6, 0}, {0, 0, 1}};
    private static final double[] VALUES = {9, 4, 1};

    private static double[][] matrix() {
        double[][] matrix = new double[3][3];
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    matrix[i][j] += VALUES[k] * AXES[k][i] * AXES[k][j];
                }
            }
        }
        return matrix;
    }

    @Test
    void axesAndValuesAreFound() {
        SymmetricMatrix.Eigen all = SymmetricMatrix.eigen(matrix());
        assertThat(all.values()).containsExactly(VALUES, within(1e-9));
        assertThat(Math.abs(dot(all.vectors()[0], AXES[0]))).isCloseTo(1, within(1e-9));
    }

    @Test
    void theLargestAreThoseOfAll() {
        SymmetricMatrix.Eigen two = SymmetricMatrix.largest(matrix(), 2);
        assertThat(two.values()).containsExactly(new double[] {9, 4}, within(1e-9));
        assertThat(Math.abs(dot(two.vectors()[1], AXES[1]))).isCloseTo(1, within(1e-9));
    }

    /** The matrix turns (1, 2, 3) into what is given. */
    @Test
    void solvingUndoesTheMatrix() {
        double[][] matrix = matrix();
        double[] image = new double[3];
        for (int i = 0; i < 3; i++) {
            image[i] = dot(matrix[i], new double[] {1, 2, 3});
        }
        assertThat(SymmetricMatrix.solve(matrix, new double[][] {image})[0])
                .containsExactly(new double[] {1, 2, 3}, within(1e-9));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
