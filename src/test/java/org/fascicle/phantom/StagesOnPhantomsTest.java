package org.fascicle.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Optional;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.segment.necrosis.NecrosisOptions;
import org.fascicle.segment.nuclei.ClassicNucleusSegmenter;
import org.fascicle.segment.positivity.DabBackground;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.segment.positivity.PositivitySegmenter;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.segment.tissue.TissueSegmenter;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainVector;
import org.junit.jupiter.api.Test;

/**
 * Each stage finds on drawn tissue what was drawn.
 *
 * <p>The tolerances are what the project promises: nuclei within 5 %, tissue within 2 %, stain vectors within 3 degrees,
 * positive area within 3 points, every mitosis among the candidates.
 */
class StagesOnPhantomsTest {

    private static final double OVERVIEW_DOWNSAMPLE = 4;
    /** Half the distance of the plates of a late telophase, and 2 um for the centre of one plate. */
    private static final double SAME_FIGURE_UM = 7.5;

    @Test
    void stainVectorsOfHaematoxylinAndEosin() {
        assertColour(Specimens.TUMOUR, StainKind.HE);
    }

    @Test
    void stainVectorsOfHaematoxylinAndDab() {
        assertColour(Specimens.ACTIN, StainKind.HDAB);
    }

    @Test
    void tissueArea() {
        for (Phantom phantom : List.of(Specimens.TUMOUR, Specimens.ACTIN, Specimens.KI67)) {
            RgbImage overview = overview(phantom);
            TissueMap map = TissueSegmenter.segment(
                    overview,
                    pixelSize(phantom).times(OVERVIEW_DOWNSAMPLE),
                    colour(phantom).white(),
                    TissueOptions.defaults());
            assertThat(map.area(TissueClass.TISSUE).mm2())
                    .isCloseTo(phantom.truth().tissueAreaMm2(), withinPercentage(2));
        }
    }

    @Test
    void nucleiOfLivingTumour() {
        LabelImage found = new ClassicNucleusSegmenter()
                .segment(Specimens.TUMOUR.image(), pixelSize(Specimens.TUMOUR), colour(Specimens.TUMOUR));
        erase(found, Specimens.TUMOUR.necrosis());
        assertThat((double) Labels.count(found))
                .isCloseTo(Specimens.TUMOUR.truth().nuclei(), withinPercentage(5));
    }

    /** The border of a lake crosses some 15 of 64 um cells, each half right: the fraction may miss by 2 points for that alone. */
    @Test
    void necrosis() {
        NecrosisMap map = new NecrosisMapper(NecrosisOptions.defaults())
                .map(
                        Specimens.TUMOUR.image(),
                        Specimens.TUMOUR.tissue(),
                        colour(Specimens.TUMOUR),
                        pixelSize(Specimens.TUMOUR));
        double dead = map.area(NecrosisClass.NECROTIC).mm2();
        assertThat(dead / (dead + map.area(NecrosisClass.VIABLE).mm2()))
                .isCloseTo(Specimens.TUMOUR.truth().necrosisFraction(), within(0.05));
    }

    @Test
    void everyMitosisIsAmongTheCandidates() {
        List<MitosisCandidate> candidates = new MitosisDetector()
                .detect(
                        Specimens.TUMOUR.image(),
                        pixelSize(Specimens.TUMOUR),
                        colour(Specimens.TUMOUR),
                        Specimens.TUMOUR.tissue(),
                        MitosisOptions.defaults());
        assertThat(Specimens.TUMOUR.truth().mitoses())
                .hasSize(10)
                .allSatisfy(figure -> assertThat(candidates)
                        .anySatisfy(candidate -> assertThat(
                                        Math.hypot(candidate.x() - figure.xPx(), candidate.y() - figure.yPx()) * 0.5)
                                .isLessThan(SAME_FIGURE_UM)));
    }

    @Test
    void positiveArea() {
        for (Phantom phantom : List.of(Specimens.ACTIN, Specimens.KI67)) {
            SlideColour colour = colour(phantom);
            BinaryMask found = PositivitySegmenter.segment(
                    phantom.image(),
                    pixelSize(phantom),
                    colour,
                    phantom.tissue(),
                    DabBackground.estimate(List.of(phantom.image()), colour),
                    PositivityOptions.defaults());
            double fraction = (double) found.count() / phantom.tissue().count();
            assertThat(fraction).isCloseTo(phantom.truth().positiveFraction(), within(0.03));
        }
    }

    private static void assertColour(Phantom phantom, StainKind kind) {
        SlideColour colour = colour(phantom);
        assertThat(colour.kind()).isEqualTo(kind);
        assertThat(vector(phantom.truth().firstStain())
                        .degreesTo(colour.stains().first()))
                .isLessThan(3);
        assertThat(vector(phantom.truth().secondStain())
                        .degreesTo(colour.stains().second()))
                .isLessThan(3);
    }

    private static StainVector vector(List<Double> rgb) {
        return new StainVector("true", rgb.get(0), rgb.get(1), rgb.get(2));
    }

    private static SlideColour colour(Phantom phantom) {
        return ColourEstimator.estimate(overview(phantom), List.of(phantom.image()), ColourOptions.defaults());
    }

    private static RgbImage overview(Phantom phantom) {
        InMemorySlide slide = new InMemorySlide(phantom.image(), Optional.empty(), "phantom");
        return slide.read(
                Region.ofSize(slide.gridWidth(OVERVIEW_DOWNSAMPLE), slide.gridHeight(OVERVIEW_DOWNSAMPLE)),
                OVERVIEW_DOWNSAMPLE);
    }

    private static PixelSize pixelSize(Phantom phantom) {
        return PixelSize.square(phantom.truth().pixelSizeUm());
    }

    /** Ghosts and nuclear dust are nobody's nuclei. */
    private static void erase(LabelImage labels, BinaryMask where) {
        for (int i = 0; i < labels.data().length; i++) {
            labels.data()[i] = where.data()[i] ? 0 : labels.data()[i];
        }
    }
}
