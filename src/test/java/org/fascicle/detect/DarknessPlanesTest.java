package org.fascicle.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;

/** A field of 64 x 64 um of even tissue (grey of 124 on glass of 249, a density of 0.3) whose right half a scanner padded with black. */
class DarknessPlanesTest {

    private static final int EDGE = 128;
    private static final int TISSUE = 124;

    @Test
    void tissueBesidePaddingHasTheBackgroundOfTissue() {
        DarknessPlanes planes = new DarknessPlanes(
                halfPadded(), BinaryMask.full(EDGE, EDGE), PixelSize.square(0.5), new WhitePoint(249, 249, 249));

        assertThat(planes.background[planes.index(EDGE / 2 - 4, EDGE / 2)]).isCloseTo(0.301f, within(0.001f));
        assertThat(planes.usable[planes.index(EDGE / 2 - 4, EDGE / 2)]).isTrue();
        assertThat(planes.usable[planes.index(EDGE / 2 + 4, EDGE / 2)]).isFalse();
    }

    private static RgbImage halfPadded() {
        RgbImage image = RgbImage.black(EDGE, EDGE);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (byte) (i / 3 % EDGE < EDGE / 2 ? TISSUE : 0);
        }
        return image;
    }
}
