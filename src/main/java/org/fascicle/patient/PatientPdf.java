package org.fascicle.patient;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The page on a patient as a PDF on A4; the timeline is drawn in lines, not pixels. The same report gives the same bytes. */
public final class PatientPdf {

    private static final String PICTURE = "fascicle/timeline";

    private PatientPdf() {}

    public static void write(Path file, PatientReport report) {
        XRLog.setLoggingEnabled(false);
        try (OutputStream out = Files.newOutputStream(file);
                PdfBoxRenderer renderer = renderer(report, out)) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            forgetTime(document, report);
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PDF that tells when it was made is never the same twice. */
    private static void forgetTime(PDDocument document, PatientReport report) {
        document.getDocumentInformation().setCreationDate(null);
        document.setDocumentId(Long.parseUnsignedLong(report.manifestSha256().substring(0, 15), 16));
    }

    private static PdfBoxRenderer renderer(PatientReport report, OutputStream out) throws IOException {
        Drawing timeline = Timeline.of(report);
        String place = String.format(
                java.util.Locale.ROOT,
                "<object type=\"%s\" style=\"display:block;width:172mm;height:%.1fmm\"></object>",
                PICTURE,
                172 * timeline.height() / timeline.width());
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(PICTURE, (element, x, y, width, height, device, context, dotsPerPixel) -> {
            device.drawWithGraphics(
                    (float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel, graphics -> {
                        double scale = width / dotsPerPixel / timeline.width();
                        graphics.scale(scale, scale);
                        timeline.paint(graphics);
                    });
            return null;
        });
        return new PdfRendererBuilder()
                .withHtmlContent(PatientPage.text(report, place), null)
                .useObjectDrawerFactory(drawers)
                .withProducer("Fascicle " + report.version())
                .toStream(out)
                .buildPdfRenderer();
    }
}
