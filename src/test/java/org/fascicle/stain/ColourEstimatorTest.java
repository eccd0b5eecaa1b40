package org.fascicle.stain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fascicle.image.RgbImage;
import org.junit.jupiter.api.Test;

/** Slides mixed from known stains on known glass give them back. */
class ColourEstimatorTest {

    private static final WhitePoint WHITE = new WhitePoint(241, 238, 243);
    private static final int SIDE = 240;

    /** H&E whose pixels hold both stains in every proportion. */
    @Test
    void haematoxylinAndEosinComeBackWithinThreeDegrees() {
        StainMatrix truth = new StainMatrix(
                new StainVector("haematoxylin", 0.62, 0.70, 0.36), new StainVector("eosin", 0.14, 0.87, 0.47));
        SlideColour colour = ColourEstimator.estimate(
                slide(truth, 1, (x, random) -> {
                    double share = random.nextDouble();
                    return new double[] {0.8 * share, 0.8 * (1 - share)};
                }),
                ColourOptions.defaults());
        assertThat(colour.kind()).isEqualTo(StainKind.HE);
        assertThat(colour.kindConfidence()).isGreaterThan(0.8);
        assertThat(colour.stains().first().degreesTo(truth.first())).isLessThan(3);
        assertThat(colour.stains().second().degreesTo(truth.second())).isLessThan(3);
        assertThat(colour.method()).contains("white point measured").contains("vectors measured");
    }

    /** A Ki-67 slide: one pixel in twelve is brown, half of those over some haematoxylin. */
    @Test
    void littleDabIsMeasuredAllTheSame() {
        StainMatrix truth = new StainMatrix(
                new StainVector("haematoxylin", 0.70, 0.65, 0.29), new StainVector("DAB", 0.29, 0.52, 0.80));
        SlideColour colour = ColourEstimator.estimate(
                slide(
                        truth,
                        2,
                        (x, random) -> x % 12 == 0
                                ? new double[] {x % 24 == 0 ? 0 : 0.2, 0.7 + 0.2 * random.nextDouble()}
                                : new double[] {0.2 + 0.4 * random.nextDouble(), 0}),
                ColourOptions.defaults());
        assertThat(colour.kind()).isEqualTo(StainKind.HDAB);
        assertThat(colour.stains().first().degreesTo(truth.first())).isLessThan(3);
        assertThat(colour.stains().second().degreesTo(truth.second())).isLessThan(3);
    }

    /** Haematoxylin alone is a negative immunostain; nothing of DAB can be measured, and the slide's colour says so. */
    @Test
    void aSlideOfOneStainKeepsThePublishedVectorOfTheOtherAndSaysSo() {
        StainMatrix truth =
                new StainMatrix(new StainVector("haematoxylin", 0.74, 0.62, 0.25), StainMatrix.QUPATH_HDAB.second());
        SlideColour colour = ColourEstimator.estimate(
                slide(truth, 3, (x, random) -> new double[] {0.2 + 0.5 * random.nextDouble(), 0}),
                ColourOptions.defaults());
        assertThat(colour.kind()).isEqualTo(StainKind.HDAB);
        assertThat(colour.kindConfidence()).isLessThan(0.75);
        assertThat(colour.stains().first().degreesTo(truth.first())).isLessThan(3);
        assertThat(colour.stains().second()).isEqualTo(StainMatrix.QUPATH_HDAB.second());
        assertThat(colour.method()).contains("QuPath's default for DAB");
    }

    @Test
    void eosinAloneDoesNotGiveTheSameVectorTwice() {
        StainMatrix truth = StainMatrix.QUPATH_HE;
        SlideColour colour = ColourEstimator.estimate(
                slide(truth, 4, (x, random) -> new double[] {0, 0.3 + 0.4 * random.nextDouble()}),
                ColourOptions.defaults());
        assertThat(colour.kind()).isEqualTo(StainKind.HE);
        assertThat(colour.stains().first().degreesTo(colour.stains().second())).isGreaterThan(12);
        assertThat(colour.method()).contains("QuPath's default");
    }

    @Test
    void theGlassIsMeasured() {
        SlideColour colour = ColourEstimator.estimate(
                slide(StainMatrix.FIJI_HE, 5, (x, random) -> new double[] {0.4, 0.2}), ColourOptions.defaults());
        assertThat(colour.white().red()).isBetween(240.0, 243.0);
        assertThat(colour.white().green()).isBetween(237.0, 240.0);
        assertThat(colour.white().blue()).isBetween(242.0, 245.0);
    }

