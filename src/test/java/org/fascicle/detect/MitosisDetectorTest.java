package org.fascicle.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.DetectorErrors;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On pink tissue: vesicular nuclei (speckled chromatin in a dark rim) on a lattice, and between them metaphase plates of 3 x 9 um. */
class MitosisDetectorTest {

    private static final SlideColour COLOUR = new SlideColour(
            StainKind.HE, 1, new WhitePoint(245, 245, 245), StainMatrix.defaultFor(StainKind.HE), "given");
    private static final int EDGE_UM = 160;
    private static final double[][] PLATES_UM = {{40, 40}, {120, 60}, {80, 120}};
    /** The network doubts plates that are drawn so plainly, and rightly: where they are found, and before what, is asked here, whatever the score. */
    private static final MitosisOptions ANY_SCORE =
            anyScore(MitosisOptions.defaults().mergeUm());

    private final MitosisDetector detector = new MitosisDetector();

    private static MitosisOptions anyScore(double mergeUm) {
        return new MitosisOptions(0, MitosisOptions.DEFAULT_COUNTED_SCORE, mergeUm);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5})
    void everyDrawnPlateIsACandidateAndStandsBeforeEveryNucleus(double um) {
        List<MitosisCandidate> candidates = detect(tissue(um), um, BinaryMask.full(px(um), px(um)));

        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(candidates).hasSizeGreaterThanOrEqualTo(PLATES_UM.length);
        for (double[] plate : PLATES_UM) {
            softly.assertThat(candidates.stream().limit(PLATES_UM.length).anyMatch(c -> isAt(c, plate, um)))
                    .isTrue();
        }
        softly.assertAll();
        assertThat(candidates).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    /** An unreviewed count is corrected by the errors of its pixel size: coarser pixels never show more. */
    @Test
    void theErrorsOfBothScorersAreKnownAtBothPixelSizes() {
        for (MitosisDetector each : List.of(new MitosisDetector(), MitosisDetector.logistic())) {
            String sha256 = each.scorer().model().sha256();
            double counted = MitosisOptions.DEFAULT_COUNTED_SCORE;
            DetectorError fine = DetectorErrors.of(sha256, counted, 0.25).orElseThrow();
            DetectorError coarse = DetectorErrors.of(sha256, counted, 0.5).orElseThrow();

            assertThat(coarse.recall()).isLessThanOrEqualTo(fine.recall());
            assertThat(DetectorErrors.of(sha256, counted, 0.23)).contains(fine);
            assertThat(DetectorErrors.of(sha256, 0.7, 0.25)).isEmpty();
        }
    }

    /** Widened, the middle stays and the interval grows. */
    @Test
    void strangeTissueWidensTheDoubtAndMovesNothing() {
        DetectorError known = new DetectorError(12, 6, 3, 1);
        DetectorError wide = known.widened(3);

        assertThat(wide.recall()).isCloseTo(known.recall(), within(1e-12));
        assertThat(wide.falsePerMm2()).isCloseTo(known.falsePerMm2(), within(1e-12));
        assertThat(wide.recallInterval().lower())
                .isLessThan(known.recallInterval().lower());
        assertThat(wide.falseIntervalPerMm2().upper())
                .isGreaterThan(known.falseIntervalPerMm2().upper());
    }

    /** 3 x 9 um drawn as an ellipse are 21 um2. */
    @Test
    void areaIsInSquareMicrometres() {
        MitosisCandidate plate =
                detect(tissue(0.25), 0.25, BinaryMask.full(px(0.25), px(0.25))).get(0);

        assertThat(plate.areaUm2()).isBetween(17.0, 26.0);
    }

    /** What scored is named by its file's hash; without the network the logistic model finds the plates as well. */
    @Test
    void theScorerIsNamed() throws Exception {
        try (InputStream file = MitosisDetector.class.getResourceAsStream("mitoses.onnx")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            assertThat(detector.scorer().model().sha256())
                    .isEqualTo(HexFormat.of().formatHex(digest));
        }
        assertThat(detector.scorer().name()).isEqualTo("network");
        assertThat(detector.scorer().instead()).isEmpty();

        MitosisDetector logistic = MitosisDetector.logistic();
        List<MitosisCandidate> candidates = logistic.detect(
                tissue(0.5),
                PixelSize.square(0.5),
                COLOUR,
                BinaryMask.full(px(0.5), px(0.5)),
                MitosisOptions.defaults());
        assertThat(logistic.scorer().name()).isEqualTo("logistic");
        assertThat(Stream.of(PLATES_UM)).allMatch(plate -> candidates.stream().anyMatch(c -> isAt(c, plate, 0.5)));
    }

    @Test
    void theNetworkScoresAlikeFromTwoThreads() {
        RgbImage image = tissue(0.5);
        List<MitosisCandidate> alone = detect(image, 0.5, BinaryMask.full(px(0.5), px(0.5)));
        List<CompletableFuture<List<MitosisCandidate>>> both = Stream.of(1, 2)
                .map(thread ->
                        CompletableFuture.supplyAsync(() -> detect(image, 0.5, BinaryMask.full(px(0.5), px(0.5)))))
                .toList();

        assertThat(both).allSatisfy(other -> assertThat(other.join()).isEqualTo(alone));
    }

    @Test
    void looksOnlyWhereItMay() {
        BinaryMask leftHalf = BinaryMask.empty(px(0.5), px(0.5));
        for (int i = 0; i < leftHalf.data().length; i++) {
            leftHalf.data()[i] = i % px(0.5) < px(0.5) / 2;
        }

        assertThat(detect(tissue(0.5), 0.5, leftHalf)).isNotEmpty().allMatch(c -> c.x() < px(0.5) / 2);
    }

    /** What lies farther away than the halo changes nothing, once it is known how dark the slide's nuclei are. */
    @Test
    void aCropWithItsHaloGivesTheSameScore() {
        RgbImage whole = tissue(0.5);
        int edge = (int) (2 * (PLATES_UM[0][0] - 1) / 0.5);
        RgbImage part = whole.crop(Region.ofSize(edge, edge));

        MitosisCandidate inWhole = plate(whole);

        assertThat(MitosisDetector.HALO_UM).isLessThan(PLATES_UM[0][0]);
        assertThat(plate(part)).isEqualTo(inWhole);
    }

    private MitosisCandidate plate(RgbImage image) {
        BinaryMask all = BinaryMask.full(image.width(), image.height());
        return detector.detect(image, PixelSize.square(0.5), COLOUR, all, ANY_SCORE, 0.3).stream()
                .filter(c -> isAt(c, PLATES_UM[0], 0.5))
                .findFirst()
                .orElseThrow();
    }

    /** Without bodies the usual 0.29; ten bodies of 0.6 outweigh eight usual ones: (10 * 0.6 + 8 * 0.29) / 18 = 0.46. */
    @Test
    void usualNucleusFollowsTheStain() {
        double[] strong = {0.5, 0.6, 0.6, 0.6, 0.7, 0.6, 0.6, 0.6, 0.6, 0.6};

        assertThat(MitosisDetector.usualNucleus(new double[0])).isEqualTo(0.29);
        assertThat(MitosisDetector.usualNucleus(strong)).isCloseTo(0.462, within(0.001));
    }

    @Test
    void emptyGlassHasNoCandidates() {
        byte[] white = new byte[3 * 100 * 100];
        java.util.Arrays.fill(white, (byte) 245);

        assertThat(detect(new RgbImage(100, 100, white), 0.5, BinaryMask.full(100, 100)))
                .isEmpty();
    }

    /** Two plates lie 72 um from each other, the third farther from both. */
    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5})
    void theMergingDistanceIsInMicrometres(double um) {
        RgbImage image = tissue(um);
        BinaryMask all = BinaryMask.full(px(um), px(um));
        for (double mergeUm : new double[] {68, 76}) {
            List<MitosisCandidate> candidates =
                    detector.detect(image, PixelSize.square(um), COLOUR, all, anyScore(mergeUm));
            long plates = Arrays.stream(PLATES_UM)
                    .filter(plate -> candidates.stream().anyMatch(c -> isAt(c, plate, um)))
                    .count();
            assertThat(plates).isEqualTo(mergeUm < 72 ? 3 : 2);
        }
    }

    private List<MitosisCandidate> detect(RgbImage image, double um, BinaryMask where) {
        return detector.detect(image, PixelSize.square(um), COLOUR, where, ANY_SCORE);
    }

    private static boolean isAt(MitosisCandidate candidate, double[] placeUm, double um) {
        return Math.hypot(candidate.x() * um - placeUm[0], candidate.y() * um - placeUm[1]) < 2;
    }

    private static int px(double um) {
        return (int) Math.round(EDGE_UM / um);
    }

    private static RgbImage tissue(double um) {
        SplittableRandom noise = new SplittableRandom(1);
        RgbImage image = RgbImage.black(px(um), px(um));
        for (int y = 0, at = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++, at += 3) {
                double h = haematoxylin(x * um, y * um);
                for (int channel = 0; channel < 3; channel++) {
                    double density = h * new double[] {0.65, 0.70, 0.29}[channel]
                            + 0.25 * new double[] {0.2159, 0.8012, 0.5581}[channel];
                    image.data()[at + channel] =
                            (byte) Math.max(0, 245 * Math.pow(10, -density) + 6 * (noise.nextDouble() - 0.5));
                }
            }
        }
        return image;
    }

    private static double haematoxylin(double x, double y) {
        for (double[] plate : PLATES_UM) {
            double inPlate = Math.pow((x - plate[0]) / 1.5, 2) + Math.pow((y - plate[1]) / 4.5, 2);
            if (inPlate < 1) {
                return 1.2;
            }
            if (Math.hypot(x - plate[0], y - plate[1]) < 9) {
                return 0.05;
            }
        }
        double fromCentre = Math.hypot((x + 1000) % 20 - 10, (y + 1000) % 20 - 10);
        double chromatin = 0.35 + 0.15 * Math.sin(2.7 * x) * Math.sin(2.3 * y + 0.4 * x);
        return fromCentre > 4.5 ? 0.12 + 0.05 * Math.sin(0.9 * x + 0.5 * y) : fromCentre > 3.7 ? 0.6 : chromatin;
    }
}
