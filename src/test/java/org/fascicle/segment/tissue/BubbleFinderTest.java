package org.fascicle.segment.tissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;

/** Grey rims drawn over tissue with nuclei: closed ones are bubbles with what lies within, long ones edges, and stains' own rings are tissue. */
class BubbleFinderTest {

    private static final WhitePoint WHITE = new WhitePoint(240, 240, 240);
    private static final PixelSize TWO_UM = PixelSize.square(2);
    private static final int SIDE = 320;
    private static final double[] EOSIN = {0.05, 0.35, 0.12};
    private static final double[] NUCLEUS = {0.6, 0.7, 0.28};
    private static final double[] GREY = {0.7, 0.7, 0.7};
    private static final double[] HAEMATOXYLIN = {0.65, 0.7, 0.29};
    private static final double RADIUS = 60;

    @Test
    void whatARimEnclosesIsABubble() {
        TissueMap map = segmented(GREY, BubbleFinderTest::ring);
        double disc = Math.PI * RADIUS * RADIUS;
        assertThat((double) map.mask(TissueClass.BUBBLE).count()).isBetween(0.9 * disc, 1.1 * disc);
        assertThat(map.classAt(160, 160)).isEqualTo(TissueClass.BUBBLE);
        assertThat(map.classAt(20, 20)).isEqualTo(TissueClass.TISSUE);
        assertThat(map.area(TissueClass.PEN).um2()).isZero();
    }

    @Test
    void aGreyLineAcrossTheFieldIsAnEdge() {
        TissueMap map = segmented(GREY, (x, y) -> Math.abs(y - 100 - 0.2 * x) <= 5 ? 1 : 0);
        assertThat((double) map.mask(TissueClass.BUBBLE).count()).isBetween(0.9 * 11 * SIDE, 1.3 * 11 * SIDE);
        assertThat(map.classAt(160, 250)).isEqualTo(TissueClass.TISSUE);
    }

    /** As the wall of a vessel, or a pen's line around the tumour, which has the ink's colour or is broad. */
    @Test
    void aRingOfStainAHalfRingAndABroadOneAreNoBubbles() {
        assertThat(segmented(HAEMATOXYLIN, BubbleFinderTest::ring)
                        .mask(TissueClass.BUBBLE)
                        .count())
                .isZero();
        assertThat(segmented(GREY, (x, y) -> x < 160 ? ring(x, y) : 0)
                        .mask(TissueClass.BUBBLE)
                        .crop(new Region(130, 130, 60, 60))
                        .count())
                .isZero();
        TissueMap encircled = segmented(GREY, (x, y) -> Math.abs(Math.hypot(x - 160, y - 160) - 110) <= 30 ? 1 : 0);
        assertThat(encircled.classAt(160, 160)).isEqualTo(TissueClass.TISSUE);
    }

    private static double ring(int x, int y) {
        return Math.abs(Math.hypot(x - 160, y - 160) - RADIUS + 4) <= 4 ? 1 : 0;
    }

    private static TissueMap segmented(double[] density, ToDoubleBiFunction<Integer, Integer> where) {
        RgbImage image = RgbImage.black(SIDE, SIDE);
        Random random = new Random(4);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double[] own = x % 10 < 4 && y % 10 < 4 ? NUCLEUS : EOSIN;
                for (int channel = 0; channel < 3; channel++) {
                    double dense = own[channel] + where.applyAsDouble(x, y) * density[channel];
                    double intensity = 240 * Math.pow(10, -dense) + 2 * random.nextGaussian();
                    image.data()[3 * (y * SIDE + x) + channel] =
                            (byte) Math.max(0, Math.min(255, Math.round(intensity)));
                }
            }
        }
        return TissueSegmenter.segment(image, TWO_UM, WHITE, TissueOptions.defaults());
    }
}
