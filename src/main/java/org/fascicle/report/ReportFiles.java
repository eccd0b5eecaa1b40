package org.fascicle.report;

import java.util.List;

/** Writes what can be written once a slide's report is complete: summary, page, provenance and pictures. */
public final class ReportFiles {

    private ReportFiles() {}

    public static void write(ResultFolder folder, SlideReport report) {
        pieces(folder, report).forEach(Runnable::run);
    }

    /** The same as pieces of work, one or some files each, that may be done in any order and on any thread. */
    public static List<Runnable> pieces(ResultFolder folder, SlideReport report) {
        return List.of(
                () -> HtmlReport.write(folder.file(ResultFile.REPORT.fileName()), report),
                () -> HtmlReport.writePdf(folder.file(ResultFile.REPORT_PDF.fileName()), report),
                () -> {
                    report.pictures().forEach(picture -> Encoded.write(folder.file(picture.file()), picture.png()));
                    ProvenanceJson.write(folder.file(ResultFile.PROVENANCE.fileName()), report);
                    DecisionLog.write(folder.file(ResultFile.DECISIONS.fileName()), report.decisions());
                    SummaryJson.write(folder.file(ResultFile.SUMMARY.fileName()), report);
                });
    }
}
