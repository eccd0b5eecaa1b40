package org.fascicle.figure.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fascicle.figure.JpegQuality;
import org.fascicle.image.RgbImage;
import org.fascicle.pdf.PdfFonts;
import org.fascicle.space.UserError;

/**
 * The pictures embedded in a PDF, at their own resolution, with their page and its figure caption.
 *
 * <p>Pictures on the pages themselves are taken, not those within forms or patterns; small ones, as logos are, are left out.
 * What is large beyond reason is refused before it is decoded.
 */
public final class PdfFigures {

    private static final int MOST_PAGES = 500;
    private static final int MOST_PICTURES = 200;
    private static final long MOST_PIXELS = 120_000_000L;
    private static final int SMALLEST_PX = 200;
    private static final long MOST_BYTES = 300_000_000L;
    /** From "Fig. 2" or "Figure 2" at the start of a line to an empty line, or so many signs. */
    private static final Pattern CAPTION = Pattern.compile(
            "(?m)^\\s*Fig(?:ure|\\.)?\\s*\\d+[\\s\\S]{0,3000}?(?=\\n\\s*\\n|\\z|^\\s*Fig(?:ure|\\.)?\\s*\\d)");

    /**
     * A picture.
     *
     * @param page from 1
     * @param number on its page, from 1
     * @param caption of its page's figure; empty where the page has none or several
     * @param jpegQuality 1 to 100; empty where it is embedded without loss
     */
    public record Picture(
            RgbImage image, int page, int number, Optional<String> caption, Optional<Integer> jpegQuality) {}

    private PdfFigures() {}

    /**
     * All pictures, page by page.
     *
     * @throws UserError where the file is no PDF that can be read, wants a password, or is too large
     */
    public static List<Picture> read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (file.toFile().length() > MOST_BYTES) {
            throw UserError.input(name + " is larger than 300 MB; extract the page of the figure and give that.");
        }
        PdfFonts.ours();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw UserError.input(name + " has " + document.getNumberOfPages()
                        + " pages; extract the page of the figure and give that.");
            }
            return pictures(document, name);
        } catch (InvalidPasswordException e) {
            throw UserError.input(name + " wants a password; save it without one and give that.", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw e instanceof UserError told
                    ? told
                    : UserError.input(name + " cannot be read as a PDF; export the figure as PNG and give that.", e);
        }
    }

    private static List<Picture> pictures(PDDocument document, String name) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            int number = 1;
            for (PDImageXObject image : imagesOf(document.getPage(page - 1), name)) {
                if (pictures.size() == MOST_PICTURES) {
                    throw UserError.input(name + " has more than " + MOST_PICTURES
                            + " pictures; extract the page of the figure and give that.");
                }
                pictures.add(new Picture(
                        rgb(image.getImage()), page, number++, caption(document, page), jpegQuality(image)));
            }
        }
        return pictures;
    }

    /** The page's own pictures, the largest first. */
    private static List<PDImageXObject> imagesOf(PDPage page, String name) throws IOException {
        List<PDImageXObject> images = new ArrayList<>();
        PDResources resources = page.getResources();
        if (resources == null) {
            return images;
        }
        for (COSName key : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(key);
            if (object instanceof PDImageXObject image
                    && Math.min(image.getWidth(), image.getHeight()) >= SMALLEST_PX) {
                if ((long) image.getWidth() * image.getHeight() > MOST_PIXELS) {
                    throw UserError.input(
                            name
                                    + " has a picture of more than 120 million pixels; export the figure smaller and give that.");
                }
                images.add(image);
            }
        }
        images.sort(Comparator.comparingLong((PDImageXObject image) -> -(long) image.getWidth() * image.getHeight()));
        return images;
    }

    private static Optional<Integer> jpegQuality(PDImageXObject image) throws IOException {
        if (!"jpg".equals(image.getSuffix())) {
            return Optional.empty();
        }
        try (InputStream jpeg = image.getStream().createInputStream(List.of(COSName.DCT_DECODE.getName()))) {
            return JpegQuality.of(jpeg.readAllBytes());
        }
    }

    private static RgbImage rgb(BufferedImage image) {
        int[] packed = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return RgbImage.ofPacked(image.getWidth(), image.getHeight(), packed);
    }

    private static Optional<String> caption(PDDocument document, int page) throws IOException {
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(page);
        text.setEndPage(page);
        List<String> captions = captions(text.getText(document));
        return captions.size() == 1 ? Optional.of(captions.get(0)) : Optional.empty();
    }

    static List<String> captions(String text) {
        List<String> captions = new ArrayList<>();
        Matcher matcher = CAPTION.matcher(text);
        while (matcher.find()) {
            captions.add(matcher.group().strip().replaceAll("\\s+", " "));
        }
        return captions;
    }
}
