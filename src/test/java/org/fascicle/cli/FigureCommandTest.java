package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.assertj.core.data.Percentage;
import org.fascicle.image.RgbImage;
import org.fascicle.pdf.PagePdf;
import org.fascicle.phantom.Marker;
import org.fascicle.phantom.Phantoms;
import org.fascicle.report.Encoded;
import org.fascicle.report.SummaryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drawn figure of one panel with a bar of 100 pixels, from file to figure.json. */
class FigureCommandTest {

    @TempDir
    Path folder;

    /** 100 um are 100 px; a field of 0.5 um per pixel would say 50, but only the bar and the person are asked. */
    @Test
    void scalesByTheBarAndMeasures() throws IOException {
        assertThat(run("--scale-bar", "50um")).isZero();
        JsonNode panel = json().get("panels").get(0);
        assertThat(panel.get("kind").asText()).isEqualTo("micrograph");
        assertThat(panel.get("um_per_px").asDouble()).isBetween(0.495, 0.505);
        assertThat(panel.get("bar").get("length_px").asDouble()).isBetween(99.0, 101.0);
        Path summary =
                folder.resolve("out").resolve(panel.get("measures").asText()).resolve("summary.json");
        assertThat(Files.readString(summary)).contains("measured on a burnt-in scale bar");
        assertThat(folder.resolve("out").resolve("found.png")).exists();
        assertThat(valid(json())).isTrue();
    }

    /** Without a word on what the bar stands for nothing is guessed. */
    @Test
    void guessesNoLength() throws IOException {
        assertThat(run("--list")).isZero();
        JsonNode panel = json().get("panels").get(0);
        assertThat(panel.get("bar").get("length_px").asDouble()).isBetween(99.0, 101.0);
        assertThat(panel.get("um_per_px").isNull()).isTrue();
        assertThat(panel.get("why").asText()).contains("--scale-bar");
        assertThat(panel.get("measures").isNull()).isTrue();
    }

    @Test
    void aPersonsPanelGoesBeforeOurs() throws IOException {
        assertThat(run("--list", "--panel", "Q=20,20,300,300")).isZero();
        assertThat(json().get("panels")).hasSize(1);
        assertThat(json().get("panels").get(0).get("name").asText()).isEqualTo("Q");
        assertThat(Main.run(
                        "figure",
                        figure().toString(),
                        "-o",
                        folder.resolve("other").toString(),
                        "--panel",
                        "Q=1"))
                .isEqualTo(1);
    }

    /** 2,000 nuclei per mm2 were drawn; the parts of the budget are named, and what a paper says stands beside it. */
    @Test
    void aBudgetStandsBesideEachValueAndThePublishedOnes() throws IOException {
        Path jpeg = Files.write(folder.resolve("figure.jpg"), Encoded.jpeg(drawn(), 80));
        Path values = Files.writeString(
                folder.resolve("values.csv"),
                "panel,measure,value,low,high\na,nuclei_per_mm2,2000,,\nA,nuclei_per_mm2,9000,8800,9200\nA,positive_area,5,,\n");
        assertThat(Main.run(
                        "figure",
                        jpeg.toString(),
                        "-o",
                        folder.resolve("out").toString(),
                        "--quiet",
                        "--scale-bar",
                        "50um",
                        "--compare",
                        values.toString()))
                .isZero();
        JsonNode density = json().at("/panels/0/values/0");
        assertThat(json().at("/source/jpeg_quality").asInt()).isBetween(79, 81);
        assertThat(density.get("measure").asText()).isEqualTo("nuclei_per_mm2");
        assertThat(density.get("parts").findValuesAsText("name"))
                .containsExactly("chance", "calibration", "compression");
        double squares = 0;
        for (JsonNode part : density.get("parts")) {
            squares += Math.pow(part.get("above").asDouble(), 2);
        }
        assertThat(density.at("/interval/upper").asDouble())
                .isCloseTo(density.get("value").asDouble() + Math.sqrt(squares), Percentage.withPercentage(0.01));
        assertThat(json().get("published").findValuesAsText("verdict")).first().isEqualTo("consistent");
        assertThat(json().at("/published/1/verdict").asText()).isEqualTo("not consistent");
        assertThat(json().at("/published/2/verdict").asText()).startsWith("not measured");
        assertThat(valid(json())).isTrue();
        assertThat(Files.readString(folder.resolve("out/figure.html"))).contains("not consistent", "\u00b1");
        assertThat(folder.resolve("out/measures.pdf")).isNotEmptyFile();
        assertThat(folder.resolve("out/.recompressed")).doesNotExist();
    }

