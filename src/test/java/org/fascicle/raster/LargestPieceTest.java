package org.fascicle.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.image.ObjectMask;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

class LargestPieceTest {

    /** Three pixels in a corner and one that touches them only across a corner of its own. */
    @Test
    void whatHangsOnByACornerIsDropped() {
        ObjectMask two = new ObjectMask(new Region(10, 20, 3, 3), new boolean[] {
            true, false, false,
            false, true, true,
            false, true, false
        });
        ObjectMask one = LargestPiece.of(two);
        assertThat(one.pixels()).isEqualTo(3);
        assertThat(one.bounds()).isEqualTo(new Region(11, 21, 2, 2));
        assertThat(one.contains(12, 21)).isTrue();
        assertThat(one.contains(12, 22)).isFalse();
    }

    @Test
    void aWholeObjectStaysWhatItIs() {
        ObjectMask whole = new ObjectMask(new Region(0, 0, 2, 2), new boolean[] {true, true, false, true});
        assertThat(LargestPiece.of(whole)).isSameAs(whole);
    }
}
