package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.PlugIn;
import java.awt.Color;
import java.util.Locale;
import org.fascicle.figure.Bar;
import org.fascicle.figure.BarFinding;
import org.fascicle.figure.BarScale;
import org.fascicle.figure.FigureReader;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.PixelSizeEvidence;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** Menu entry "Calibrate from Scale Bar...": finds the burnt-in bar, shows it, asks for its length, sets the image's scale. */
public final class CalibratePlugin implements PlugIn {

    private static final String TITLE = "Calibrate from Scale Bar";
    private static final String LAYER = "scale bar";
    private static final int AROUND_PX = 4;

    private double lengthUm = Remembered.number("bar_length", 0);

    @Override
    public void run(String argument) {
        ImagePlus image = IJ.getImage();
        Refusals.shown(TITLE, () -> calibrate(image));
    }

    private void calibrate(ImagePlus image) {
        Bar bar = find(image);
        Overlay before = image.getOverlay();
        Layers.redraw(image, frame(bar), LAYER, Slice.NONE);
        Overlay framed = image.getOverlay();
        Refusals.asked(TITLE, () -> ask(bar), () -> {
            set(image, BarScale.of(bar, lengthUm));
            image.setOverlay(before);
            Layers.lay(image, frame(bar), LAYER, Slice.NONE);
        });
        if (image.getOverlay() == framed) {
            image.setOverlay(before);
        }
    }

    /** The bar of the image; where several lines could be it, the one inside the selection. */
    private static Bar find(ImagePlus image) {
        ActiveImage active = new ActiveImage(image);
        active.requireColours();
        RgbImage pixels = active.pixels();
        BarFinding found = FigureReader.bar(pixels);
        Roi selected = image.getRoi();
        BarFinding looked = selected == null || !selected.isArea() ? found : found.within(ActiveImage.box(selected));
        return looked.bar()
                .orElseThrow(() -> UserError.input("On " + image.getTitle() + " " + looked.why()
                        + "; "
                        + (looked.candidates().isEmpty()
                                ? "draw a line along the bar and enter its length where a measure asks for the pixel size."
                                : "select a rectangle around the bar and call this again.")));
    }

    private static Overlay frame(Bar bar) {
        Region box = bar.box().grow(AROUND_PX);
        Roi frame = new Roi(box.x(), box.y(), box.width(), box.height());
        frame.setStrokeColor(Color.MAGENTA);
        frame.setName("Scale bar");
        Overlay overlay = new Overlay();
        overlay.add(frame);
        return overlay;
    }

    private boolean ask(Bar bar) {
        Form dialog = Form.of(TITLE);
        dialog.addMessage(String.format(
                Locale.ROOT,
                "The framed bar is %.1f pixels long, give or take %.1f.",
                bar.lengthPx(),
                bar.uncertaintyPx()));
        dialog.addNumericField("Bar_length", lengthUm, 1, 8, "um");
        HelpPage.SCALE_BARS.addTo(dialog);
        return dialog.answered(() -> {
            lengthUm = dialog.getNextNumber();
            if (!(lengthUm > 0)) {
                throw UserError.usage(
                        "A scale bar stands for more than 0 um; enter under Bar length what is written at it.");
            }
            Remembered.keep("bar_length", lengthUm);
        });
    }

    private static void set(ImagePlus image, BarScale scale) {
        PixelSizeEvidence.requirePlausible(scale.umPerPx());
        ij.measure.Calibration calibration = image.getCalibration();
        calibration.setUnit("um");
        calibration.pixelWidth = scale.umPerPx();
        calibration.pixelHeight = scale.umPerPx();
        image.updateAndRepaintWindow();
        IJ.showStatus(String.format(
                Locale.ROOT,
                "%s: a pixel is %.4f um, give or take %.1f %%.",
                image.getTitle(),
                scale.umPerPx(),
                100 * scale.relative()));
    }
}
