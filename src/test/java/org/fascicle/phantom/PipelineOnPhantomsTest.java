package org.fascicle.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Optional;
import org.fascicle.measure.Interval;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.FindingsSink;
import org.fascicle.pipeline.PatchResult;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.SlideAnalysis;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.pipeline.StageClock;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainVector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole analysis, from pixels to sums, finds on drawn tissue what was drawn; tolerances as the project promises. */
class PipelineOnPhantomsTest {

    /** Half the distance of the plates of a late telophase, and 2 um for the centre of one plate. */
    private static final double SAME_FIGURE_UM = 7.5;

    private static SlideFindings tumour;
    private static SlideFindings actin;
    private static SlideFindings ki67;
    private static int livingNuclei;

    @BeforeAll
    static void analyse() {
        LivingNuclei living = new LivingNuclei(Specimens.TUMOUR);
        tumour = analyse(Specimens.TUMOUR, living);
        livingNuclei = living.count;
        actin = analyse(Specimens.ACTIN, new LivingNuclei(Specimens.ACTIN));
        ki67 = analyse(Specimens.KI67, new LivingNuclei(Specimens.KI67));
    }

    @Test
    void stains() {
        assertStains(tumour, Specimens.TUMOUR, StainKind.HE);
        assertStains(actin, Specimens.ACTIN, StainKind.HDAB);
    }

    @Test
    void tissueArea() {
        assertTissue(tumour, Specimens.TUMOUR);
        assertTissue(actin, Specimens.ACTIN);
        assertTissue(ki67, Specimens.KI67);
    }

    /** Ghosts and nuclear dust are nobody's nuclei. */
    @Test
    void nucleiOfLivingTumour() {
        assertThat((double) livingNuclei).isCloseTo(Specimens.TUMOUR.truth().nuclei(), withinPercentage(5));
    }

    @Test
    void necrosis() {
        double fraction = tumour.necrosis()
                .orElseThrow()
                .extent()
                .fraction()
                .orElseThrow()
                .value();
        assertThat(fraction).isCloseTo(Specimens.TUMOUR.truth().necrosisFraction(), within(0.05));
    }

    @Test
    void everyMitosisIsAmongTheCandidates() {
        double gridUm = tumour.context().grid().pixelSize().xUm();
        double pixelUm = Specimens.TUMOUR.truth().pixelSizeUm();
        assertThat(Specimens.TUMOUR.truth().mitoses())
                .hasSize(10)
                .allSatisfy(figure -> assertThat(tumour.mitoses().orElseThrow().candidates())
                        .anySatisfy(candidate -> assertThat(Math.hypot(
                                        candidate.x() * gridUm - figure.xPx() * pixelUm,
                                        candidate.y() * gridUm - figure.yPx() * pixelUm))
                                .isLessThan(SAME_FIGURE_UM)));
    }

    @Test
    void positiveArea() {
        assertThat(positive(actin)).isCloseTo(Specimens.ACTIN.truth().positiveFraction(), within(0.03));
        assertThat(positive(ki67)).isCloseTo(Specimens.KI67.truth().positiveFraction(), within(0.03));
    }

    @Test
    void labellingIndex() {
        Interval interval = ki67.positivity()
                .orElseThrow()
                .counts()
                .labellingIndex()
                .orElseThrow()
                .intervalPercent();
        assertThat(100 * Specimens.KI67.truth().labellingIndex()).isBetween(interval.lower(), interval.upper());
    }

    private static SlideFindings analyse(Phantom phantom, FindingsSink sink) {
        Calibration calibration =
                new Calibration(PixelSize.square(phantom.truth().pixelSizeUm()), Calibration.Source.GIVEN, "drawn");
        InMemorySlide slide = new InMemorySlide(phantom.image(), Optional.of(calibration), "phantom");
        return new SlideAnalysis(AnalysisOptions.defaults(), new StageClock()).run(slide, sink, Progress.SILENT);
    }

    private static void assertStains(SlideFindings found, Phantom phantom, StainKind kind) {
        assertThat(found.context().colour().kind()).isEqualTo(kind);
        assertThat(vector(phantom.truth().firstStain())
                        .degreesTo(found.context().colour().stains().first()))
                .isLessThan(3);
        assertThat(vector(phantom.truth().secondStain())
                        .degreesTo(found.context().colour().stains().second()))
                .isLessThan(3);
    }

    private static void assertTissue(SlideFindings found, Phantom phantom) {
        assertThat(found.context().tissue().area(TissueClass.TISSUE).mm2())
                .isCloseTo(phantom.truth().tissueAreaMm2(), withinPercentage(2));
    }

    private static double positive(SlideFindings found) {
        return found.positivity().orElseThrow().area().orElseThrow().value();
    }

    private static StainVector vector(List<Double> rgb) {
        return new StainVector("true", rgb.get(0), rgb.get(1), rgb.get(2));
    }

    /** Counts nuclei outside the drawn necrosis; the grid is that of the phantom, 0.5 um. */
    private static final class LivingNuclei implements FindingsSink {

        private final Phantom phantom;
        private int count;

        LivingNuclei(Phantom phantom) {
            this.phantom = phantom;
        }

        @Override
        public void begin(SlideContext context) {
            assertThat(context.grid().pixelSize().xUm())
                    .isEqualTo(phantom.truth().pixelSizeUm());
        }

        @Override
        public void patch(PatchResult patch) {
            count += (int) patch.nuclei().stream()
                    .filter(nucleus ->
                            !phantom.necrosis().get((int) Math.round(nucleus.x()), (int) Math.round(nucleus.y())))
                    .count();
        }

        @Override
        public void completeAbove(int y) {
            // nothing is written
        }
    }
}
