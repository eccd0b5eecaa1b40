package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Phantoms;
import org.fascicle.slide.DicomSlide;
import org.fascicle.slide.Pictures;
import org.fascicle.tiff.TiffPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names planted wherever a scanner may write one, in slides that are measured: nothing that is written or said holds any of them.
 * Searched are the bytes of every file as text of several encodings, packed and embedded ones too, the text and the document
 * information of PDFs, and pictures for the colour of the planted label.
 */
class PrivacyTest {

    private static final String NAME = "Zwetschgenbauer";
    private static final String BORN = "19390812";
    private static final double UM = 0.5;
    private static final int EDGE_PX = 256;

    private static final int SOFTWARE = 305;
    private static final int ARTIST = 315;
    private static final int XMP = 700;

    private static final Pattern EMBEDDED = Pattern.compile("base64,([A-Za-z0-9+/=]+)");

    @TempDir
    private Path folder;

    @Test
    void noNameThatASlideHoldsIsWritten() throws Exception {
        Path slides = Files.createDirectories(folder.resolve(NAME + "_" + BORN + "/slides"));
        plant(slides);
        String said =
                said("batch", slides.toString(), "-o", out("night"), "--pixel-size", "0.5", "--colour-by", "area");
        assertThat(said).contains("5/5", "5 of 5 slides done").doesNotContainIgnoringCase(NAME);
        Path manifest = Files.writeString(folder.resolve("CASE.yaml"), """
                fascicle_case: 1
                patient: case-17
                specimens:
                  - id: primary
                    context: primary
                    differentiation: 2
                    blocks:
                      - id: A
                        slides:
                          - {stain: he, result: %s/dicom}
                          - {stain: he, file: %s/scanner.svs, pixel_size_um: 0.5}
                """.formatted(out("night"), slides));
        said("case", manifest.toString(), "-o", out("case"));
        assertThat(whereNamed(folder.resolve("night"))).isEmpty();
        assertThat(whereNamed(folder.resolve("case"))).isEmpty();
        assertThat(folder.resolve("case/case.pdf")).isNotEmptyFile();
    }

