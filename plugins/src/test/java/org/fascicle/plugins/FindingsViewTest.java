package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import ij.measure.ResultsTable;
import java.util.List;
import org.fascicle.measure.Count;
import org.fascicle.report.Denominator;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.NotMeasured;
import org.fascicle.space.Area;
import org.junit.jupiter.api.Test;

/** The table of measures reads like a sentence and says nothing twice. */
class FindingsViewTest {

    @Test
    void aNumberStandsWithUnitIntervalAndDenominator() {
        Measured nuclei =
                Measured.count(MeasureKey.NUCLEI, new Count(338, Area.ofMm2(0.0625)), "analysable tissue", "drawn");
        ResultsTable table = FindingsView.measures("x.png", List.of(nuclei), List.of());
        // exact Poisson interval of 338, by hand from chi-square: 302.9 to 376.0
        assertThat(table.getValue("Lower_95", 0)).isBetween(302.0, 304.0);
        assertThat(table.getValue("Upper_95", 0)).isBetween(375.0, 377.0);
        assertThat(table.getStringValue("On_unit", 0)).isEqualTo("mm2 of analysable tissue");
    }

    /** Though a number with decimals stands below it in the same column. */
    @Test
    void aWholeNumberIsShownAsSuch() {
        Count count = new Count(338, Area.ofMm2(0.0625));
        ResultsTable table = FindingsView.measures(
                "x.png",
                List.of(
                        Measured.count(MeasureKey.NUCLEI, count, "analysable tissue, all", "drawn"),
                        Measured.of(
                                MeasureKey.NUCLEUS_AREA_MEDIAN,
                                51.25,
                                Denominator.count(338, "nuclei", "of all"),
                                "drawn")),
                List.of());
        assertThat(table.getRowAsString(0)).contains("\t338\tnuclei\t").doesNotContain("338.0");
        assertThat(table.getRowAsString(1)).contains("\t51.250\t");
        assertThat(table.getValue("Value", 0)).isEqualTo(338);
    }

    @Test
    void linesAreBrokenBetweenWordsAndFurtherIn() {
        assertThat(Lines.wrapped("  mitoses  14 on 1.734 mm2, 8.1 per mm2", 24))
                .isEqualTo("  mitoses  14 on 1.734\n      mm2, 8.1 per mm2");
    }

    @Test
    void whatHasNoIntervalHasEmptyBounds() {
        Measured median = Measured.of(
                MeasureKey.NUCLEI_PER_MM2_MEDIAN, 5251, Denominator.count(4, "squares", "squares of 128 um"), "drawn");
        ResultsTable table = FindingsView.measures("x.png", List.of(median), List.of());
        assertThat(table.getStringValue("Lower_95", 0)).isEmpty();
        assertThat(table.getStringValue("On_unit", 0)).isEqualTo("squares of 128 um");
    }

    /** In the words of the dialogs, without a number that could be taken for one. */
    @Test
    void whatWasNotMeasuredSaysWhy() {
        Measured nuclei =
                Measured.count(MeasureKey.NUCLEI, new Count(338, Area.ofMm2(0.0625)), "analysable tissue", "drawn");
        ResultsTable table = FindingsView.measures(
                "x.png",
                List.of(nuclei),
                List.of(new NotMeasured(MeasureKey.H_SCORE, "The stain is unclear; name it with --stain.")));
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.getStringValue("Measure", 1)).isEqualTo(MeasureKey.H_SCORE.label());
        assertThat(table.getStringValue("Value", 1)).isEmpty();
        assertThat(table.getStringValue("How", 1)).isEqualTo("not measured");
        assertThat(table.getStringValue("Care", 1)).isEqualTo("The stain is unclear; choose it under Stain.");
    }

    /** Rows of a second measure take the place of the first one's; no unit moves to another row. */
    @Test
    void aReplacedRowMovesNoOther() {
        Count count = new Count(338, Area.ofMm2(0.0625));
        ResultsTable table = FindingsView.measures(
                "x.png",
                List.of(
                        Measured.of(MeasureKey.TISSUE_AREA, 2.5, Denominator.area(Area.ofMm2(3), "the image"), "drawn"),
                        Measured.count(MeasureKey.NUCLEI, count, "analysable tissue, all", "drawn")),
                List.of(new NotMeasured(MeasureKey.H_SCORE, "There is no DAB.")));
        table.deleteRow(0);
        assertThat(table.getStringValue("Measure", 0)).isEqualTo(MeasureKey.NUCLEI.label());
        assertThat(table.getStringValue("Unit", 0)).isEqualTo("nuclei");
        assertThat(table.getStringValue("On_unit", 0)).startsWith("mm2 of analysable tissue");
        assertThat(table.getStringValue("Care", 1)).isEqualTo("There is no DAB.");
    }
}
