package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.DabCut;
import org.fascicle.phantom.Marker;
import org.fascicle.phantom.Phantoms;
import org.fascicle.segment.positivity.GivenCut;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.StainVector;
import org.junit.jupiter.api.Test;

/** Drawn sections without the primary antibody, clean and with DAB laid over all of the tissue. */
class NegativeControlTest {

    private static final int SIDE = 600;
    private static final double UM = 0.5;

    private static Slide slide(RgbImage image) {
        return new InMemorySlide(
                image,
                Optional.of(new Calibration(PixelSize.square(UM), Calibration.Source.GIVEN, "drawn")),
                "control.png");
    }

    private static RgbImage section(double positive) {
        return Phantoms.hdabField(5, SIDE, SIDE, UM, Marker.nuclear(positive)).image();
    }

    /** DAB of this density over everything. */
    private static RgbImage veiled(RgbImage image, double od) {
        StainVector dab = StainMatrix.QUPATH_HDAB.second();
        double[] density = {dab.red(), dab.green(), dab.blue()};
        byte[] rgb = image.data().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.round((rgb[i] & 0xff) * Math.pow(10, -od * density[i % 3]));
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }

    private static AnalysisOptions options() {
        return AnalysisOptions.builder().segmenter(Segmenter.CLASSIC).threads(1).build();
    }

    @Test
    void aCleanControlLeavesTheLowestCut() {
        GivenCut cut = NegativeControl.cut(slide(section(0)), options());
        assertThat(cut.pixelOd()).isEqualTo(PositivityOptions.LEAST_OD);
        assertThat(cut.nuclearOd()).isEqualTo(DabCut.LEAST_OD);
        assertThat(cut.by()).isEqualTo("set by the negative control control.png");
    }

    @Test
    void aVeiledOneRaisesIt() {
        AnalysisOptions seen = options();
        GivenCut clean = NegativeControl.cut(slide(section(0)), seen);
        GivenCut veiled = NegativeControl.cut(slide(veiled(section(0), 0.18)), seen);
        assertThat(veiled.nuclearOd()).isGreaterThan(clean.nuclearOd() + 0.05);
        assertThat(veiled.pixelOd()).isGreaterThan(clean.pixelOd());
    }

    @Test
    void aStainedOneIsRefused() {
        assertThatThrownBy(() -> NegativeControl.cut(slide(section(0.3)), options()))
                .isInstanceOf(UserError.class)
                .hasMessageMatching("control.png is no negative control, (2|3)\\d % of its nuclei are stained; .*");
    }

    /** The left half as without antibody, the right one stained; the outline is not cut along the fields that are looked at. */
    @Test
    void aPartOfTheSlideItselfMayBeTheControl() {
        RgbImage clean = section(0);
        RgbImage stained = section(0.3);
        byte[] rgb = clean.data().clone();
        int edge = 330;
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = i / 3 % SIDE < edge ? rgb[i] : stained.data()[i];
        }
        Slide both = slide(new RgbImage(SIDE, SIDE, rgb));
        AnalysisOptions left = AnalysisOptions.builder()
                .segmenter(Segmenter.CLASSIC)
                .threads(1)
                .area(new DrawnArea(List.of(new double[] {0, 0, edge - 10, 0, edge - 10, SIDE, 0, SIDE})))
                .build();

        GivenCut cut = NegativeControl.cut(both, left);

        assertThat(cut.nuclearOd()).isEqualTo(DabCut.LEAST_OD);
        assertThat(cut.by()).isEqualTo("set by the negative control control.png where it was outlined");
        assertThatThrownBy(() -> NegativeControl.cut(both, options()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no negative control");
    }
}
