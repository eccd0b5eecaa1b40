package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.measure.ResultsTable;
import java.util.Arrays;
import java.util.List;
import org.fascicle.measure.Interval;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.ResultReader;

/** Numbers in ImageJ's table of measures beside those of a result that the command line wrote. */
final class SameNumbers {

    /** The summary has a limited number of digits. */
    private static final double DIGITS = 0.005;

    private SameNumbers() {}

    /** Values and bounds are the same. */
    static void as(ResultReader result, MeasureKey... keys) {
        ResultsTable table = ResultsTable.getResultsTable(FindingsView.MEASURES);
        List<String> labels = Arrays.asList(table.getColumnAsStrings("Measure"));
        for (MeasureKey key : keys) {
            Measured measured = result.summary().measured(key).orElseThrow(() -> new AssertionError("no " + key));
            int row = labels.indexOf(key.label());
            assertThat(row).as(key.label()).isNotNegative();
            assertThat(table.getValue("Value", row)).isCloseTo(measured.value(), within(DIGITS));
            measured.interval()
                    .map(Interval::lower)
                    .ifPresent(
                            lower -> assertThat(table.getValue("Lower_95", row)).isCloseTo(lower, within(DIGITS)));
            measured.interval()
                    .map(Interval::upper)
                    .ifPresent(
                            upper -> assertThat(table.getValue("Upper_95", row)).isCloseTo(upper, within(DIGITS)));
        }
    }
}
