package org.fascicle.segment.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;

/** Clouds of features whose classes are known: around 1 and around -1, with a spread of a half. */
public class TissueTrainerTest {

    private static final int FEATURES = 2 * TextureMeter.NAMES.size();

    public static final TaughtClass TUMOUR = new TaughtClass("Tumor", TissueKind.TUMOUR);
    public static final TaughtClass NECROSIS = new TaughtClass("Necrosis", TissueKind.NECROSIS);
    private static final TaughtClass STROMA = new TaughtClass("Stroma", TissueKind.STROMA);

    static double[] around(double middle, Random random) {
        double[] features = new double[FEATURES];
        Arrays.setAll(features, i -> middle + 0.5 * random.nextGaussian());
        return features;
    }

    private static List<TaughtSquare> cloud(TaughtClass taught, double middle, int strokes, Random random) {
        List<TaughtSquare> squares = new ArrayList<>();
        for (int i = 0; i < 20 * strokes; i++) {
            squares.add(new TaughtSquare(taught, "A", i / 20, List.of(around(middle, random))));
        }
        return squares;
    }

    /** Tumour around 1, necrosis around -1, so many strokes each. */
    public static TissueModel twoClouds(int strokes) {
        Random random = new Random(1);
        List<TaughtSquare> squares = new ArrayList<>(cloud(TUMOUR, 1, strokes, random));
        squares.addAll(cloud(NECROSIS, -1, strokes, random));
        return TissueTrainer.teach(squares);
    }

    @Test
    void squaresOfEachCloudAreCalledByIt() {
        TissueModel model = twoClouds(2);
        Random other = new Random(2);
        for (int i = 0; i < 50; i++) {
            double[] living = around(1, other);
            double[] dead = around(-1, other);
            assertThat(Verdict.of(model.classes(), model.probabilities(living), 0))
                    .isEqualTo(0);
            assertThat(Verdict.of(model.classes(), model.probabilities(dead), 0))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatLiesFarFromBothIsUnsure() {
        TissueModel model = twoClouds(2);
        double[] far = new double[FEATURES];
        Arrays.setAll(far, i -> i % 2 == 0 ? 6 : -6);
        assertThat(model.strangeness(far)).isGreaterThan(1.3);
        assertThat(Verdict.of(model.classes(), model.probabilities(far), model.strangeness(far)))
                .isEqualTo(ClassMap.UNSURE);
        assertThat(model.strangeness(around(1, new Random(3)))).isLessThan(1.3);
    }

    /** Necrosis scores a point, so that less strangeness makes it unsure than tumour. */
    @Test
    void necrosisIsCalledWithMoreCareThanTumour() {
        TissueModel model = twoClouds(2);
        assertThat(Verdict.of(model.classes(), new double[] {0.9, 0.1}, 1)).isEqualTo(0);
        assertThat(Verdict.of(model.classes(), new double[] {0.1, 0.9}, 1)).isEqualTo(ClassMap.UNSURE);
        assertThat(Verdict.of(model.classes(), new double[] {0.1, 0.9}, 0.5)).isEqualTo(1);
    }

    @Test
    void strokesAreLeftOutWhereThereAreTwo() {
        assertThat(twoClouds(2).scores()).allSatisfy(score -> {
            assertThat(score.squares()).isEqualTo(40);
            assertThat(score.tested()).isEqualTo(40);
            assertThat(score.right() + score.unsure()).isEqualTo(40);
        });
        assertThat(twoClouds(2).scores().get(0).necrotic()).isZero();
    }

    /** Of two slides each is left out whole, and what was called on each is kept. */
    @Test
    void slidesAreLeftOutWhereThereAreTwo() {
        Random random = new Random(1);
        List<TaughtSquare> squares = new ArrayList<>();
        for (String slide : List.of("A", "B")) {
            for (TaughtClass taught : List.of(TUMOUR, NECROSIS)) {
                cloud(taught, taught == TUMOUR ? 1 : -1, 1, random)
                        .forEach(square -> squares.add(new TaughtSquare(taught, slide, 0, square.variants())));
            }
        }
        assertThat(TissueTrainer.teach(squares).scores())
                .allSatisfy(score -> assertThat(score.bySlide())
                        .hasSize(2)
                        .allMatch(slide -> slide.tested() == 20)
                        .satisfies(slides -> assertThat(slides.stream()
                                        .mapToInt(TissueModel.ClassScore.OfSlide::necrotic)
                                        .sum())
                                .isEqualTo(score.necrotic())));
        assertThat(twoClouds(2).scores()).allMatch(score -> score.bySlide().isEmpty());
    }

    @Test
    void aSingleStrokeOfAClassCannotBeTested() {
        assertThat(twoClouds(1).scores())
                .allSatisfy(score -> assertThat(score.tested()).isZero());
    }

    @Test
    void theSameSquaresTeachTheSame() {
        assertThat(twoClouds(2).discriminant().weights())
                .isDeepEqualTo(twoClouds(2).discriminant().weights());
    }

    @Test
    void oneClassTeachesNothing() {
        assertThatThrownBy(() -> TissueTrainer.teach(cloud(TUMOUR, 1, 2, new Random(1))))
                .hasMessageContaining("two classes");
    }

    /** Squares of 64 x 64 pixels of 1 um in a row; the features are those of the cloud, its context the same. */
    private static TextureGrid row(double... middles) {
        TextureGrid grid = TextureGrid.over(64 * middles.length, 64 * 3, PixelSize.square(1));
        Random random = new Random(4);
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < middles.length; x++) {
                double[] drawn = around(middles[x], random);
                float[] features = new float[TextureMeter.NAMES.size()];
                for (int i = 0; i < features.length; i++) {
                    features[i] = (float) drawn[i];
                }
                grid.put(64 * x, 64 * y, new SquareTexture(1, 1, new float[][] {features}, new float[] {4096}));
            }
        }
        return grid;
    }

