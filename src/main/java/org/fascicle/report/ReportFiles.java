package org.fascicle.report;

/** Writes what can be written once a slide's report is complete: summary, page, provenance and pictures. */
public final class ReportFiles {

    private ReportFiles() {
    }

    public static void write(ResultFolder folder, SlideReport report) {
        for (Picture picture : report.pictures()) {
            Encoded.writePng(folder.file(picture.file()), picture.image());
        }
        HtmlReport.write(folder.file(ResultFile.REPORT.fileName()), report);
        ProvenanceJson.write(folder.file(ResultFile.PROVENANCE.fileName()), report);
        SummaryJson.write(folder.file(ResultFile.SUMMARY.fileName()), report);
    }
}
