package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fascicle.validate.AreaValidation.AreaRow;
import org.junit.jupiter.api.Test;

/** Drawn fields with mixed stains, haze and JPEG of quality 70. */
class AreaValidationTest {

    @Test
    void theAreaIsWithinTwoPoints() {
        List<AreaRow> rows = AreaValidation.areas(1);
        assertThat(rows)
                .hasSize(18)
                .allSatisfy(row -> assertThat(row.worst())
                        .as(row.look() + " " + row.drawn())
                        .isLessThan(2));
        assertThat(rows.stream().filter(row -> row.drawn() == 0.01).toList())
                .allSatisfy(row -> assertThat(row.mean()).as("is seen at all").isBetween(0.005, 0.015));
    }

    @Test
    void theWordIsTheDrawnOne() {
        assertThat(AreaValidation.words(2))
                .hasSize(4)
                .allSatisfy(
                        row -> assertThat(row.right()).as(row.drawn().name()).isEqualTo(row.fields()));
    }
}
