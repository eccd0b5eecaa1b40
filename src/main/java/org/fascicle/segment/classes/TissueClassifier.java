package org.fascicle.segment.classes;

import java.util.Arrays;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.raster.Components;

/**
 * Calls every square of a slide by a taught classifier.
 *
 * <p>Probabilities are averaged over a square and its neighbours, and so is strangeness by its median, for tissue comes in
 * pieces larger than a square. Necrotic pieces below the least area become unsure: any necrosis scores a point.
 */
public final class TissueClassifier {

    private final TissueModel model;
    private final TextureGrid squares;
    private final double leastNecrosisUm2;
    private final double[][] probabilities;
    private final double[] strangeness;

    private TissueClassifier(TissueModel model, TextureGrid squares, double leastNecrosisUm2) {
        this.model = model;
        this.squares = squares;
        this.leastNecrosisUm2 = leastNecrosisUm2;
        probabilities = new double[squares.columns() * squares.rows()][];
        strangeness = new double[probabilities.length];
    }

    /** @param leastNecrosisUm2 necrotic pieces below this area are unsure */
    public static ClassMap classify(TissueModel model, TextureGrid squares, double leastNecrosisUm2) {
        return new TissueClassifier(model, squares, leastNecrosisUm2).map();
    }

    private ClassMap map() {
        for (int square = 0; square < probabilities.length; square++) {
            judge(square);
        }
        int[] called = new int[probabilities.length];
        for (int square = 0; square < called.length; square++) {
            called[square] = probabilities[square] == null ? ClassMap.NOT_JUDGED : verdict(square);
        }
        takeBackSmallNecrosis(called);
        return new ClassMap(model.classes(), squares, called);
    }

    private void judge(int square) {
        Optional<double[]> features = squares.withContext(square % squares.columns(), square / squares.columns());
        if (features.isPresent()) {
            probabilities[square] = model.probabilities(features.get());
            strangeness[square] = model.strangeness(features.get());
        }
    }

    private int verdict(int square) {
        double[] sum = new double[model.classes().size()];
        double[] strange = new double[9];
        int near = 0;
        int column = square % squares.columns();
        int row = square / squares.columns();
        for (int y = Math.max(0, row - 1); y <= Math.min(squares.rows() - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(squares.columns() - 1, column + 1); x++) {
                double[] other = probabilities[y * squares.columns() + x];
                if (other != null) {
                    strange[near++] = strangeness[y * squares.columns() + x];
                    for (int k = 0; k < sum.length; k++) {
                        sum[k] += other[k];
                    }
                }
            }
        }
        for (int k = 0; k < sum.length; k++) {
            sum[k] /= near;
        }
        Arrays.sort(strange, 0, near);
        return Verdict.of(model.classes(), sum, strange[near / 2]);
    }

    private void takeBackSmallNecrosis(int[] called) {
        BinaryMask necrotic = BinaryMask.empty(squares.columns(), squares.rows());
        for (int square = 0; square < called.length; square++) {
            necrotic.data()[square] =
                    called[square] >= 0 && model.classes().get(called[square]).kind() == TissueKind.NECROSIS;
        }
        double squareUm2 = squares.pixelSize().times(squares.squarePx()).areaUm2();
        BinaryMask large = Components.withoutSpecks(necrotic, leastNecrosisUm2 / squareUm2);
        for (int square = 0; square < called.length; square++) {
            if (necrotic.data()[square] && !large.data()[square]) {
                called[square] = ClassMap.UNSURE;
            }
        }
    }
}
