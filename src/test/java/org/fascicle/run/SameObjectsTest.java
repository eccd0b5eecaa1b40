package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fascicle.RealData;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.phantom.Marker;
import org.fascicle.phantom.Phantoms;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.ColourBy;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.Segmenter;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found must depend neither on how a slide is cut nor on how many threads look at it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameObjectsTest {

    private static final double UM = 0.5;
    /** Three patches wide and two and a bit high, so that nuclei lie across borders in both directions. */
    private static final int WIDTH = 1500;

    private static final int HEIGHT = 1100;
    private static final int WHOLE = 2048;

    @TempDir
    private static Path folder;

    private RgbImage he;

    @BeforeAll
    void draw() {
        he = Phantoms.heField(7, WIDTH, HEIGHT, UM).image();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void threadsGiveEqualBytes(int threads) {
        Map<String, String> one = files(analyse(he, "one", options().threads(1)));
        Map<String, String> many = files(analyse(he, "many" + threads, options().threads(threads)));
        assertThat(one)
                .containsKeys(
                        "nuclei.csv",
                        "nuclei-labels.tif",
                        "mitoses.csv",
                        "objects.geojson",
                        "summary.json",
                        "report.html",
                        "regions.csv",
                        "colours/orientation.png");
        assertThat(many).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024})
    void tileSizesGiveEqualBytes(int tileSizePx) {
        Map<String, String> whole = files(analyse(he, "whole", options().tileSizePx(WHOLE)));
        Map<String, String> cut =
                files(analyse(he, "cut" + tileSizePx, options().tileSizePx(tileSizePx)));
        assertThat(cut).isEqualTo(whole);
    }

    @Test
    void languageTimeZoneAndFolderChangeNoByte() {
        Map<String, String> here = files(analyse(he, "here", options()));
        Locale language = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(files(analyse(he, "na\u00efve \u00fcber", options()))).isEqualTo(here);
        } finally {
            Locale.setDefault(language);
            TimeZone.setDefault(zone);
        }
    }

    /** A slide of several tiles as scanners write it. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void aRealSlideHasTheSameBytesAtAnyThreads(int threads) {
        Path slide = RealData.require("slides/aperio_svs/CMU-1-Small-Region.svs");
        assertThat(files(cellsOf(slide, threads))).isEqualTo(files(cellsOf(slide, 1)));
    }

    private static Path cellsOf(Path slide, int threads) {
        AnalysisOptions cells = AnalysisOptions.builder()
                .measures(java.util.Set.of(Measure.CELLS))
                .segmenter(Segmenter.CLASSIC)
                .threads(threads)
                .build();
        return new AnalysisRun(cells, HumanFindings.none(), folder.resolve(String.valueOf(threads)), true)
                .analyse(SlideSource.of(slide), Progress.SILENT)
                .folder();
    }

    @ParameterizedTest
    @EnumSource(Segmenter.class)
    void everySegmenterIsBlindToTiles(Segmenter segmenter) {
        AnalysisOptions.Builder cells = AnalysisOptions.builder()
                .measures(java.util.Set.of(Measure.CELLS))
                .segmenter(segmenter)
                .threads(2);
        Path whole = analyse(he, segmenter + "-whole", cells.tileSizePx(WHOLE));
        Path cut = analyse(he, segmenter + "-cut", cells.tileSizePx(512));
        assertThat(rowsWithoutIds(cut.resolve("nuclei.csv"))).isEqualTo(rowsWithoutIds(whole.resolve("nuclei.csv")));
    }

    @Test
    void positivityIsTheSameForEveryTileSize() {
        RgbImage dab =
                Phantoms.hdabField(8, WIDTH, HEIGHT, UM, Marker.nuclear(0.15)).image();
        Path whole = analyse(dab, "dab-whole", options().tileSizePx(WHOLE));
        Path cut = analyse(dab, "dab-cut", options().tileSizePx(512));
        assertThat(bytes(cut.resolve("positivity-mask.tif"))).isEqualTo(bytes(whole.resolve("positivity-mask.tif")));
        assertThat(rowsWithoutIds(cut.resolve("nuclei.csv")))
                .isEqualTo(rowsWithoutIds(whole.resolve("nuclei.csv")))
                .isNotEmpty();
    }

    private static AnalysisOptions.Builder options() {
        DrawnArea acrossPatches = new DrawnArea(List.of(new double[] {100, 80, 1400, 300, 900, 1050}));
        return AnalysisOptions.builder()
                .segmenter(Segmenter.CLASSIC)
                .threads(2)
                .regions(List.of(new NamedArea("across", "", acrossPatches)))
                .colourBy(new ColourBy(List.of(NucleusMeasure.ORIENTATION), Optional.empty()));
    }

    private static Path analyse(RgbImage image, String name, AnalysisOptions.Builder options) {
        Calibration calibration = new Calibration(PixelSize.square(UM), Calibration.Source.GIVEN, "drawn");
        Slide slide = new InMemorySlide(image, Optional.of(calibration), "phantom");
        return new AnalysisRun(options.build(), HumanFindings.none(), folder, true)
                .analyse(slide, name, Progress.SILENT)
                .folder();
    }

    private static List<String> rowsWithoutIds(Path csv) {
        return text(csv)
                .lines()
                .skip(1)
                .map(row -> row.substring(row.indexOf(',') + 1))
                .sorted()
                .toList();
    }

    private static Map<String, String> files(Path result) {
        try (Stream<Path> all = Files.walk(result)) {
            Map<String, String> files = new TreeMap<>();
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(result.relativize(file).toString(), fingerprint(file)));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(Path file) {
        return bytes(file).length + " bytes, " + Integer.toHexString(Arrays.hashCode(bytes(file)));
    }

    private static String text(Path file) {
        return new String(bytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
