package org.fascicle.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.DrawnArea;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.DrawnSlides;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.ModelUsed;
import org.fascicle.report.Provenance;
import org.junit.jupiter.api.Test;

/** What a result says of how it came to be. */
class SlideReportsTest {

    private static Provenance provenance(SlideFindings findings, AnalysisOptions options) {
        return SlideReports.of(findings, options, HumanFindings.none()).provenance();
    }

    @Test
    void theModelsThatWereAskedAreNamed() {
        AnalysisOptions usual = AnalysisOptions.defaults();
        assertThat(provenance(DrawnSlides.halfNecrotic(usual), usual).models())
                .containsExactly(new ModelUsed("drawn", "none", "0".repeat(64)));
        assertThat(provenance(DrawnSlides.brown(usual, true), usual).models()).isEmpty();
    }

    @Test
    void theOptionsSayWhoChoseTheAreaAndWhatScoredMitoses() {
        AnalysisOptions usual = AnalysisOptions.defaults();
        assertThat(provenance(DrawnSlides.halfNecrotic(usual), usual).options())
                .containsEntry("area", "whole image")
                .containsEntry("segmenter", "drawn")
                .containsEntry("measures", List.of("cells", "necrosis", "mitoses"))
                .containsKey("mitosis_scorer");
        assertThat(provenance(DrawnSlides.brown(usual, true), usual).options()).doesNotContainKey("mitosis_scorer");
        AnalysisOptions inside = AnalysisOptions.builder()
                .area(new DrawnArea(List.of(new double[] {0, 0, 2000, 0, 2000, 2000, 0, 2000})))
                .build();
        assertThat(provenance(DrawnSlides.halfNecrotic(inside), inside).options())
                .containsEntry("area", "chosen by a person");
    }
}
