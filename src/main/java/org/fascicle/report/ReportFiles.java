package org.fascicle.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fascicle.space.UserError;

/** Writes what can be written once a slide's report is complete: summary, page, provenance and pictures. */
public final class ReportFiles {

    private ReportFiles() {}

    public static void write(ResultFolder folder, SlideReport report) {
        pieces(folder, report).forEach(Runnable::run);
    }

    /**
     * Writes summary and page of a result anew, and a picture that was made for them; whoever reads meanwhile meets the old file or the new
     * one, whole.
     */
    public static void rewrite(Path folder, SlideReport report, Optional<Picture> made) {
        made.ifPresent(picture -> replace(folder.resolve(picture.file()), file -> Encoded.write(file, picture.png())));
        replace(folder.resolve(ResultFile.SUMMARY.fileName()), file -> SummaryJson.write(file, report));
        replace(folder.resolve(ResultFile.REPORT.fileName()), file -> HtmlReport.write(file, report));
        replace(folder.resolve(ResultFile.REPORT_PDF.fileName()), file -> HtmlReport.writePdf(file, report));
    }

    /** Puts a new file in the place of an old one, at once. */
    public static void replace(Path file, Consumer<Path> writer) {
        Path next = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            writer.accept(next);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            throw UserError.input(
                    file + " cannot be written; is the disk full, or may the folder not be written to?", e);
        }
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
