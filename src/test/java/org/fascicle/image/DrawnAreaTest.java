package org.fascicle.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

class DrawnAreaTest {

    private static final double[] SQUARE_2_TO_8 = {2, 2, 8, 2, 8, 8, 2, 8};
    private static final double[] SQUARE_4_TO_6 = {4, 4, 6, 4, 6, 6, 4, 6};

    @Test
    void fillsThePixelsWhoseCentresLieInside() {
        BinaryMask mask = new DrawnArea(List.of(SQUARE_2_TO_8)).on(Region.ofSize(10, 10), 1);
        // columns and rows 2..7
        assertThat(mask.count()).isEqualTo(36);
        assertThat(mask.get(2, 2)).isTrue();
        assertThat(mask.get(8, 7)).isFalse();
    }

    @Test
    void aRingInsideARingIsAHole() {
        assertThat(new DrawnArea(List.of(SQUARE_2_TO_8, SQUARE_4_TO_6)).on(Region.ofSize(10, 10), 1).count()).isEqualTo(36 - 4);
    }

    @Test
    void aPartEqualsTheCropOfTheWhole() {
        DrawnArea area = new DrawnArea(List.of(new double[] {1, 1, 17, 3, 9, 15}));
        Region part = new Region(3, 2, 5, 6);
        assertThat(area.on(part, 1).data()).isEqualTo(area.on(Region.ofSize(20, 20), 1).crop(part).data());
    }

    @Test
    void aCoarserGridHoldsTheSameAreaInFewerPixels() {
        assertThat(new DrawnArea(List.of(SQUARE_2_TO_8)).on(Region.ofSize(5, 5), 2).count()).isEqualTo(9);
    }

    @Test
    void refusesARingWithoutAnInside() {
        assertThatThrownBy(() -> new DrawnArea(List.of(new double[] {0, 0, 1, 1}))).isInstanceOf(IllegalArgumentException.class);
    }
}
