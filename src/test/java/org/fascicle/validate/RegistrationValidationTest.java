package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fascicle.RealData;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Shrinking;
import org.fascicle.register.Registration;
import org.fascicle.register.SectionAligner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationValidationTest {

    /** Stained anew: by the light of all colours 5 to 7 of some 60 places agreed. */
    @ParameterizedTest
    @ValueSource(longs = {3, 9})
    void anotherStainIsLaid(long seed) {
        RgbImage tissue = Shrinking.mean(FieldImages.readRgb(RealData.require("necrosis/bcss/bcss_1015_rgb.jpg")), 5);
        MovedSection moved = new MovedSection(tissue, seed);
        assertThat(moved.isOtherStain()).isTrue();
        Registration found = SectionAligner.align(MovedSection.still(tissue, seed), moved.picture());
        assertThat(found.refused()).isEmpty();
        double middle = moved.side() / 2.0;
        double[] there = found.places().toMoving(middle, middle);
        double[] back = moved.toFixed(there[0], there[1]);
        assertThat(Math.hypot(back[0] - middle, back[1] - middle)).isLessThan(2);
    }

    /** A pair of one section 4 um off, one 300 um off, one refused; of two foreign ones one is laid. */
    @Test
    void whatIsLaidWrongIsCounted() {
        List<RegistrationValidation.Pair> pairs = List.of(
                pair(1, true, true, 4),
                pair(2, true, true, 300),
                pair(3, true, false, Double.NaN),
                pair(4, false, true, Double.NaN),
                pair(5, false, false, Double.NaN));
        String table = RegistrationValidation.table(pairs);
        assertThat(table)
                .contains("| of one section | 3 | 2 | 1 | 300.0 (300.0) | 300.0 (300.0) |")
                .contains("| that do not belong together | 2 | 1 | 1 | - | - |");
        assertThat(pairs)
                .allSatisfy(pair ->
                        assertThat(RegistrationValidation.Pair.of(pair.line())).isEqualTo(pair));
    }

    private static RegistrationValidation.Pair pair(int number, boolean belong, boolean laid, double um) {
        return new RegistrationValidation.Pair(
                number,
                "CMU-1",
                "CMU-1",
                belong,
                10,
                false,
                true,
                false,
                false,
                8,
                laid,
                um,
                um,
                laid ? 2 : Double.NaN);
    }
}
