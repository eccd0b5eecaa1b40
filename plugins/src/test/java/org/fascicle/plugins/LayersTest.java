package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What lies over an image: by class, by slice, beside what the user drew, and gone again. */
@ExtendWith({RealImageJ.class, EventWatch.class})
class LayersTest {

    private static final Path FIELD = Path.of(System.getProperty("test.images"), "he-field.ome.tif");

    private static Roi named(String name, int x) {
        Roi roi = new OvalRoi(x, 10, 5, 5);
        roi.setName(name);
        return roi;
    }

    private static Overlay of(Roi... rois) {
        Overlay overlay = new Overlay();
        List.of(rois).forEach(overlay::add);
        return overlay;
    }

    @Test
    void classesAreHiddenShownAndTakenBack() {
        ImagePlus image = new ImagePlus("field", new ColorProcessor(100, 100));
        Roi mine = named("my own", 50);
        image.setOverlay(of(mine));
        Layers.lay(image, of(named("Nucleus", 1), named("Nucleus", 9)), "CELLS", Slice.NONE);
        Layers.lay(image, of(named("Mitosis candidate 0.83", 20)), "MITOSES", Slice.NONE);
        assertThat(Layers.classes(image).keySet()).containsExactly("Nucleus", "Mitosis candidate");

        Layers.show(image, "Nucleus", false);
        assertThat(image.getOverlay().toArray()).hasSize(2).contains(mine);
        assertThat(Layers.classes(image).get("Nucleus")).hasSize(2);
        Layers.show(image, "Nucleus", true);
        assertThat(image.getOverlay().size()).isEqualTo(4);

        assertThat(Layers.undo(image)).isTrue();
        assertThat(Layers.classes(image).keySet()).containsExactly("Nucleus");
        assertThat(image.getOverlay().contains(mine)).isTrue();
        assertThat(Layers.undo(image)).isFalse();
    }

    /** On an image that its window shows at a part of its size: the object is selected where one is outlined, else the place, never the tissue. */
    @Test
    void aRowLeadsToItsPlaceAtFullResolution() {
        ImagePlus image = new ImagePlus("large", new ColorProcessor(3000, 3000));
        image.show();
        image.changes = false;
        assertThat(image.getCanvas().getMagnification()).isLessThan(1);
        Roi tissue = new OvalRoi(100, 100, 2800, 2800);
        tissue.setName("Tissue");
        Roi ring = new OvalRoi(1980, 1480, 40, 40);
        ring.setName("Mitosis candidate 0.83");
        Layers.lay(image, of(tissue, ring), "MITOSES", Slice.NONE);
        ResultsTable rows = new ResultsTable();
        for (double x : new double[] {2000, 900}) {
            rows.incrementCounter();
            rows.addValue(Tables.IMAGE, "large");
            rows.addValue("x_px", x);
            rows.addValue("y_px", 1500);
        }
        Tables.show(FindingsView.MITOSES, rows, "large", "");
        Tables.go(FindingsView.MITOSES, 0);
        assertThat(image.getCanvas().getMagnification()).isEqualTo(1);
        assertThat(image.getCanvas().getSrcRect().width).isLessThan(3000);
        assertThat(image.getCanvas().getSrcRect().getCenterX()).isEqualTo(2000, offset(2.0));
        assertThat(image.getRoi().getBounds()).isEqualTo(ring.getBounds());
        Tables.go(FindingsView.MITOSES, 1);
        assertThat(image.getCanvas().getSrcRect().getCenterX()).isEqualTo(900, offset(2.0));
        assertThat(image.getRoi()).isInstanceOf(PointRoi.class);
    }

    /** Each slice has its own overlay and its own rows, and a second slice leaves the first one's. */
    @Test
    void aStackIsMeasuredSliceBySlice() {
        ImagePlus field = RecordedMacroTest.open(FIELD, 0.25);
        field.changes = false;
        ImageStack slices = new ImageStack(field.getWidth(), field.getHeight());
        slices.addSlice(field.getProcessor().duplicate());
        slices.addSlice(field.getProcessor().duplicate());
        ImagePlus stack = new ImagePlus("stack", slices);
        stack.setCalibration(field.getCalibration().copy());
        stack.show();
        for (int slice = 1; slice <= 2; slice++) {
            stack.setSlice(slice);
            IJ.run(stack, "Necrosis and Tissue Classes...", "stain=he");
        }
        assertThat(stack.getOverlay().toArray())
                .isNotEmpty()
                .allSatisfy(roi -> assertThat(roi.getPosition()).isIn(1, 2));
        assertThat(Arrays.stream(stack.getOverlay().toArray()).map(Roi::getPosition))
                .contains(1, 2);
        ResultsTable rows = ResultsTable.getResultsTable(FindingsView.MEASURES);
        assertThat(rows.getColumnAsStrings("Image")).contains("stack [slice 1]", "stack [slice 2]");
        assertThat(Slice.title("stack [slice 2]")).isEqualTo("stack");
    }

    @Test
    void theFrameOfAHyperstackIsNamedAndShownAgain() {
        ImageStack planes = new ImageStack(4, 4);
        for (int i = 0; i < 18; i++) {
            planes.addSlice(new ByteProcessor(4, 4));
        }
        ImagePlus plain = new ImagePlus("time", planes);
        plain.setDimensions(3, 3, 2);
        plain.setOpenAsHyperStack(true);
        CompositeImage image = new CompositeImage(plain, CompositeImage.COMPOSITE);
        image.setPosition(1, 2, 2);
        Slice slice = Slice.of(image);
        assertThat(slice.label(image)).isEqualTo("time [slice 2, frame 2]");
        image.setPosition(1, 1, 1);
        Slice.show(image, slice.label(image));
        assertThat(image.getSlice()).isEqualTo(2);
        assertThat(image.getFrame()).isEqualTo(2);
        Roi roi = named("Nucleus", 1);
        slice.place(image, roi);
        assertThat(slice.holds(image, roi)).isTrue();
        assertThat(new Slice(1, 2).holds(image, roi)).isFalse();
    }
}
