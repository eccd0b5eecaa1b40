package org.fascicle.segment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.StainVector;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A drawn field of 75 x 60 um: pink fibres and twenty blue-violet ellipses of 5 x 9 um, 15 um apart, so that the truth
 * is known for every pixel.
 */
class LearnedNucleusSegmenterTest {

    private static final int COLUMNS = 5;
    private static final int ROWS = 4;
    private static final double SPACING_UM = 15;

    private final LearnedNucleusSegmenter segmenter = new LearnedNucleusSegmenter();

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.25, 0.5})
    void findsTheDrawnNucleiAtEveryResolution(double um) {
        LabelImage truth = truth(um);
        LabelImage found = segment(draw(truth, um), um);
        assertThat(found.maxLabel()).isBetween(COLUMNS * ROWS - 1, COLUMNS * ROWS + 1);
        assertThat(matched(truth, found)).isGreaterThanOrEqualTo(COLUMNS * ROWS - 1);
    }

    @Test
    void emptyGlassHasNoNuclei() {
        int[] glass = new int[200 * 150];
        Arrays.fill(glass, 0xF2F0F3);
        assertThat(segment(RgbImage.ofPacked(200, 150, glass), 0.25).maxLabel()).isZero();
    }

    @Test
    void twoThreadsAtOnceGetTheSameLabels() {
        RgbImage image = draw(truth(0.25), 0.25);
        int[] alone = segment(image, 0.25).data();
        CompletableFuture<LabelImage> one = CompletableFuture.supplyAsync(() -> segment(image, 0.25));
        CompletableFuture<LabelImage> two = CompletableFuture.supplyAsync(() -> segment(image, 0.25));
        assertThat(one.join().data()).isEqualTo(alone);
        assertThat(two.join().data()).isEqualTo(alone);
    }

    @Test
    void provenanceNamesTheModelByItsHash() throws Exception {
        try (InputStream in = NucleusNetwork.class.getResourceAsStream("nuclei.onnx")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(segmenter.modelSha256()).isEqualTo(HexFormat.of().formatHex(digest));
        }
        assertThat(segmenter.provenance()).contains(segmenter.modelSha256());
    }

    private LabelImage segment(RgbImage image, double um) {
        StainMatrix stains = new StainMatrix(
                new StainVector("haematoxylin", 0.65, 0.70, 0.29), new StainVector("eosin", 0.2159, 0.8012, 0.5581));
        SlideColour colour = new SlideColour(StainKind.HE, 1, WhitePoint.UNKNOWN, stains, "given");
        return segmenter.segment(image, PixelSize.square(um), colour);
    }

    private static LabelImage truth(double um) {
        int width = (int) Math.round(COLUMNS * SPACING_UM / um);
        int height = (int) Math.round(ROWS * SPACING_UM / um);
        LabelImage truth = LabelImage.empty(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = (int) (x * um / SPACING_UM);
                int row = (int) (y * um / SPACING_UM);
                double dx = x * um - (column + 0.5) * SPACING_UM;
                double dy = y * um - (row + 0.5) * SPACING_UM;
                double turn = 0.6 * (column + row);
                double along = (dx * Math.cos(turn) + dy * Math.sin(turn)) / 4.5;
                double across = (dy * Math.cos(turn) - dx * Math.sin(turn)) / 2.5;
                truth.data()[y * width + x] = along * along + across * across < 1 ? 1 + column + COLUMNS * row : 0;
            }
        }
        return truth;
    }

    private static RgbImage draw(LabelImage truth, double um) {
        Random random = new Random(7);
        int[] rgb = new int[truth.data().length];
        for (int i = 0; i < rgb.length; i++) {
            double y = i / truth.width() * um;
            double fibre = 6 * Math.sin(2.1 * y + 0.2 * (i % truth.width()) * um) + 4 * random.nextGaussian();
            boolean nucleus = truth.data()[i] > 0;
            rgb[i] = pixel(nucleus ? 96 : 228, nucleus ? 66 : 176, nucleus ? 142 : 206, fibre);
        }
        return RgbImage.ofPacked(truth.width(), truth.height(), rgb);
    }

    private static int pixel(int red, int green, int blue, double shade) {
        int s = (int) Math.max(-20, Math.min(20, shade));
        return red + s << 16 | green + s << 8 | blue + s;
    }

    /** How many drawn nuclei have a found one with an intersection over union above one half. */
    private static long matched(LabelImage truth, LabelImage found) {
        int[][] both = new int[truth.maxLabel() + 1][found.maxLabel() + 1];
        int[] trueArea = new int[both.length];
        int[] foundArea = new int[found.maxLabel() + 1];
        for (int i = 0; i < truth.data().length; i++) {
            both[truth.data()[i]][found.data()[i]]++;
            trueArea[truth.data()[i]]++;
            foundArea[found.data()[i]]++;
        }
        long matched = 0;
        for (int t = 1; t < both.length; t++) {
            for (int f = 1; f < foundArea.length; f++) {
                matched += 3.0 * both[t][f] > trueArea[t] + foundArea[f] ? 1 : 0;
            }
        }
        return matched;
    }
}
