package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {

    private static List<Error> errorsOf(String json) {
        return Schemas.errorsOf("summary", json);
    }

    @Test
    void aFullAndAnEmptyReportFollowTheSchema() {
        assertThat(errorsOf(SummaryJson.text(Examples.full("slide")))).isEmpty();
        assertThat(errorsOf(SummaryJson.text(Examples.builder("empty").build())))
                .isEmpty();
        assertThat(errorsOf(SummaryJson.text(Examples.full(Examples.HOSTILE)))).isEmpty();
        assertThat(errorsOf(SummaryJson.text(
                        Examples.builder("open").grading(Examples.openGrading()).build())))
                .isEmpty();
    }

    /** The schema is no empty gesture: a missing unit, a wrong number and an unknown field are each refused. */
    @Test
    void theSchemaRefusesWhatIsWrong() {
        String good = SummaryJson.text(Examples.full("slide"));
        assertThat(errorsOf(good.replaceFirst("\"unit\" : \"mm2\",", ""))).isNotEmpty();
        assertThat(errorsOf(good.replaceFirst("\"score\" : 5", "\"score\" : 9")))
                .isNotEmpty();
        assertThat(errorsOf(good.replaceFirst("\\{", "{\"patient\" : \"x\","))).isNotEmpty();
    }

    @Test
    void theSameReportGivesTheSameBytesUnderAnyLocale() {
        String before = SummaryJson.text(Examples.full("slide"));
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(SummaryJson.text(Examples.full("slide"))).isEqualTo(before);
        } finally {
            Locale.setDefault(usual);
        }
    }

    /** 4321 nuclei on 1.25 mm2 are 3456.8 per mm2; 0.2 of 1.25 mm2 are 16 %. */
    @Test
    void everyNumberStandsWithItsUnitAndDenominator() {
        String json = SummaryJson.text(Examples.full("slide"));
        assertThat(json)
                .contains("\"value\" : 3456.8")
                .contains("\"value\" : 16,")
                .contains("\"words\" : \"analysable tissue\"")
                .contains("\"decided\" : {")
                .contains("\"lower\" : 11,")
                .doesNotContain("E-")
                .doesNotContain("E+");
    }
}