    /** 100 px stand for 200 um: too coarse for nuclei, and the page says so. */
    @Test
    void whyAPanelIsNotMeasuredIsOnThePage() throws IOException {
        assertThat(run("--scale-bar", "200um")).isZero();
        assertThat(json().at("/panels/0/measures").isNull()).isTrue();
        assertThat(Files.readString(folder.resolve("out/figure.html")))
                .contains("nuclei and DAB are not measured, a pixel measures 2.00");
    }

    /** The hashes are those of the files, and the script names the figure's. */
    @Test
    void theFolderIsASupplement() throws Exception {
        assertThat(run("--list", "--scale-bar", "a-c=50um", "--panel", "it's=20,20,300,300"))
                .isZero();
        Path out = folder.resolve("out");
        List<String> sums = Files.readAllLines(out.resolve("SHA256SUMS"));
        assertThat(sums)
                .extracting(line -> line.substring(66))
                .containsExactly("figure.html", "figure.json", "found.png", "repeat.sh");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(out.resolve("found.png")));
        assertThat(sums.get(2)).startsWith(HexFormat.of().formatHex(hash));
        assertThat(Files.readString(out.resolve("repeat.sh")))
                .contains(
                        "'a,b,c=50um'",
                        "'it'\\''s=20,20,300,300'",
                        "--list",
                        json().at("/source/sha256").asText());
    }

    /** Half of the drawn nuclei are brown; of a cytoplasmic marker nuclei are not called positive. The script repeats the marker. */
    @Test
    void theMarkerDecidesWhetherNucleiAreScored() throws IOException {
        Encoded.writePng(
                folder.resolve("figure.png"),
                withBar(Phantoms.hdabField(3, 400, 360, 0.5, Marker.nuclear(0.5))
                        .image()));
        assertThat(run("--scale-bar", "50um", "--marker", "ki67")).isZero();
        assertThat(measures()).contains("positive_nuclei");
        assertThat(run("--scale-bar", "50um", "--marker", "desmin", "--overwrite"))
                .isZero();
        assertThat(measures()).contains("positive_area").doesNotContain("positive_nuclei");
        assertThat(Files.readString(folder.resolve("out/repeat.sh"))).contains("--marker 'desmin'");
        assertThat(run("--marker", "nonsense", "--overwrite")).isEqualTo(1);
    }

    private List<String> measures() throws IOException {
        return json().at("/panels/0/values").findValuesAsText("measure");
    }

    @Test
    void aPanelThatIsNotThereIsSaid() throws IOException {
        Path values = Files.writeString(folder.resolve("values.csv"), "panel,measure,value\nF,nuclei_per_mm2,2000\n");
        assertThat(run("--compare", values.toString())).isEqualTo(2);
        assertThat(folder.resolve("out/figure.json")).doesNotExist();
    }

    /** A page with a picture and its caption: the picture comes at its own resolution, the caption says what the bar stands for. */
    @Test
    void aPdfGivesItsPictureAndCaption() throws IOException {
        Path pdf = pdf(1);
        assertThat(Main.run(
                        "figure", pdf.toString(), "-o", folder.resolve("out").toString(), "--list", "--quiet"))
                .isZero();
        assertThat(json().at("/source/width_px").asInt()).isEqualTo(400);
        assertThat(json().at("/source/jpeg_quality").asInt()).isBetween(79, 81);
        assertThat(json().at("/source/caption").asText()).startsWith("Figure 2. Tumour.");
        assertThat(json().at("/panels/0/um_per_px").asDouble()).isBetween(0.495, 0.505);
    }

    @Test
    void publishedValuesAreOfOnePicture() throws IOException {
        Path values = Files.writeString(folder.resolve("values.csv"), "panel,measure,value\nA,nuclei_per_mm2,2000\n");
        assertThat(Main.run(
                        "figure",
                        pdf(2).toString(),
                        "-o",
                        folder.resolve("out").toString(),
                        "--compare",
                        values.toString()))
                .isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Path pdf(int pictures) {
        Path file = folder.resolve("paper.pdf");
        StringBuilder images = new StringBuilder();
        for (int i = 0; i < pictures; i++) {
            images.append("<p><img width=\"300\" src=\"data:image/jpeg;base64,")
                    .append(Base64.getEncoder().encodeToString(Encoded.jpeg(drawn(), 80 + i)))
                    .append("\"/></p>");
        }
        PagePdf.write(
                file,
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>paper</title></head><body>"
                        + images
                        + "<p>Figure 2. Tumour. Scale bar: 50 um.</p></body></html>",
                "0",
                "");
        return file;
    }

    @Test
    void whatIsNoPdfIsSaid() throws IOException {
        Path broken = folder.resolve("broken.pdf");
        Files.writeString(broken, "%PDF-1.4 nothing follows");
        assertThat(Main.run(
                        "figure", broken.toString(), "-o", folder.resolve("out").toString()))
                .isEqualTo(2);
    }

    /** Ten thousand pages, a password, a page tree that holds itself, a picture that says it has 200 million pixels. */
    @Test
    void hostilePdfsAreRefused() throws IOException {
        try (PDDocument pages = new PDDocument();
                PDDocument locked = new PDDocument();
                PDDocument huge = new PDDocument()) {
            for (int i = 0; i < 10_000; i++) {
                pages.addPage(new PDPage());
            }
            pages.save(folder.resolve("pages.pdf").toFile());
            locked.addPage(new PDPage());
            locked.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            locked.save(folder.resolve("locked.pdf").toFile());
            huge.addPage(pageWithPicture(huge, 20_000, 10_000));
            huge.save(folder.resolve("huge.pdf").toFile());
        }
        Files.writeString(
                folder.resolve("loop.pdf"),
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Count 1/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF\n");
        for (String name : List.of("pages.pdf", "locked.pdf", "huge.pdf", "loop.pdf")) {
            Path out = folder.resolve("out");
            assertThat(Main.run("figure", folder.resolve(name).toString(), "-o", out.toString(), "--list"))
                    .as(name)
                    .isEqualTo(2);
            assertThat(out).doesNotExist();
        }
    }

    /** The picture's data are missing: nobody should get as far as to read them. */
    private static PDPage pageWithPicture(PDDocument document, int width, int height) throws IOException {
        COSStream picture = document.getDocument().createCOSStream();
        picture.setItem(COSName.TYPE, COSName.XOBJECT);
        picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
        picture.setInt(COSName.WIDTH, width);
        picture.setInt(COSName.HEIGHT, height);
        picture.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
        picture.setInt(COSName.BITS_PER_COMPONENT, 8);
        picture.createOutputStream(COSName.FLATE_DECODE).close();
        PDPage page = new PDPage();
        PDResources resources = new PDResources();
        page.setResources(resources);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(new PDImageXObject(new PDStream(picture), resources), 0, 0, 500, 250);
        }
        return page;
    }

    private int run(String... options) throws IOException {
        String[] line = new String[options.length + 5];
        System.arraycopy(
                new String[] {
                    "figure", figure().toString(), "-o", folder.resolve("out").toString(), "--quiet"
                },
                0,
                line,
                0,
                5);
        System.arraycopy(options, 0, line, 5, options.length);
        return Main.run(line);
    }

    private Path figure() throws IOException {
        Path file = folder.resolve("figure.png");
        if (!Files.exists(file)) {
            Encoded.writePng(file, drawn());
        }
        return file;
    }

    /** A field of tissue with a black bar of 100 x 5 pixels. */
    private static RgbImage drawn() {
        return withBar(Phantoms.heField(7, 400, 360, 0.5).image());
    }

    private static RgbImage withBar(RgbImage image) {
        for (int y = 320; y < 325; y++) {
            for (int x = 270; x < 370; x++) {
                for (int c = 0; c < 3; c++) {
                    image.data()[3 * (y * 400 + x) + c] = 0;
                }
            }
        }
        return image;
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("out").resolve("figure.json").toFile());
    }

    private static boolean valid(JsonNode json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema())
                .validate(json.toString(), InputFormat.JSON)
                .isEmpty();
    }

    private static String schema() throws IOException {
        try (var in = SummaryJson.class.getResourceAsStream("figure.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