    /** A scanner's white filling, 255 without noise, over more than half of the image. */
    @Test
    void filledInWhiteIsNotTakenForGlass() {
        RgbImage slide = slide(StainMatrix.FIJI_HE, 6, (x, random) -> new double[] {0.4, 0.2});
        java.util.Arrays.fill(slide.data(), 3 * SIDE * (SIDE * 45 / 100), slide.data().length, (byte) 255);
        assertThat(WhitePointEstimator.estimate(slide))
                .hasValueSatisfying(white -> assertThat(white.green()).isBetween(237.0, 240.0));
    }

    @Test
    void whatIsGivenIsTakenAsGiven() {
        ColourOptions given =
                new ColourOptions(StainKindChoice.HDAB, StainMatrix.FIJI_HDAB, new WhitePoint(250, 249, 248));
        SlideColour colour =
                ColourEstimator.estimate(slide(StainMatrix.FIJI_HE, 7, (x, random) -> new double[] {0.4, 0.4}), given);
        assertThat(colour)
                .isEqualTo(new SlideColour(
                        StainKind.HDAB,
                        1,
                        new WhitePoint(250, 249, 248),
                        StainMatrix.FIJI_HDAB,
                        "white point given; stain kind given; vectors given",
                        Optional.of(StainKind.HE)));
    }

    @Test
    void fieldsGiveTheStainsAndTheOverviewTheGlass() {
        StainMatrix truth = new StainMatrix(
                new StainVector("haematoxylin", 0.62, 0.70, 0.36), new StainVector("eosin", 0.14, 0.87, 0.47));
        RgbImage field =
                slide(truth, 8, (x, random) -> x % 3 == 0 ? new double[] {0.8, 0.02} : new double[] {0.02, 0.5});
        RgbImage overview = slide(truth, 9, (x, random) -> new double[] {0.3, 0.3});
        SlideColour colour = ColourEstimator.estimate(overview, List.of(field), ColourOptions.defaults());
        assertThat(colour.stains().first().degreesTo(truth.first())).isLessThan(3);
        assertThat(colour.white().green()).isBetween(237.0, 240.0);
    }

    @Test
    void fluorescenceAndGreyAreRefusedAndStainedSectionsAreNot() {
        RgbImage glow = RgbImage.black(100, 100);
        for (int i = 0; i < 100 * 100; i++) {
            glow.data()[3 * i + 2] = (byte) (8 + (i % 37 == 0 ? 200 : 0));
        }
        RgbImage grey = RgbImage.black(100, 100);
        for (int i = 0; i < grey.data().length; i++) {
            grey.data()[i] = (byte) (100 + i / 3 % 100);
        }
        assertThat(Brightfield.refusal(glow))
                .hasValueSatisfying(why -> assertThat(why).contains("dark background"));
        assertThat(Brightfield.refusal(grey))
                .hasValueSatisfying(why -> assertThat(why).contains("no colour"));
        assertThat(Brightfield.refusal(grey, StainKindChoice.HE)).isEmpty();
        assertThat(Brightfield.refusal(slide(StainMatrix.FIJI_HE, 10, (x, random) -> new double[] {0.9, 0.5})))
                .isEmpty();
        assertThat(Brightfield.refusal(RgbImage.black(50, 50))).isPresent();
    }

    private interface Tissue {
        /** Amounts of both stains at column x. */
        double[] amounts(int x, Random random);
    }

    /** Upper quarter glass, the rest tissue; noise of one grey level. */
    private static RgbImage slide(StainMatrix stains, long seed, Tissue tissue) {
        RgbImage image = RgbImage.black(SIDE, SIDE);
        Random random = new Random(seed);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double[] amounts = y < SIDE / 4 ? new double[2] : tissue.amounts(x, random);
                paint(image, x, y, stains, amounts, random);
            }
        }
        return image;
    }

    private static void paint(RgbImage image, int x, int y, StainMatrix stains, double[] amounts, Random random) {
        StainVector a = stains.first();
        StainVector b = stains.second();
        double[] white = {WHITE.red(), WHITE.green(), WHITE.blue()};
        double[] density = {
            amounts[0] * a.red() + amounts[1] * b.red(),
            amounts[0] * a.green() + amounts[1] * b.green(),
            amounts[0] * a.blue() + amounts[1] * b.blue()
        };
        for (int channel = 0; channel < 3; channel++) {
            double intensity = (white[channel] + 1) * Math.pow(10, -density[channel]) - 1 + random.nextGaussian();
            image.data()[3 * (y * SIDE + x) + channel] = (byte) Math.max(0, Math.min(255, Math.round(intensity)));
        }
    }
}
