package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;

/** Gathering in parts, on other machines and in any order is gathering at once. */
class GatherersTest {

    private static final int WIDTH = 1100;
    private static final int HEIGHT = 1100;
    private static final double UM = 0.5;

    /** A slide that was analysed, the results of its tiles as they came, and what it was analysed with. */
    private record Run(SlideFindings findings, List<TileResult> tiles, AnalysisOptions options) {

        static Run of(RgbImage image) {
            DrawnArea across = new DrawnArea(List.of(new double[] {100, 80, 1000, 300, 700, 1050}));
            AnalysisOptions options = AnalysisOptions.builder()
                    .segmenter(Segmenter.CLASSIC)
                    .regions(List.of(new NamedArea("across", "", across)))
                    .tileSizePx(512)
                    .build();
            List<TileResult> tiles = new ArrayList<>();
            TileExecutor keeping = (slide, all, work, done) -> all.forEach(tile -> {
                TileResult result = work.apply(tile);
                tiles.add(result);
                done.accept(result);
            });
            Calibration calibration = new Calibration(PixelSize.square(UM), Calibration.Source.GIVEN, "drawn");
            SlideFindings findings = new SlideAnalysis(options, new StageClock(), keeping)
                    .run(new InMemorySlide(image, Optional.of(calibration), "phantom"), new Nowhere(), Progress.SILENT);
            return new Run(findings, tiles, options);
        }

        Gatherers gather(List<TileResult> some) {
            Gatherers gatherers = Gatherers.of(findings.context(), options);
            some.forEach(tile -> tile.gatherInto(gatherers));
            return gatherers;
        }

        SlideFindings findings(Gatherers gatherers) {
            return new SlideFindings(
                    gatherers.results(
                            findings.context(), options, findings.gathered().scorer()),
                    findings.segmenterProvenance(),
                    findings.models());
        }

        String text(SlideFindings found) {
            return SummaryJson.text(SlideReports.of(found, options, HumanFindings.none()));
        }
    }

    private static final class Nowhere implements FindingsSink {
        @Override
        public void begin(SlideContext context) {
            // nothing is written
        }

        @Override
        public void patch(PatchResult patch) {
            // nothing is written
        }

        @Override
        public void completeAbove(int y) {
            // nothing is written
        }
    }

    @Test
    void halvesOfAnHeSlideMergeToTheWhole() {
        assertHalvesMerge(
                Run.of(Phantoms.heField(7, WIDTH, HEIGHT, UM).image()),
                Set.of(Measure.CELLS, Measure.NECROSIS, Measure.MITOSES));
    }

    @Test
    void halvesOfAnHdabSlideMergeToTheWhole() {
        assertHalvesMerge(
                Run.of(Phantoms.hdabField(8, WIDTH, HEIGHT, UM, Marker.nuclear(0.15))
                        .image()),
                Set.of(Measure.CELLS, Measure.POSITIVITY));
    }

    /** Every other tile on another machine: results travel there and back, and sums made there are merged into those made here. */
    private static void assertHalvesMerge(Run run, Set<Measure> measures) {
        assertThat(run.findings().context().measures()).isEqualTo(measures);
        assertThat(run.tiles()).hasSizeGreaterThan(8);
        List<TileResult> here = new ArrayList<>();
        List<TileResult> there = new ArrayList<>();
        for (int i = run.tiles().size() - 1; i >= 0; i--) {
            (i % 2 == 0 ? here : there).add(travelled(run.tiles().get(i)));
        }
        Gatherers merged = travelled(run.gather(here));
        there.forEach(
                tile -> travelled(tile.gathered(Gatherers.of(run.findings().context(), run.options())))
                        .gatherInto(merged));
        SlideFindings found = run.findings(merged);

        assertThat(run.text(found)).isEqualTo(run.text(run.findings()));
        assertThat(found.nuclei().orElseThrow().count()).isGreaterThan(200);
        assertThat(found.regions()).isEqualTo(run.findings().regions());
        assertThat(found.density().orElseThrow().perMm2().data())
                .isEqualTo(run.findings().density().orElseThrow().perMm2().data());
        assertThat(found.tissue().analysable().data())
                .isEqualTo(run.findings().tissue().analysable().data());
        found.positivity()
                .ifPresent(positivity -> assertThat(positivity.overview().data())
                        .isEqualTo(run.findings()
                                .positivity()
                                .orElseThrow()
                                .overview()
                                .data()));
    }

    @SuppressWarnings("unchecked")
    private static <T> T travelled(T value) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
