package org.fascicle.plugins;

import ij.IJ;
import ij.measure.ResultsTable;
import java.util.Optional;
import org.fascicle.measure.DabCounts;
import org.fascicle.measure.Interval;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.SlideReport;
import org.fascicle.segment.positivity.Marker;
import org.fascicle.space.UserError;

/** Menu entry "Ki-67 Index...": the labelling index of a nuclear marker, of all nuclei, of tumour where it was taught, and of the hottest field, a row for each image. */
public final class Ki67Plugin extends MeasurePlugin {

    static final String INDICES = "Fascicle Ki-67";

    public Ki67Plugin() {
        super(Measure.POSITIVITY, "Ki-67 Index", HelpPage.POSITIVITY);
    }

    @Override
    DabFields dabFields() {
        return DabFields.of(Marker.named("ki67"));
    }

    @Override
    void shown(String image, SlideFindings findings, SlideReport report) {
        Measured index = report.measured(MeasureKey.POSITIVE_NUCLEI)
                .orElseThrow(
                        () -> UserError.input("No index of nuclei was measured on " + image + ": " + reason(report)));
        Tables.show(INDICES, row(image, index, findings, report), image, "");
        Measured first = report.measured(MeasureKey.POSITIVE_TUMOUR_NUCLEI).orElse(index);
        IJ.showStatus(first.key().label() + " (Ki-67) " + IJ.d2s(first.value(), 1) + " %: " + first.method());
    }

    private static String reason(SlideReport report) {
        return report.notMeasured().stream()
                .filter(missing -> missing.key() == MeasureKey.POSITIVE_NUCLEI)
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private static ResultsTable row(String image, Measured index, SlideFindings findings, SlideReport report) {
        DabCounts nuclei = findings.positivity().orElseThrow().counts();
        ResultsTable table = new ResultsTable();
        table.incrementCounter();
        table.addValue(Tables.IMAGE, image);
        report.measured(MeasureKey.POSITIVE_TUMOUR_NUCLEI).ifPresent(tumour -> {
            share(table, "Tumour_index", Optional.of(tumour));
            table.addValue("Tumour_nuclei", tumour.denominator().value());
        });
        share(table, "Index", Optional.of(index));
        table.addValue("Positive_nuclei", nuclei.positive());
        table.addValue("All_nuclei", nuclei.all());
        share(table, "Hottest_field", report.measured(MeasureKey.POSITIVE_NUCLEI_HOTTEST));
        share(table, "Hottest_likely", report.measured(MeasureKey.POSITIVE_NUCLEI_HOTTEST_LIKELY));
        table.addValue("Cut", index.method());
        for (String column : new String[] {"Tumour_nuclei", "Positive_nuclei", "All_nuclei"}) {
            if (table.columnExists(column)) {
                table.setDecimalPlaces(table.getColumnIndex(column), 0);
            }
        }
        return table;
    }

    private static void share(ResultsTable table, String name, Optional<Measured> measured) {
        Optional<Interval> interval = measured.flatMap(Measured::interval);
        FindingsView.bound(table, name + "_%", measured.map(Measured::value));
        FindingsView.bound(table, name + "_lower_95", interval.map(Interval::lower));
        FindingsView.bound(table, name + "_upper_95", interval.map(Interval::upper));
    }
}
