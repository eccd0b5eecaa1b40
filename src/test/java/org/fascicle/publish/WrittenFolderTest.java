package org.fascicle.publish;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fascicle.Agreed;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.ColourBy;
import org.fascicle.pipeline.DrawnSlides;
import org.fascicle.pipeline.PatchResult;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.ResultFolder;
import org.fascicle.segment.classes.DrawnClasses;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables, objects, masks and pictures of drawn slides, as they were last looked at: text letter by letter, or its hash where it is
 * long; masks and labels by the hash of their pixels; pictures by the mean colours of their fields, of candidates the first.
 */
class WrittenFolderTest {

    private static final int LONG_TEXT = 20_000;
    /** Along an edge of a picture. */
    private static final int FIELDS = 24;

    @TempDir
    private Path parent;

    static Stream<Arguments> slides() {
        AnalysisOptions usual = AnalysisOptions.defaults();
        NamedArea region = new NamedArea(
                "drawn", "Tumor", new DrawnArea(List.of(new double[] {1100, 100, 1900, 100, 1900, 700, 1100, 700})));
        AnalysisOptions coloured = AnalysisOptions.builder()
                .regions(List.of(region))
                .colourBy(new ColourBy(List.of(NucleusMeasure.AREA, NucleusMeasure.ORIENTATION), Optional.empty()))
                .build();
        AnalysisOptions ranged = AnalysisOptions.builder()
                .colourBy(new ColourBy(List.of(NucleusMeasure.AREA), Optional.of(new ColourBy.Range(10, 200))))
                .build();
        PatchResult half = DrawnSlides.halfNecroticPatch();
        return Stream.of(
                slide("half-necrotic", coloured, DrawnSlides.halfNecrotic(coloured), half),
                slide("inked", usual, DrawnSlides.inked(usual), half),
                slide("taught", usual, DrawnSlides.taught(usual, DrawnClasses.fourths()), half),
                slide("brown", ranged, DrawnSlides.brown(ranged, true), DrawnSlides.brownPatch(true)));
    }

    private static Arguments slide(String name, AnalysisOptions options, SlideFindings findings, PatchResult patch) {
        return Arguments.of(name, options, findings, patch);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slides")
    void filesAreAsTheyWereLookedAt(String name, AnalysisOptions options, SlideFindings findings, PatchResult patch)
            throws IOException {
        Path result = written(name, options, findings, patch);
        String expected = "publish/expected/" + name;
        List<Path> written = files(result);
        Agreed.isAsLookedAt(
                Files.write(
                        parent.resolve("files.txt"),
                        written.stream()
                                .map(file -> result.relativize(file).toString())
                                .toList()),
                expected);
        for (Path file : written) {
            if (!file.toString().matches(".*/mitoses/([2-9]|..+)\\.png")) {
                String kind = file.toString().replaceFirst(".*\\.", "");
                switch (kind) {
                    case "csv", "geojson" -> Agreed.isAsLookedAt(shortened(file), expected);
                    case "tif" -> Agreed.isAsLookedAt(pixels(file), expected);
                    case "png" ->
                        Agreed.isNear(
                                fields(ImageIO.read(file.toFile())),
                                expected,
                                result.relativize(file).toString().replace('/', '-'),
                                1);
                    default -> {
                        // the report and its provenance are held elsewhere
                    }
                }
            }
        }
    }

    private static List<Path> files(Path result) throws IOException {
        try (Stream<Path> files = Files.walk(result)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path written(String name, AnalysisOptions options, SlideFindings findings, PatchResult patch) {
        try (ResultFolder folder = ResultFolder.begin(parent, name, false);
                FolderSink sink = new FolderSink(folder, "0".repeat(64), options)) {
            sink.begin(findings.context());
            sink.patch(patch);
            sink.completeAbove(patch.core().bottom());
            sink.finish(findings);
            new ResultWriter(folder, sink, findings, options, HumanFindings.none(), "0".repeat(64), Optional.empty())
                    .write();
            sink.close();
            return folder.complete();
        }
    }

    private static Path shortened(Path text) throws IOException {
        return Files.size(text) <= LONG_TEXT
                ? text
                : Files.writeString(Path.of(text + ".sha256"), hash(ByteBuffer.wrap(Files.readAllBytes(text))) + "\n");
    }

    private static Path pixels(Path tiff) throws IOException {
        Raster raster = ImageIO.read(tiff.toFile()).getRaster();
        int[] samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * samples.length);
        bytes.asIntBuffer().put(samples);
        return Files.writeString(
                Path.of(tiff + ".txt"),
                raster.getWidth() + " x " + raster.getHeight() + ", sum "
                        + Arrays.stream(samples).asLongStream().sum() + ", SHA-256 " + hash(bytes) + "\n");
    }

    private static String hash(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int[] fields(BufferedImage picture) {
        int[] means = new int[FIELDS * FIELDS];
        for (int field = 0; field < means.length; field++) {
            int left = field % FIELDS * picture.getWidth() / FIELDS;
            int top = field / FIELDS * picture.getHeight() / FIELDS;
            int right = (field % FIELDS + 1) * picture.getWidth() / FIELDS;
            int bottom = (field / FIELDS + 1) * picture.getHeight() / FIELDS;
            means[field] = mean(picture, left, top, right, bottom);
        }
        return means;
    }

    /** Of all channels, those nearer to red weighing more, so that a colour is not taken for another. */
    private static int mean(BufferedImage picture, int left, int top, int right, int bottom) {
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int rgb = picture.getRGB(x, y);
                sum += 3 * (rgb >> 16 & 0xff) + 2 * (rgb >> 8 & 0xff) + (rgb & 0xff);
            }
        }
        return (int) (sum / Math.max(1, 3L * (right - left) * (bottom - top)));
    }
}
