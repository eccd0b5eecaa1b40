package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.nuclei.ClassicNucleusSegmenter;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.StainVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 400 drawn H&E nuclei with chromatin, clear of each other, stained brown by known amounts. */
class BrownNucleiTest {

    private static final int SIDE = 1000;
    private static final int STEP = 50;

    private static NucleiField he() {
        Random random = new Random(4);
        LabelImage truth = LabelImage.empty(SIDE, SIDE);
        float[] haematoxylin = new float[SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            haematoxylin[i] = (float) (0.05 + 0.02 * random.nextGaussian());
        }
        int label = 0;
        for (int top = 0; top < SIDE; top += STEP) {
            for (int left = 0; left < SIDE; left += STEP) {
                nucleus(
                        left + 25,
                        top + 25,
                        12 + random.nextInt(5),
                        9 + random.nextInt(5),
                        ++label,
                        truth,
                        haematoxylin,
                        random);
            }
        }
        return new NucleiField("drawn", light(haematoxylin, random), truth, PixelSize.square(0.25));
    }

    private static void nucleus(
            int midX, int midY, int a, int b, int label, LabelImage truth, float[] haematoxylin, Random random) {
        double amount = 0.35 + 0.3 * random.nextDouble();
        for (int y = midY - b; y <= midY + b; y++) {
            for (int x = midX - a; x <= midX + a; x++) {
                if (Math.pow((x - midX) / (double) a, 2) + Math.pow((y - midY) / (double) b, 2) <= 1) {
                    truth.data()[y * SIDE + x] = label;
                    haematoxylin[y * SIDE + x] = (float) (amount * (0.7 + 0.6 * random.nextDouble()));
                }
            }
        }
    }

    private static RgbImage light(float[] haematoxylin, Random random) {
        RgbImage image = RgbImage.black(SIDE, SIDE);
        StainVector blue = StainMatrix.QUPATH_HE.first();
        StainVector pink = StainMatrix.QUPATH_HE.second();
        for (int i = 0; i < haematoxylin.length; i++) {
            double eosin = Math.max(0, 0.3 + 0.03 * random.nextGaussian());
            image.data()[3 * i] = light(haematoxylin[i] * blue.red() + eosin * pink.red());
            image.data()[3 * i + 1] = light(haematoxylin[i] * blue.green() + eosin * pink.green());
            image.data()[3 * i + 2] = light(haematoxylin[i] * blue.blue() + eosin * pink.blue());
        }
        return image;
    }

    private static byte light(double density) {
        return (byte) Math.min(255, Math.round(241 * Math.pow(10, -density) - 1));
    }

    @ParameterizedTest
    @EnumSource
    void theIndexIsWithinOneAndAHalfPoints(BrownNuclei.Look look) {
        for (int seed = 2; seed < 5; seed++) {
            KiField field = BrownNuclei.of(he(), look, seed);
            PositivityValidation.Row row = new PositivityValidation(new ClassicNucleusSegmenter()).row(field);
            assertThat(row.truePositive() + row.trueNegative()).isEqualTo(400);
            assertThat(row.truePositive()).isBetween(20, 300);
            assertThat(Math.abs(row.outlinedIndex() - row.trueIndex())).isLessThanOrEqualTo(1.5);
            assertThat(Math.abs(row.foundIndex() - row.trueIndex())).isLessThanOrEqualTo(1.5);
            assertThat(row.detectionF1()).isGreaterThan(0.9);
        }
    }
}
