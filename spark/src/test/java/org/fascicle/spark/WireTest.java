package org.fascicle.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.measure.CellDensityOptions;
import org.fascicle.measure.DensityCuts;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.ColourBy;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.OptionsFingerprint;
import org.fascicle.slide.SlideSource;
import org.junit.jupiter.api.Test;

/** What is sent arrives: options of every kind mean the same on the other machine. */
class WireTest {

    private static final SlideSource SLIDE = new SlideSource("/shared/a b.svs", 0.25);

    private static <T> T travelled(T value, Class<T> kind) {
        return Wire.value(Wire.bytes(value), kind);
    }

    private static void assertMeansTheSame(AnalysisOptions options, HumanFindings human) {
        AnalysisOptions there = travelled(options, AnalysisOptions.class);
        HumanFindings said = travelled(human, HumanFindings.class);
        assertThat(OptionsFingerprint.of(there, said, travelled(SLIDE, SlideSource.class)))
                .isEqualTo(OptionsFingerprint.of(options, human, SLIDE));
        assertThat(there.threads()).isEqualTo(options.threads());
        assertThat(there.tileSizePx()).isEqualTo(options.tileSizePx());
        assertThat(said).isEqualTo(human);
    }

    @Test
    void usualOptions() {
        assertMeansTheSame(AnalysisOptions.defaults(), HumanFindings.none());
    }

    @Test
    void optionsOfEveryKind() {
        DrawnArea area = new DrawnArea(List.of(new double[] {0, 0, 9, 0, 9, 9}));
        AnalysisOptions options = AnalysisOptions.builder()
                .measures(Set.of(Measure.CELLS, Measure.NECROSIS))
                .gridUm(0.5)
                .tileSizePx(700)
                .threads(3)
                .area(area)
                .regions(List.of(new NamedArea("a", "b", area)))
                .cells(CellDensityOptions.defaults().withCuts(new DensityCuts(1, 2)))
                .colourBy(new ColourBy(List.of(NucleusMeasure.AREA), Optional.of(new ColourBy.Range(1, 2))))
                .build();
        assertMeansTheSame(
                options,
                HumanFindings.of(
                        Differentiation.ofType(RuleBook.standard().type("synovial sarcoma")),
                        Specimen.of(Specimen.Context.PRIMARY)));
        assertMeansTheSame(
                options, HumanFindings.of(Differentiation.ofScore(2), Specimen.of(Specimen.Context.RECURRENCE)));
    }
}
