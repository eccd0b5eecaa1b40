package org.fascicle.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fascicle.measure.CellCall;
import org.fascicle.stain.StainKind;
import org.junit.jupiter.api.Test;

/** Clouds of features whose classes are known: around 1 and around -1, with a spread of a half. */
public class CellTrainerTest {

    private static final CellClass TUMOUR = new CellClass("Tumor", CellKind.TUMOUR);
    private static final CellClass LYMPHOCYTE = new CellClass("Immune cells", CellKind.LYMPHOCYTE);
    private static final CellModel.Ground HERE = new CellModel.Ground(StainKind.HE, 0.5, "classic");

    private static double[] around(double middle, Random random) {
        double[] features = new double[CellFeature.count()];
        Arrays.setAll(features, i -> middle + 0.5 * random.nextGaussian());
        return features;
    }

    private static List<TaughtNucleus> cloud(CellClass taught, double middle, int strokes, Random random) {
        List<TaughtNucleus> nuclei = new ArrayList<>();
        for (int i = 0; i < 20 * strokes; i++) {
            nuclei.add(new TaughtNucleus(taught, "A", "stroke " + i / 20, around(middle, random)));
        }
        return nuclei;
    }

    /** Tumour around 1, lymphocytes around -1, so many strokes of 20 nuclei each. */
    public static CellModel twoClouds(int strokes) {
        Random random = new Random(1);
        List<TaughtNucleus> nuclei = new ArrayList<>(cloud(LYMPHOCYTE, -1, strokes, random));
        nuclei.addAll(cloud(TUMOUR, 1, strokes, random));
        return CellTrainer.teach(nuclei, HERE);
    }

    @Test
    void nucleiOfEachCloudAreCalledByIt() {
        CellModel model = twoClouds(2);
        Random other = new Random(2);
        for (int i = 0; i < 50; i++) {
            assertThat(model.name(model.call(around(1, other)))).isEqualTo("Tumor");
            assertThat(model.name(model.call(around(-1, other)))).isEqualTo("Immune cells");
        }
        assertThat(model.tumours()).containsExactly(0);
        assertThat(model.isTumour(model.call(around(1, other)))).isTrue();
    }

    @Test
    void whatLiesFarFromBothIsUnsure() {
        double[] far = new double[CellFeature.count()];
        Arrays.setAll(far, i -> i % 2 == 0 ? 6 : -6);
        CellModel model = twoClouds(2);
        assertThat(model.call(far).isUnsure()).isTrue();
        assertThat(model.name(model.call(far))).isEqualTo(CellCall.UNSURE_NAME);
    }

    @Test
    void strokesAreLeftOutWhereThereAreTwo() {
        for (CellModel.ClassScore score : twoClouds(2).scores()) {
            assertThat(score.nuclei()).isEqualTo(40);
            assertThat(score.strokes()).isEqualTo(2);
            assertThat(score.tested()).isEqualTo(40);
        }
        assertThat(twoClouds(1).scores()).allMatch(score -> score.tested() == 0);
    }

    @Test
    void oneClassTeachesNothing() {
        List<TaughtNucleus> one = cloud(TUMOUR, 1, 2, new Random(1));
        assertThatThrownBy(() -> CellTrainer.teach(one, HERE)).hasMessageContaining("two classes");
    }

    /** 80 of 100 tumour nuclei were called so, and 10 of 100 lymphocytes: of 170 called tumour and 90 lymphocytes 9 are mistaken, and 170 are 8 of 10. */
    @Test
    void errorsOfTheOwnTestBoundACount() {
        CellModel model = twoClouds(2);
        CellModel tested = new CellModel(
                model.featuresVersion(),
                model.taughtOn(),
                model.classes(),
                model.discriminant(),
                model.mostStrange(),
                List.of(
                        new CellModel.ClassScore(100, 5, List.of(80, 15, 5)),
                        new CellModel.ClassScore(100, 5, List.of(10, 85, 5))),
                1);
        CellErrors errors =
                CellErrors.of(tested, List.of(0), List.of(170L, 90L, 40L)).orElseThrow();
        assertThat(errors.lower()).isCloseTo(161, within(1e-9));
        assertThat(errors.upper()).isCloseTo(212.5, within(1e-9));
        assertThat(CellErrors.of(twoClouds(1), List.of(0), List.of(170L, 90L, 40L)))
                .isEmpty();
    }

    @Test
    void aModelHoldsForItsStainItsPixelsAndItsSegmenter() {
        assertThat(HERE.unfit(new CellModel.Ground(StainKind.HE, 0.4, "classic")))
                .isEmpty();
        assertThat(HERE.unfit(new CellModel.Ground(StainKind.HDAB, 0.5, "classic")))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("taught on H&E").contains("H-DAB"));
        assertThat(HERE.unfit(new CellModel.Ground(StainKind.HE, 0.25, "classic")))
                .hasValueSatisfying(why -> assertThat(why).contains("--grid 0.50"));
        assertThat(HERE.unfit(new CellModel.Ground(StainKind.HE, 0.5, "learned 12")))
                .hasValueSatisfying(why -> assertThat(why).contains("another segmenter"));
    }
}
