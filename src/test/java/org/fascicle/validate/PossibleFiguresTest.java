package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fascicle.detect.PointUm;
import org.junit.jupiter.api.Test;

class PossibleFiguresTest {

    @Test
    void placesAreThoseOfTheSetsPicture() {
        Path picture = Path.of("data", "nuclei", "tnbc", "images", "rotated_150_1038.jpg");
        assertThat(PossibleFigures.in("breast cancer", picture))
                .contains(new PointUm(64.2, 74.7), new PointUm(47.4, 84.3));
        assertThat(PossibleFigures.in("lung", picture)).isEmpty();
        assertThat(PossibleFigures.in("breast cancer", picture.resolveSibling("another.png")))
                .isEmpty();
    }
}
