package org.fascicle.pdf;

import com.openhtmltopdf.extend.FSObjectDrawerFactory;
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

/** A page as a PDF, of a size that A4 and Letter both hold unscaled. The same page gives the same bytes. */
public final class PagePdf {

    /** Hexadecimal digits that fit in a long. */
    private static final int DIGITS = 15;

    private PagePdf() {}

    /**
     * @param page well-formed XHTML that needs nothing beside it
     * @param version of the program
     * @param sha256 of what the page is about, from which the document's own number comes; empty where there is none
     */
    public static void write(Path file, String page, String version, String sha256) {
        write(file, page, version, sha256, new DefaultObjectDrawerFactory());
    }

    /** @param drawers of objects in the page that are drawn in lines, not pixels */
    public static void write(Path file, String page, String version, String sha256, FSObjectDrawerFactory drawers) {
        XRLog.setLoggingEnabled(false);
        PdfFonts.ours();
        try (OutputStream out = Files.newOutputStream(file);
                PdfBoxRenderer renderer = new PdfRendererBuilder()
                        .withHtmlContent(printable(page), null)
                        .useObjectDrawerFactory(drawers)
                        .withProducer("Fascicle " + version)
                        .toStream(out)
                        .buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            forgetTime(document, sha256);
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What XML forbids (escape codes in a file's name) would refuse the page; the thin space is in no font of PDF's own. */
    private static String printable(String page) {
        return page.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD")
                .replace('\u202f', '\u00a0');
    }

    /** A PDF that tells when it was made is never the same twice. */
    private static void forgetTime(PDDocument document, String sha256) {
        document.getDocumentInformation().setCreationDate(null);
        document.setDocumentId(sha256.length() < DIGITS ? 0 : Long.parseUnsignedLong(sha256.substring(0, DIGITS), 16));
    }
}
