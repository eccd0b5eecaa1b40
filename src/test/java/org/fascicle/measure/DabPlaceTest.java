package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

class DabPlaceTest {

    private static final Region PATCH = new Region(100, 200, 40, 40);

    /** A nucleus of 10 x 10 pixels; DAB on it and on one row more makes 110 positive pixels, 10 of them outside. */
    @Test
    void aNuclearMarkerLiesInNuclei() {
        DabPlace place = DabPlace.of(PATCH, positive(10, 10, 10, 11), List.of(nucleus(110, 210)));
        assertThat(place.outside()).isCloseTo(10 / 110.0, within(1e-12));
        assertThat(place.isNuclear()).isTrue();
    }

    /** DAB of 30 x 30 pixels around the same nucleus: 800 of 900 pixels lie outside. */
    @Test
    void aCytoplasmicMarkerLiesBesideThem() {
        DabPlace place = DabPlace.of(PATCH, positive(5, 5, 30, 30), List.of(nucleus(110, 210)));
        assertThat(place.outside()).isCloseTo(8 / 9.0, within(1e-12));
        assertThat(place.isNuclear()).isFalse();
        assertThat(place.plus(DabPlace.NONE)).isEqualTo(place);
    }

    /** Half of the nucleus lies beyond the patch, where nothing is asked. */
    @Test
    void aNucleusCountsAsFarAsItLiesInThePatch() {
        DabPlace place = DabPlace.of(PATCH, positive(0, 0, 40, 40), List.of(nucleus(135, 210)));
        assertThat(place.nuclearPx()).isEqualTo(50);
    }

    @Test
    void withoutDabNothingSpeaksAgainstNuclei() {
        assertThat(DabPlace.NONE.isNuclear()).isTrue();
    }

    private static BinaryMask positive(int left, int top, int width, int height) {
        BinaryMask mask = BinaryMask.empty(PATCH.width(), PATCH.height());
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                mask.data()[y * PATCH.width() + x] = true;
            }
        }
        return mask;
    }

    private static Nucleus nucleus(int x, int y) {
        boolean[] inside = new boolean[100];
        java.util.Arrays.fill(inside, true);
        ObjectMask mask = new ObjectMask(new Region(x, y, 10, 10), inside);
        return new NucleusMeasurer(PixelSize.square(0.5))
                .measure(mask, FloatImage.zeros(60, 60), Optional.empty(), 100, 200);
    }
}
