package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import java.awt.Color;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActiveImageTest {

    private static ImagePlus rgb() {
        return new ImagePlus("field.tif", new ColorProcessor(20, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "um, 0.25, 0.25",
        "micron, 0.5, 0.5",
        "nm, 250, 0.25",
        "mm, 0.0005, 0.5",
        "cm, 0.00005, 0.5",
        "inch, 0.00002, 0.508"
    })
    void setScaleInAnyLengthBecomesMicrometres(String unit, double width, double expectedUm) {
        ImagePlus image = rgb();
        image.getCalibration().setUnit(unit);
        image.getCalibration().pixelWidth = width;
        image.getCalibration().pixelHeight = width;
        assertThat(new ActiveImage(image)
                        .pixelSize()
                        .calibration()
                        .orElseThrow()
                        .pixelSize()
                        .xUm())
                .isEqualTo(expectedUm, org.assertj.core.api.Assertions.offset(1e-9));
    }

    @Test
    void anImageWithoutScaleHasNoPixelSize() {
        assertThat(new ActiveImage(rgb()).pixelSize().calibration()).isEmpty();
    }

    /** 2.54 cm / 72 is 0.0353 cm: the resolution of a screen, which ImageJ takes from any picture. */
    @Test
    void aScreensResolutionIsNoPixelSize() {
        ImagePlus image = rgb();
        image.getCalibration().setUnit("cm");
        image.getCalibration().pixelWidth = 0.0353;
        image.getCalibration().pixelHeight = 0.0353;
        assertThat(new ActiveImage(image).pixelSize().calibration()).isEmpty();
        assertThat(new ActiveImage(image).pixelSize().doubt()).contains("72 dots per inch");
    }

    @Test
    void aHoleInASelectionIsNotMeasured() {
        ImagePlus image = rgb();
        image.setRoi(new ShapeRoi(new Roi(2, 2, 8, 6)).not(new ShapeRoi(new Roi(4, 4, 2, 2))));
        assertThat(new ActiveImage(image)
                        .selection()
                        .orElseThrow()
                        .on(Region.ofSize(20, 10), 1)
                        .count())
                .isEqualTo(48 - 4);
    }

    @Test
    void anOvalHoldsAboutItsArea() {
        ImagePlus image = new ImagePlus("field", new ColorProcessor(100, 100));
        image.setRoi(new OvalRoi(10, 10, 80, 80));
        // pi * 40 * 40
        assertThat(new ActiveImage(image)
                        .selection()
                        .orElseThrow()
                        .on(Region.ofSize(100, 100), 1)
                        .count())
                .isBetween(4976L, 5076L);
    }

    @Test
    void aStraightLineIsForTheScaleAndAnotherIsRefused() {
        ImagePlus image = rgb();
        image.setRoi(new Line(1, 1, 4, 5));
        assertThat(new ActiveImage(image).selection()).isEmpty();
        assertThat(new ActiveImage(image).line().orElseThrow().getLength()).isEqualTo(5);
        image.setRoi(new PolygonRoi(new float[] {1, 9, 9}, new float[] {1, 1, 9}, Roi.POLYLINE));
        assertThat(new ActiveImage(image).line()).isEmpty();
        assertThatThrownBy(() -> new ActiveImage(image).selection())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("encloses no area");
    }

    @Test
    void aSelectionThatCrossesItselfIsRefused() {
        ImagePlus image = rgb();
        image.setRoi(new PolygonRoi(new float[] {1, 9, 9, 1}, new float[] {1, 9, 1, 9}, Roi.POLYGON));
        assertThatThrownBy(() -> new ActiveImage(image).selection())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("crosses itself at (5, 5)");
    }

    @Test
    void anEmptyRoiManagerIsRefusedWithARemedy() {
        assertThatThrownBy(() -> ActiveImage.regions(null))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("press T");
    }

    @Test
    void threeChannelsOfEightBitsAreColours() {
        ImageStack stack = new ImageStack(4, 4);
        for (int value : new int[] {10, 20, 30}) {
            ByteProcessor channel = new ByteProcessor(4, 4);
            channel.set(value);
            stack.addSlice(channel);
        }
        ImagePlus image = new ImagePlus("composite", stack);
        image.setDimensions(3, 1, 1);
        assertThat(new ActiveImage(image).pixels().toPacked()[5]).isEqualTo(0x0a141e);
    }

    /** Stored as blue, green, red, and painted so. */
    @Test
    void theChannelsOfACompositeAreWhatTheyArePainted() {
        CompositeImage image = composite(Color.BLUE, Color.GREEN, Color.RED);
        assertThat(new ActiveImage(image).pixels().toPacked()[5]).isEqualTo(0x1e140a);
        CompositeImage usual = composite(Color.RED, Color.GREEN, Color.BLUE);
        assertThat(new ActiveImage(usual).pixels().toPacked()[5]).isEqualTo(0x0a141e);
    }

    @Test
    void aCompositeInOtherColoursIsRefused() {
        CompositeImage image = composite(Color.CYAN, Color.MAGENTA, Color.YELLOW);
        assertThatThrownBy(() -> new ActiveImage(image).pixels())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("other colours");
    }

    private static CompositeImage composite(Color... colours) {
        ImageStack stack = new ImageStack(4, 4);
        for (int value : new int[] {10, 20, 30}) {
            ByteProcessor channel = new ByteProcessor(4, 4);
            channel.set(value);
            stack.addSlice(channel);
        }
        ImagePlus image = new ImagePlus("composite", stack);
        image.setDimensions(3, 1, 1);
        CompositeImage composite = new CompositeImage(image, CompositeImage.COMPOSITE);
        for (int channel = 1; channel <= 3; channel++) {
            composite.setChannelLut(LUT.createLutFromColor(colours[channel - 1]), channel);
        }
        return composite;
    }

    @Test
    void sixteenBitsAreRefusedWithARemedy() {
        ImagePlus image = new ImagePlus("fluorescence.tif", new ShortProcessor(4, 4));
        assertThatThrownBy(() -> new ActiveImage(image).pixels())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("RGB Color");
    }
}
