package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import ij.measure.ResultsTable;
import java.util.List;
import org.fascicle.measure.Count;
import org.fascicle.report.Denominator;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.space.Area;
import org.junit.jupiter.api.Test;

/** The table of measures reads like a sentence and says nothing twice. */
class FindingsViewTest {

    @Test
    void aNumberStandsWithUnitIntervalAndDenominator() {
        Measured nuclei =
                Measured.count(MeasureKey.NUCLEI, new Count(338, Area.ofMm2(0.0625)), "analysable tissue", "drawn");
        ResultsTable table = FindingsView.measures("x.png", List.of(nuclei));
        // exact Poisson interval of 338, by hand from chi-square: 302.9 to 376.0
        assertThat(table.getValue("Lower_95", 0)).isBetween(302.0, 304.0);
        assertThat(table.getValue("Upper_95", 0)).isBetween(375.0, 377.0);
        assertThat(table.getStringValue("On_unit", 0)).isEqualTo("mm2 of analysable tissue");
    }

    @Test
    void whatHasNoIntervalHasEmptyBounds() {
        Measured median = Measured.of(
                MeasureKey.NUCLEI_PER_MM2_MEDIAN, 5251, Denominator.count(4, "squares", "squares of 128 um"), "drawn");
        ResultsTable table = FindingsView.measures("x.png", List.of(median));
        assertThat(table.getStringValue("Lower_95", 0)).isEmpty();
        assertThat(table.getStringValue("On_unit", 0)).isEqualTo("squares of 128 um");
    }
}
