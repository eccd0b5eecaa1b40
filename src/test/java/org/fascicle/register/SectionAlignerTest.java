package org.fascicle.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.fascicle.RealData;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Affine;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real section, moved by a map that is known, bent by a known wave, and stained anew. */
class SectionAlignerTest {

    private static final double UM = 2;
    private static final int MARGIN = 300;

    private static RgbImage section() {
        try (Slide slide = Slides.open(SlideSource.of(RealData.require("slides/aperio_svs/CMU-1-Small-Region.svs")))) {
            double downsample = UM / 0.499;
            RgbImage small =
                    slide.read(Region.ofSize(slide.gridWidth(downsample), slide.gridHeight(downsample)), downsample);
            return framed(small);
        }
    }

    private static RgbImage framed(RgbImage image) {
        RgbImage framed = RgbImage.black(image.width() + 2 * MARGIN, image.height() + 2 * MARGIN);
        Arrays.fill(framed.data(), (byte) 243);
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(
                    image.data(),
                    3 * y * image.width(),
                    framed.data(),
                    3 * ((y + MARGIN) * framed.width() + MARGIN),
                    3 * image.width());
        }
        return framed;
    }

    /** Where a place of the moved section was on the fixed one: the map, then a wave of so many pixels. */
    private record Motion(Affine toFixed, double wavePx) {

        double[] of(double x, double y) {
            double fx = toFixed.x(x, y);
            double fy = toFixed.y(x, y);
            return new double[] {
                fx + wavePx * Math.sin(fx / 90) * Math.cos(fy / 110),
                fy + wavePx * Math.cos(fx / 120) * Math.sin(fy / 80)
            };
        }
    }

    private static RgbImage moved(RgbImage fixed, Motion motion, boolean otherStain) {
        RgbImage moved = RgbImage.black(fixed.width(), fixed.height());
        Random noise = new Random(3);
        for (int y = 0; y < moved.height(); y++) {
            for (int x = 0; x < moved.width(); x++) {
                double[] from = motion.of(x, y);
                for (int channel = 0; channel < 3; channel++) {
                    double value = at(fixed, from[0], from[1], otherStain ? (channel + 2) % 3 : channel);
                    double light = otherStain ? 243 * Math.pow(value / 243, 0.7) : value;
                    moved.data()[3 * (y * moved.width() + x) + channel] =
                            (byte) Math.max(0, Math.min(255, light + 2 * noise.nextGaussian()));
                }
            }
        }
        return moved;
    }

    private static double at(RgbImage image, double x, double y, int channel) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < 0 || top < 0 || left + 1 >= image.width() || top + 1 >= image.height()) {
            return 243;
        }
        double right = x - left;
        double down = y - top;
        return (1 - down)
                        * ((1 - right) * value(image, left, top, channel)
                                + right * value(image, left + 1, top, channel))
                + down
                        * ((1 - right) * value(image, left, top + 1, channel)
                                + right * value(image, left + 1, top + 1, channel));
    }

    private static int value(RgbImage image, int x, int y, int channel) {
        return image.data()[3 * (y * image.width() + x) + channel] & 0xff;
    }

    /** Median distance in um over the middle of the section; with the deformation and without. */
    private static double[] errorsUm(Registration found, Motion motion, RgbImage image) {
        double[] affine = new double[400];
        double[] refined = new double[400];
        for (int i = 0; i < 400; i++) {
            double fixedX = MARGIN + 40 + (i % 20) * (image.width() - 2.0 * MARGIN - 80) / 19;
            double fixedY = MARGIN + 40 + (i / 20) * (image.height() - 2.0 * MARGIN - 80) / 19;
            double[] moving = found.places().toMoving(fixedX, fixedY);
            double[] back = motion.of(moving[0], moving[1]);
            refined[i] = UM * Math.hypot(back[0] - fixedX, back[1] - fixedY);
            Affine inverse = found.map().inverse();
            double[] plain = motion.of(inverse.x(fixedX, fixedY), inverse.y(fixedX, fixedY));
            affine[i] = UM * Math.hypot(plain[0] - fixedX, plain[1] - fixedY);
        }
        Arrays.sort(affine);
        Arrays.sort(refined);
        return new double[] {affine[200], refined[200]};
    }

    @ParameterizedTest
    @CsvSource({"17, false, false, 4", "-143, true, true, 6"})
    void aKnownMotionIsFound(double degrees, boolean mirrored, boolean otherStain, double wavePx) {
        RgbImage fixed = section();
        Affine turn = Affine.ofTurn(degrees, fixed.width() / 2.0, fixed.height() / 2.0)
                .after(mirrored ? Affine.ofMirror(fixed.width()) : Affine.IDENTITY);
        Motion motion = new Motion(Affine.ofShift(11, -7).after(turn), wavePx);
        Registration found = SectionAligner.align(fixed, moved(fixed, motion, otherStain));
        assertThat(found.refused()).isEmpty();
        assertThat(found.map().determinant() < 0).isEqualTo(mirrored);
        double[] errors = errorsUm(found, motion, fixed);
        assertThat(errors[0]).isLessThan(20);
        assertThat(errors[1]).isLessThan(10).isLessThanOrEqualTo(errors[0] + 0.5);
    }

    /** The left half of a section shows nothing of its right half. */
    @Test
    void otherTissueIsRefused() {
        RgbImage whole = section();
        int half = whole.width() / 2;
        Registration found = SectionAligner.align(
                framed(whole.crop(new Region(MARGIN, MARGIN, half - MARGIN, whole.height() - 2 * MARGIN))),
                framed(whole.crop(new Region(half, MARGIN, half - MARGIN, whole.height() - 2 * MARGIN))));
        assertThat(found.refused()).isPresent();
    }

    @Test
    void glassIsRefused() {
        RgbImage glass = RgbImage.black(500, 400);
        Arrays.fill(glass.data(), (byte) 240);
        assertThat(SectionAligner.align(glass, glass).refused()).isPresent();
    }
}
