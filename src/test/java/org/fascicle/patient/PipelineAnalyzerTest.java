package org.fascicle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.decision.Decisions;
import org.fascicle.image.DrawnArea;
import org.fascicle.phantom.Marker;
import org.fascicle.phantom.Phantoms;
import org.fascicle.pipeline.Progress;
import org.fascicle.report.Encoded;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.run.LaidArea;
import org.fascicle.run.Reuse;
import org.fascicle.slide.SlideSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drawn Ki-67 section of 300 um, measured in its left half alone, by the cut of a section without the antibody. */
class PipelineAnalyzerTest {

    private static final int SIDE = 600;
    private static final double UM = 0.5;

    @TempDir
    Path folder;

    private SlideSource drawn(String name, double positive) {
        Path file = folder.resolve(name + ".png");
        Encoded.writePng(
                file,
                Phantoms.hdabField(5, SIDE, SIDE, UM, Marker.nuclear(positive)).image());
        return SlideSource.of(file).withPixelSizeUm(UM);
    }

    @Test
    void aSlideIsMeasuredInTheLaidTumourByItsControl() {
        PipelineAnalyzer analyzer = new PipelineAnalyzer(1, Progress.SILENT, Optional.empty(), List.of());
        DrawnArea half = new DrawnArea(List.of(new double[] {0, 0, 300, 0, 300, SIDE, 0, SIDE}));
        SlideAnalyzer.Work work = new SlideAnalyzer.Work(
                drawn("ki67", 0.3),
                CaseStain.KI67,
                Decisions.NONE,
                Optional.of(new LaidArea(half, "The tumour was outlined elsewhere.")),
                Optional.of(drawn("control", 0)));
        Path result = analyzer.analyze(work, folder.resolve("slides"), "ki67");
        Summary summary = ResultReader.of(result).summary();
        assertThat(summary.measured(MeasureKey.TISSUE_AREA).orElseThrow().value())
                .isLessThan(0.52 * SIDE * SIDE * UM * UM * 1e-6);
        assertThat(summary.measured(MeasureKey.POSITIVE_NUCLEI).orElseThrow().method())
                .contains("set by the negative control control.png");
        assertThat(summary.limits()).contains("The tumour was outlined elsewhere.");
        assertThat(analyzer.reuse(work, result)).isEqualTo(Reuse.SAME);
        SlideAnalyzer.Work whole = new SlideAnalyzer.Work(
                work.slide(), work.stain(), work.decided(), Optional.empty(), work.negativeControl());
        assertThat(analyzer.reuse(whole, result))
                .as("laid elsewhere, it is measured anew")
                .isEqualTo(Reuse.OTHER_OPTIONS);
    }
}
