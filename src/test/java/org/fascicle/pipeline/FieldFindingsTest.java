package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.Agreed;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Marker;
import org.fascicle.phantom.Phantoms;
import org.fascicle.publish.SlideReports;
import org.fascicle.report.SummaryJson;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All stages on small drawn fields: every number as it was last looked at, the same by whatever tiles and threads. */
class FieldFindingsTest {

    private static final double UM = 0.5;
    private static final int SIDE = 420;

    @TempDir
    private Path folder;

    static Stream<Arguments> fields() {
        AnalysisOptions usual = usual().build();
        return Stream.of(
                Arguments.of("he-field", he(), usual),
                Arguments.of("he-field-coarse", he(), usual().gridUm(1.0).build()),
                Arguments.of(
                        "he-field-inside",
                        he(),
                        usual().area(rectangle(40, 60, 350, 330))
                                .regions(List.of(
                                        new NamedArea("left", "Tumor", rectangle(0, 0, 200, 420)),
                                        new NamedArea("corner", "", rectangle(300, 300, 500, 500))))
                                .outline(Optional.of(new NecrosisOutline(
                                        rectangle(40, 60, 150, 150), Optional.of(rectangle(40, 60, 300, 300)))))
                                .build()),
                Arguments.of(
                        "he-field-cells",
                        he(),
                        usual().measures(Set.of(Measure.CELLS)).build()),
                Arguments.of("ki67-field", brown(Marker.nuclear(0.2)), usual),
                Arguments.of("sma-field", brown(Marker.patchy(0.4, 60)), usual));
    }

    private static AnalysisOptions.Builder usual() {
        return AnalysisOptions.builder().segmenter(Segmenter.CLASSIC).threads(1);
    }

    private static Slide he() {
        return slide(Phantoms.heField(3, SIDE, SIDE, UM).image());
    }

    private static Slide brown(Marker marker) {
        return slide(Phantoms.hdabField(5, SIDE, SIDE, UM, marker).image());
    }

    private static Slide slide(RgbImage image) {
        return new InMemorySlide(
                image, Optional.of(new Calibration(PixelSize.square(UM), Calibration.Source.GIVEN, "drawn")), "field");
    }

    private static DrawnArea rectangle(double left, double top, double right, double bottom) {
        return new DrawnArea(List.of(new double[] {left, top, right, top, right, bottom, left, bottom}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void aFieldsNumbersAreAsTheyWereLookedAt(String name, Slide slide, AnalysisOptions options) throws IOException {
        Path file = folder.resolve(name + ".json");
        Files.writeString(file, text(run(slide, options, new Patches()), options));
        Agreed.isAsLookedAt(file, "pipeline/expected");
    }

    private static SlideFindings run(Slide slide, AnalysisOptions options, FindingsSink sink) {
        return new SlideAnalysis(options, new StageClock()).run(slide, sink, Progress.SILENT);
    }

    private static String text(SlideFindings findings, AnalysisOptions options) {
        return SummaryJson.text(SlideReports.of(findings, options, HumanFindings.none()))
                .replace(Build.VERSION, "VERSION");
    }

    @Test
    void tilesAndThreadsChangeNoNumber() {
        AnalysisOptions whole = usual().build();
        AnalysisOptions parts = usual().tileSizePx(150).threads(3).build();
        assertThat(text(run(he(), parts, new Patches()), parts))
                .isEqualTo(text(run(he(), whole, new Patches()), whole));
    }

    /** The sink is told of rows that are complete: no nucleus of a later patch reaches above them. */
    @Test
    void noObjectComesAboveTheRowsThatAreComplete() {
        Patches sink = new Patches();
        SlideFindings findings = run(he(), usual().tileSizePx(150).threads(3).build(), sink);
        assertThat(sink.begun).isEqualTo(1);
        assertThat(sink.nuclei)
                .isEqualTo(findings.nucleiEverywhere().orElseThrow().count())
                .isPositive();
        assertThat(sink.complete).isSortedAccordingTo(Integer::compare);
        assertThat(sink.complete.get(sink.complete.size() - 1)).isPositive();
    }

    private static final class Patches implements FindingsSink {
        private int begun;
        private long nuclei;
        private final List<Integer> complete = new ArrayList<>();

        @Override
        public void begin(SlideContext context) {
            begun++;
        }

        @Override
        public void patch(PatchResult patch) {
            nuclei += patch.nuclei().size();
            int above = complete.isEmpty() ? 0 : complete.get(complete.size() - 1);
            assertThat(patch.nuclei())
                    .allSatisfy(
                            nucleus -> assertThat(nucleus.mask().bounds().y()).isGreaterThanOrEqualTo(above));
        }

        @Override
        public void completeAbove(int y) {
            complete.add(y);
        }
    }
}
