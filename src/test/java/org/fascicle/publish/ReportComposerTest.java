package org.fascicle.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.decision.HumanFindings;
import org.fascicle.measure.Interval;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.DrawnSlides;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.SlideReport;
import org.fascicle.report.Standing;
import org.junit.jupiter.api.Test;

/** Numbers in the report stand over the right area and beside the right interval. */
class ReportComposerTest {

    private static final double WINDOW_MM2 = 1.734;

    private final SlideFindings findings = DrawnSlides.halfNecrotic(AnalysisOptions.defaults());
    private final double livingMm2 = findings.areas().living().mm2();
    private final SlideReport report = SlideReports.of(findings, AnalysisOptions.defaults(), HumanFindings.none());

    private Measured of(MeasureKey key) {
        return report.measures().stream()
                .filter(measured -> measured.key() == key)
                .findFirst()
                .orElseThrow();
    }

    /** Garwood's bounds of 3 are 0.6187 and 8.7673. */
    @Test
    void theIntervalOfACountPerWindowIsPerWindowToo() {
        Measured perWindow = of(MeasureKey.MITOSES_PER_FNCLCC_AREA);
        assertThat(perWindow.value()).isCloseTo(3 / livingMm2 * WINDOW_MM2, within(1e-9));
        Interval interval = perWindow.interval().orElseThrow();
        assertThat(interval.lower()).isCloseTo(0.6187 / livingMm2 * WINDOW_MM2, within(0.01));
        assertThat(interval.upper()).isCloseTo(8.7673 / livingMm2 * WINDOW_MM2, within(0.01));
        assertThat(of(MeasureKey.MITOSES_PER_MM2).value()).isCloseTo(3 / livingMm2, within(1e-9));
    }

    @Test
    void countsAreOfLivingTissue() {
        assertThat(of(MeasureKey.NUCLEI).value()).isEqualTo(5);
        assertThat(of(MeasureKey.NUCLEI_PER_MM2).value()).isCloseTo(5 / livingMm2, within(1e-9));
        assertThat(of(MeasureKey.NUCLEUS_AREA_MEDIAN).denominator().value()).isEqualTo(5);
        assertThat(of(MeasureKey.MITOSES_HOTTEST).value()).isEqualTo(3);
        assertThat(of(MeasureKey.MITOSES_TOTAL).value()).isEqualTo(3);
        assertThat(of(MeasureKey.TISSUE_AREA).value()).isEqualTo(1024 * 1024 * 0.25e-6);
    }

    @Test
    void everyCountOnLivingTissueHasOneDenominator() {
        for (MeasureKey key : new MeasureKey[] {
            MeasureKey.NUCLEI,
            MeasureKey.NUCLEI_PER_MM2,
            MeasureKey.GIANT_NUCLEI,
            MeasureKey.MITOSES_TOTAL,
            MeasureKey.MITOSES_PER_MM2,
            MeasureKey.GIANT_CELLS
        }) {
            assertThat(of(key).denominator().value()).as(key.name()).isEqualTo(livingMm2);
        }
    }

    /** Of the six candidates that were drawn two lie in necrosis and one below the cut. */
    @Test
    void theCountSaysHowManyCandidatesThereAreToLookAt() {
        assertThat(of(MeasureKey.MITOSES_HOTTEST).flags()).contains("6 candidates to look at in mitoses.csv; 3 count.");
    }

    /** On pixels of 0.8 um the candidate stands in the table, no count is stated, and the grade has no mitotic score. */
    @Test
    void coarsePixelsAreForScreeningOnly() {
        SlideFindings coarse = DrawnSlides.coarse(AnalysisOptions.defaults());
        SlideReport screened = SlideReports.of(coarse, AnalysisOptions.defaults(), HumanFindings.none());

        assertThat(coarse.mitoses().orElseThrow().judged())
                .extracting(SlideFindings.Judged::standing)
                .containsExactly(Standing.TOO_COARSE);
        assertThat(screened.measures())
                .extracting(measured -> measured.key().name())
                .noneMatch(name -> name.startsWith("MITOSES"));
        assertThat(screened.notMeasured())
                .filteredOn(missing -> missing.key() == MeasureKey.MITOSES_HOTTEST)
                .singleElement()
                .satisfies(missing ->
                        assertThat(missing.reason()).contains("0.80 um").contains("screening only"));
        assertThat(screened.detected()).isEmpty();
        assertThat(screened.grading().orElseThrow().total()).isEmpty();
    }
}
