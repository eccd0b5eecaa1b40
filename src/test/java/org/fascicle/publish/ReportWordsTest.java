package org.fascicle.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.Agreed;
import org.fascicle.decision.HumanFindings;
import org.fascicle.detect.LaboratoryCut;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.measure.CellDensityOptions;
import org.fascicle.measure.DensityCuts;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Build;
import org.fascicle.pipeline.DrawnSlides;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.SlideReport;
import org.fascicle.report.SummaryJson;
import org.fascicle.segment.classes.DrawnClasses;
import org.fascicle.segment.positivity.Marker;
import org.fascicle.segment.positivity.PositivityOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number, word and doubt of the reports of drawn findings, as they were last looked at. */
class ReportWordsTest {

    @TempDir
    private Path folder;

    private interface Drawing {
        SlideFindings with(AnalysisOptions options);
    }

    static Stream<Arguments> reports() {
        AnalysisOptions usual = AnalysisOptions.defaults();
        return Stream.of(
                report("half-necrotic", usual, DrawnSlides::halfNecrotic),
                report("coarse", usual, DrawnSlides::coarse),
                report("inked", usual, DrawnSlides::inked),
                report("taught", usual, options -> DrawnSlides.taught(options, DrawnClasses.fourths())),
                report("largely-unsure", usual, options -> DrawnSlides.taught(options, DrawnClasses.largelyUnsure())),
                report("crowded", usual, DrawnSlides::crowded),
                report(
                        "crowded-with-cuts",
                        AnalysisOptions.builder()
                                .cells(CellDensityOptions.defaults()
                                        .withGiantsFromUm2(100)
                                        .withCuts(new DensityCuts(300, 1000)))
                                .mitosis(MitosisOptions.defaults().counting(laboratory()))
                                .build(),
                        DrawnSlides::crowded),
                report("brown-nuclei", usual, options -> DrawnSlides.brown(options, true)),
                report(
                        "brown-nuclei-fixed-cuts",
                        stained(PositivityOptions.defaults().withFixedNuclearCuts()),
                        options -> DrawnSlides.brown(options, true)),
                report(
                        "brown-nuclei-given-cut",
                        stained(PositivityOptions.defaults().withCut(0.45)),
                        options -> DrawnSlides.brown(options, true)),
                report("brown-outside", usual, options -> DrawnSlides.brown(options, false)),
                report(
                        "brown-cytoplasm",
                        stained(PositivityOptions.defaults().of(Marker.named("sma"))),
                        options -> DrawnSlides.brown(options, false)));
    }

    private static Arguments report(String name, AnalysisOptions options, Drawing drawing) {
        return Arguments.of(name, options, drawing);
    }

    private static AnalysisOptions stained(PositivityOptions positivity) {
        return AnalysisOptions.builder().positivity(positivity).build();
    }

    private static LaboratoryCut laboratory() {
        return new LaboratoryCut(0.6, 0.3, 4, 40, 60, 3, 0.81, 0.78, Optional.of(0.8), "1".repeat(64));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void aReportSaysWhatWasLookedAt(String name, AnalysisOptions options, Drawing drawing) throws IOException {
        Path file = folder.resolve(name + ".json");
        SlideReport report = SlideReports.of(drawing.with(options), options, HumanFindings.none());
        Files.writeString(file, SummaryJson.text(report).replace(Build.VERSION, "VERSION"));
        Agreed.isAsLookedAt(file, "publish/expected/words");
    }
}
