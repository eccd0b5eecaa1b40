package org.fascicle.patient;

import java.nio.file.Path;
import org.fascicle.pdf.PagePdf;
import org.fascicle.report.Drawing;
import org.fascicle.report.DrawingInPdf;

/** The page on a patient as a PDF; the timeline is drawn in lines, not pixels. */
public final class PatientPdf {

    private static final double WIDTH_MM = 172;

    private PatientPdf() {}

    public static void write(Path file, PatientReport report) {
        Drawing timeline = Timeline.of(report);
        PagePdf.write(
                file,
                PatientPage.text(report, DrawingInPdf.place(timeline, WIDTH_MM)),
                report.version(),
                report.manifestSha256(),
                DrawingInPdf.drawer(timeline));
    }
}