    /** Four columns of three squares each way: 12 squares of 4,096 um2, above and below the least area. */
    @Test
    void smallNecrosisIsUnsure() {
        TextureGrid grid = row(1, 1, 1, 1, -1, -1, -1, -1);
        ClassMap all = TissueClassifier.classify(twoClouds(2), grid, 0);
        assertThat(all.area(1).um2()).isGreaterThanOrEqualTo(9 * 4096);
        ClassMap large = TissueClassifier.classify(twoClouds(2), grid, 13 * 4096);
        assertThat(large.area(1).um2()).isZero();
        assertThat(large.area(ClassMap.UNSURE).um2())
                .isEqualTo(all.area(1).um2() + all.area(ClassMap.UNSURE).um2());
        assertThat(large.judged().um2()).isEqualTo(24 * 4096);
    }

    @Test
    void tumourIsTheDenominatorWhereItIsAClass() {
        NecrosisMap map = TissueClassifier.classify(twoClouds(2), row(1, 1, 1, 1, -1, -1, -1, -1), 0)
                .necrosis();
        assertThat(map.classAt(0, 1)).isEqualTo(NecrosisClass.VIABLE);
        assertThat(map.classAt(7, 1)).isEqualTo(NecrosisClass.NECROTIC);
    }

    /** Without a class of tumour, stroma is viable tissue; beside one it is other tissue. */
    @Test
    void stromaIsViableOnlyWhereTumourIsNotToldApart() {
        Random random = new Random(1);
        List<TaughtSquare> two = new ArrayList<>(cloud(STROMA, 1, 2, random));
        two.addAll(cloud(NECROSIS, -1, 2, random));
        assertThat(calledAt0(TissueTrainer.teach(two))).isEqualTo(NecrosisClass.VIABLE);
        List<TaughtSquare> three = new ArrayList<>(two);
        three.addAll(cloud(TUMOUR, 4, 2, random));
        assertThat(calledAt0(TissueTrainer.teach(three))).isEqualTo(NecrosisClass.STROMA);
    }

    private static NecrosisClass calledAt0(TissueModel model) {
        return TissueClassifier.classify(model, row(1, 1, 1), 0).necrosis().classAt(0, 0);
    }
}
