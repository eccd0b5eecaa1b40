package org.fascicle.slide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

    /**
     * Stored rows "abc" and "def". TIFF 6.0, Orientation: where the stored first row and column stand in the upright image:
     * 1 top left, 2 top right, 3 bottom right, 4 bottom left, 5 left top, 6 right top, 7 right bottom, 8 left bottom.
     */
    private static final RgbImage STORED =
            RgbImage.ofPacked(3, 2, "abcdef".chars().toArray());

    @ParameterizedTest
    @CsvSource({
        "1,abc/def",
        "2,cba/fed",
        "3,fed/cba",
        "4,def/abc",
        "5,ad/be/cf",
        "6,da/eb/fc",
        "7,fc/eb/da",
        "8,cf/be/ad",
        "0,abc/def",
        "9,abc/def"
    })
    void standsUpright(int tag, String rows) {
        assertThat(rows(Orientation.ofTag(tag).upright(STORED))).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void aStoredRegionHoldsTheUprightRegion(int tag) {
        Orientation orientation = Orientation.ofTag(tag);
        RgbImage whole = orientation.upright(STORED);
        Region region = new Region(1, 0, 1, 2);
        RgbImage part = orientation.upright(STORED.crop(orientation.stored(region, whole.width(), whole.height())));
        assertThat(rows(part)).isEqualTo(rows(whole.crop(region)));
    }

    private static String rows(RgbImage image) {
        String letters =
                Arrays.stream(image.toPacked()).mapToObj(Character::toString).collect(Collectors.joining());
        return letters.replaceAll("(.{" + image.width() + "})(?=.)", "$1/");
    }
}
