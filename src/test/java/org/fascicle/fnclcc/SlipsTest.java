package org.fascicle.fnclcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no tumour and no microscope has is refused, what one may just have is taken. */
class SlipsTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1.734, 50})
    void takesAnAreaThatSomebodyCounts(double mm2) {
        assertThat(Slips.countedArea("The area", mm2)).isEqualTo(mm2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.0099  | The area is in mm2, between 0.01 and 50, not 0.0099: a count is of the most active area, by the rule 1.734 mm2.
                    50.5    | The area is in mm2, between 0.01 and 50, not 50.5: a count is of the most active area, by the rule 1.734 mm2.
                    1734000 | The area is in mm2, between 0.01 and 50, not 1734000: a count is of the most active area, by the rule 1.734 mm2.
                    0.0001  | The area is in mm2, between 0.01 and 50, not 0.0001: a count is of the most active area, by the rule 1.734 mm2.
                    -2      | The area is in mm2, between 0.01 and 50, not -2: a count is of the most active area, by the rule 1.734 mm2.
                    NaN     | The area is in mm2, between 0.01 and 50, not NaN: a count is of the most active area, by the rule 1.734 mm2.
                    1e16    | The area is in mm2, between 0.01 and 50, not 1.0E16: a count is of the most active area, by the rule 1.734 mm2.
                    """)
    void refusesAnAreaThatNobodyCounts(double mm2, String sentence) {
        assertThatThrownBy(() -> Slips.countedArea("The area", mm2))
                .isInstanceOf(UserError.class)
                .hasMessage(sentence);
    }

    /** Fields of 0.25 and 0.7 mm across cover 0.049 and 0.385 mm2. */
    @Test
    void knowsAFieldsWidthFromItsArea() {
        assertThat(Slips.fieldDiameter("The field", 0.47)).isEqualTo(0.47);
        assertThat(Slips.fieldArea("The field", 0.1734)).isEqualTo(0.1734);
        assertThat(Slips.fieldArea("The field", 0.0491)).isEqualTo(0.0491);
        assertThat(Slips.fieldArea("The field", 0.3848)).isEqualTo(0.3848);
        assertThatThrownBy(() -> Slips.fieldArea("The field", 0.049))
                .hasMessageStartingWith("The field is in mm2, between 0.04909 and 0.3848, not 0.049");
        assertThatThrownBy(() -> Slips.fieldArea("The field", 0.47))
                .hasMessageEndingWith(
                        "not 0.47: it is one field at 40 x, by the rule 0.1734 mm2; a width in mm is a diameter.");
        assertThatThrownBy(() -> Slips.fieldDiameter("The field", 470))
                .hasMessage(
                        "The field is in mm, between 0.25 and 0.7, not 470: it is the field's width at 40 x, by the rule 0.47 mm.");
    }

    @Test
    void noTumourHasMoreThanAThousandFiguresInASquareMillimetre() {
        assertThatCode(() -> Slips.density("The count", 0, 1.734)).doesNotThrowAnyException();
        assertThatCode(() -> Slips.density("The count", 2000, 2)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Slips.density("The count", 2001, 2))
                .hasMessageStartingWith("The count says 2001 mitotic figures on 2")
                .hasMessageEndingWith("no tumour has more than 1000 per mm2; check the number and its area.");
        assertThatThrownBy(() -> Slips.density("The count", -1, 2)).hasMessage("The count is 0 or more, not -1.");
        assertThatThrownBy(() -> Slips.density("The count", Double.NaN, 2))
                .hasMessage("The count is 0 or more, not NaN.");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_APPLICABLE, false",
        "HIGH_BY_DEFINITION, false",
        "NOT_GRADED, false",
        "DESCRIPTIVE, true",
        "GRADED, true"
    })
    void aVerdictNamesAGradeOrNot(Verdict verdict, boolean named) {
        assertThat(verdict.namesAGrade()).isEqualTo(named);
    }
}
