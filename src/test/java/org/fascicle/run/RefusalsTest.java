package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Phantoms;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Progress;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images and areas on which nothing can be measured are refused with the way out. */
class RefusalsTest {

    private static final double UM = 0.5;

    @TempDir
    private Path folder;

    @Test
    void anAreaOutsideTheImageIsSaidToBeSo() {
        DrawnArea elsewhere = new DrawnArea(List.of(new double[] {5000, 5000, 6000, 5000, 6000, 6000}));
        assertThatThrownBy(() -> analyse(200, AnalysisOptions.builder().area(elsewhere)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("lies outside field (200 x 200 px)");
        assertThat(folder).isEmptyDirectory();
    }

    /** 39 pixels of 0.5 um are 19.5 um, less than two nuclei. */
    @Test
    void anImageSmallerThanTwoNucleiIsRefused() {
        assertThatThrownBy(() -> analyse(39, AnalysisOptions.builder()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("field shows 19.5 x 19.5 um")
                .hasMessageContaining("check the pixel size");
    }

    @Test
    void aRegionOutsideTheImageIsNamed() {
        DrawnArea elsewhere = new DrawnArea(List.of(new double[] {5000, 5000, 6000, 5000, 6000, 6000}));
        assertThatThrownBy(() ->
                        analyse(200, AnalysisOptions.builder().regions(List.of(new NamedArea("edge", "", elsewhere)))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The region 'edge' lies outside field (200 x 200 px)");
    }

    @Test
    void regionsWithoutNucleiAreRefused() {
        NamedArea region = new NamedArea("all", "", new DrawnArea(List.of(new double[] {0, 0, 200, 0, 200, 200})));
        assertThatThrownBy(() -> analyse(
                        200,
                        AnalysisOptions.builder()
                                .measures(Set.of(Measure.NECROSIS))
                                .regions(List.of(region))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("measure cells too");
    }

    private void analyse(int side, AnalysisOptions.Builder options) {
        RgbImage image = Phantoms.heField(3, side, side, UM).image();
        Calibration calibration = new Calibration(PixelSize.square(UM), Calibration.Source.GIVEN, "drawn");
        new AnalysisRun(options.build(), HumanFindings.none(), folder, true)
                .analyse(new InMemorySlide(image, Optional.of(calibration), "field"), "field", Progress.SILENT);
    }
}
