package org.fascicle.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The phantoms keep what their truth says. */
class PhantomsTest {

    @Test
    void theSameSeedDrawsTheSamePixelsAndAnotherSeedOthers() {
        Phantom first = Phantoms.heField(1, 200, 150, 0.5);
        Phantom again = Phantoms.heField(1, 200, 150, 0.5);
        Phantom other = Phantoms.heField(2, 200, 150, 0.5);

        assertThat(again.image().data()).isEqualTo(first.image().data());
        assertThat(again.truth()).isEqualTo(first.truth());
        assertThat(other.image().data()).isNotEqualTo(first.image().data());
    }

    /**
     * Without blur and noise a pixel's optical density is h H + e E by Beer and Lambert, so that nothing is left along the
     * normal of the plane of H and E but the rounding of intensities to whole grey levels: half a level of 40 or more is 0.006.
     */
    @Test
    void coloursLieInThePlaneOfTheTwoStains() {
        Frame frame = new Frame(200, 150, 0.5);
        Phantom phantom = HePainter.paint(new HeRecipe(
                3,
                frame,
                Optional.empty(),
                new HeRecipe.Cells(2000, 0, 0, 0, 0),
                List.of(),
                0,
                new Scanner.Optics(0, 0, List.of(), Optional.empty(), 0),
                Stains.HE));
        double[] normal = cross(phantom.truth().firstStain(), phantom.truth().secondStain());
        List<Double> white = phantom.truth().whitePoint();
        byte[] rgb = phantom.image().data();

        for (int i = 0; i < rgb.length; i += 3) {
            double residual = 0;
            for (int c = 0; c < 3; c++) {
                residual += normal[c] * -Math.log10(((rgb[i + c] & 0xff) + 1) / (white.get(c) + 1));
            }
            assertThat(residual).isCloseTo(0, within(0.012));
        }
    }

    @Test
    void labelsAreNumberedThroughAndCounted() {
        Phantom phantom = HePainter.paint(new HeRecipe(
                4,
                new Frame(600, 500, 0.5),
                Optional.empty(),
                new HeRecipe.Cells(2000, 0.05, 1, 3, 2),
                List.of(),
                1,
                Scanner.Optics.clean(),
                Stains.HE));

        assertThat(phantom.truth().nuclei())
                .isEqualTo(phantom.nuclei().maxLabel())
                .isEqualTo(Labels.count(phantom.nuclei()));
        assertThat(phantom.truth().mitoses()).hasSize(3);
    }

    /** 2,000 per mm2 were asked for; those cut by the image's edge come on top, less those for which there was no room. */
    @Test
    void theFieldHasTheDensityThatItsDescriptionPromises() {
        assertThat(Phantoms.heField(5, 800, 800, 0.5).truth().nucleiPerMm2()).isCloseTo(2000, within(150.0));
    }

    /** Every tenth nucleus is painted positive; of some 170, those cut to slivers at the edge may shift the index by 2 points. */
    @Test
    void theLabellingIndexIsTheOneAskedFor() {
        Truth truth = Phantoms.hdabField(6, 600, 600, 0.5, Marker.nuclear(0.1)).truth();

        assertThat(truth.labellingIndex()).isEqualTo(Truth.rounded((double) truth.positiveNuclei() / truth.nuclei()));
        assertThat(truth.labellingIndex()).isCloseTo(0.1, within(0.02));
    }

    @Test
    void thePositiveFractionIsThatOfItsMask() {
        Phantom phantom = Phantoms.hdabField(7, 500, 500, 0.5, Marker.patchy(0.3, 60));

        assertThat(phantom.truth().positiveFraction())
                .isCloseTo(phantom.positive().count() / 250_000.0, within(1e-6));
        assertThat(phantom.truth().positiveFraction()).isCloseTo(0.3, within(0.08));
    }

    private static double[] cross(List<Double> a, List<Double> b) {
        double[] cross = {
            a.get(1) * b.get(2) - a.get(2) * b.get(1),
            a.get(2) * b.get(0) - a.get(0) * b.get(2),
            a.get(0) * b.get(1) - a.get(1) * b.get(0)
        };
        double length = Math.sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]);
        return new double[] {cross[0] / length, cross[1] / length, cross[2] / length};
    }
}