    /** The search finds what it is to find: in a file, packed, embedded, in a PDF's text, and a label's colour. */
    @Test
    void theSearchFindsANameInTheSlidesThemselves() throws Exception {
        plant(folder);
        assertThat(whereNamed(folder))
                .containsExactlyInAnyOrder("dicom.dcm", "exif.jpg", "ome.tif", "scanner.svs", "texts.png");
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private static RgbImage field(int seed) {
        return Phantoms.heField(seed, EDGE_PX, EDGE_PX, UM).image();
    }

    private static void plant(Path folder) throws IOException {
        RgbImage field = field(3);
        TiffPages.write(
                folder.resolve("scanner.svs"),
                page(
                        field,
                        "Aperio Image Library v11.2.1\n256x256|AppMag = 20|MPP = 0.5|User = " + NAME + "|Title = "
                                + NAME),
                page(field, "Aperio Image Library v11.2.1\n256x256 -> 256x256 thumbnail " + NAME),
                TiffPages.uniform(200, 200, 1, 254, 3)
                        .description("Aperio Image Library v11.2.1\nlabel 200x200 " + NAME),
                TiffPages.uniform(200, 200, 1, 254, 3)
                        .description("Aperio Image Library v11.2.1\nmacro 200x200 " + NAME));
        TiffPages.write(
                folder.resolve("ome.tif"),
                page(field(4), omeXml()).text(ARTIST, NAME).text(SOFTWARE, NAME).text(XMP, xmp()));
        Path plain = Pictures.writePng(folder.resolve("texts.png"), field(5));
        Files.write(plain, pngWithTexts(Files.readAllBytes(plain)));
        Path photo = Pictures.writeJpeg(folder.resolve("exif.jpg"), field(6));
        Files.write(photo, jpegWithTexts(Files.readAllBytes(photo)));
        DicomSlide.write(
                folder.resolve("dicom.dcm"),
                field(7),
                UM,
                Map.of(
                        0x00080080, "LO" + NAME + " Klinik",
                        0x00080090, "PN" + NAME + "^Referring",
                        0x00100010, "PN" + NAME + "^Anna",
                        0x00100020, "LO" + NAME + "-4711",
                        0x00100030, "DA" + BORN,
                        0x00400512, "LO" + NAME + "-S1"));
    }

    private static TiffPages.Page page(RgbImage image, String description) {
        return TiffPages.page(image.width(), image.height(), 3, 8, image.data())
                .pixelSize(UM)
                .description(description);
    }

    private static String omeXml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06">
                <Experimenter ID="Experimenter:0" UserName="%1$s" LastName="%1$s"/>
                <Image ID="Image:0" Name="%1$s, Anna"><Description>born %2$s, %1$s</Description>
                <Pixels ID="Pixels:0" DimensionOrder="XYCZT" Type="uint8" SizeX="256" SizeY="256" SizeZ="1" SizeC="3" SizeT="1"
                 PhysicalSizeX="0.5" PhysicalSizeY="0.5" Interleaved="true">
                <Channel ID="Channel:0:0" SamplesPerPixel="3"/><TiffData IFD="0" PlaneCount="1"/></Pixels></Image>
                <StructuredAnnotations><CommentAnnotation ID="Annotation:0"><Value>%1$s</Value></CommentAnnotation></StructuredAnnotations>
                </OME>""".formatted(NAME, BORN);
    }

    private static String xmp() {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' dc:creator='" + NAME
                + "'/></rdf:RDF></x:xmpmeta>";
    }

    /** Little-endian Exif of one field, the artist. */
    private static byte[] exif() {
        byte[] name = (NAME + "\0").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(26 + name.length)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0})
                .putShort((short) 1)
                .putShort((short) ARTIST)
                .putShort((short) 2)
                .putInt(name.length)
                .putInt(26)
                .putInt(0)
                .put(name)
                .array();
    }

    /** Behind the header, as PNG wants it: a text, XMP, Exif. */
    private static byte[] pngWithTexts(byte[] png) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int behindHeader = 8 + 25;
        out.write(png, 0, behindHeader);
        out.writeBytes(chunk("tEXt", ("Author\0" + NAME).getBytes(StandardCharsets.ISO_8859_1)));
        out.writeBytes(chunk("iTXt", ("XML:com.adobe.xmp\0\0\0\0\0" + xmp()).getBytes(StandardCharsets.UTF_8)));
        out.writeBytes(chunk("eXIf", exif()));
        out.write(png, behindHeader, png.length - behindHeader);
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] jpegWithTexts(byte[] jpeg) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(segment("Exif\0\0", exif()));
        out.writeBytes(segment("http://ns.adobe.com/xap/1.0/\0", xmp().getBytes(StandardCharsets.UTF_8)));
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] segment(String kind, byte[] data) {
        byte[] head = kind.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(4 + head.length + data.length)
                .put((byte) 0xFF)
                .put((byte) 0xE1)
                .putShort((short) (2 + head.length + data.length))
                .put(head)
                .put(data)
                .array();
    }

    private static List<String> whereNamed(Path folder) throws IOException {
        List<String> named = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> !path.equals(folder)).toList()) {
                String path = folder.relativize(file).toString();
                if (holdsName(path.getBytes(StandardCharsets.UTF_8))
                        || Files.isRegularFile(file) && isNamed(Files.readAllBytes(file), path)) {
                    named.add(path);
                }
            }
        }
        return named;
    }

    private static boolean isNamed(byte[] bytes, String path) throws IOException {
        if (path.endsWith(".gz")) {
            return holdsName(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes());
        }
        if (path.endsWith(".pdf")) {
            return holdsName(pdf(bytes).getBytes(StandardCharsets.UTF_8));
        }
        return holdsName(bytes) || showsLabel(bytes) || path.endsWith(".html") && anyEmbedded(bytes);
    }

    private static boolean anyEmbedded(byte[] page) throws IOException {
        Matcher embedded = EMBEDDED.matcher(new String(page, StandardCharsets.UTF_8));
        boolean found = false;
        while (embedded.find()) {
            byte[] inside = Base64.getDecoder().decode(embedded.group(1));
            found |= holdsName(inside) || showsLabel(inside);
        }
        return found;
    }

    private static boolean holdsName(byte[] bytes) {
        return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .anyMatch(charset -> holdsName(bytes, charset, 0) || holdsName(bytes, charset, 1));
    }

    private static boolean holdsName(byte[] bytes, Charset charset, int from) {
        String text = new String(bytes, Math.min(from, bytes.length), Math.max(0, bytes.length - from), charset)
                .toLowerCase(Locale.ROOT);
        return text.contains(NAME.toLowerCase(Locale.ROOT)) || text.contains(BORN);
    }

    /** Whether a tenth of a picture is as green as the label. */
    private static boolean showsLabel(byte[] bytes) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
        if (picture == null) {
            return false;
        }
        int green = 0;
        for (int rgb : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            green += (rgb >> 16 & 255) < 40 && (rgb >> 8 & 255) > 220 && (rgb & 255) < 40 ? 1 : 0;
        }
        return green > picture.getWidth() * picture.getHeight() / 10;
    }

    private static String pdf(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            StringBuilder text = new StringBuilder(new PDFTextStripper().getText(document));
            for (String key : new TreeSet<>(document.getDocumentInformation().getMetadataKeys())) {
                text.append(document.getDocumentInformation().getPropertyStringValue(key));
            }
            var metadata = document.getDocumentCatalog().getMetadata();
            return text + (metadata == null ? "" : new String(metadata.toByteArray(), StandardCharsets.UTF_8));
        }
    }

    private static String said(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            int code = Main.run(arguments);
            assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
