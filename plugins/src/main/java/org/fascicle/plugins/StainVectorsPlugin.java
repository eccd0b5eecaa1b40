package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;
import ij.plugin.PlugIn;
import ij.process.FloatProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainFile;
import org.fascicle.stain.StainKindChoice;
import org.fascicle.stain.StainPlanes;
import org.fascicle.stain.StainSeparation;
import org.fascicle.stain.StainVector;

/** Menu entry "Stain Vectors...": estimates the stains of the active image or its selection, shows them, and writes them for other images. */
public final class StainVectorsPlugin implements PlugIn {

    static final String STAINS = "Fascicle stains";

    private static final String TITLE = "Stain Vectors";
    private static final int DECIMALS = 4;

    private StainKindChoice stain =
            Names.value(StainKindChoice.class, Remembered.text("stain", Names.of(StainKindChoice.AUTO)));
    private boolean showStains;
    private String file = "";
    private boolean overwrite;

    @Override
    public void run(String argument) {
        ImagePlus image = IJ.getImage();
        Refusals.shown(TITLE, () -> {
            ActiveImage active = new ActiveImage(image);
            active.requireColours();
            Refusals.asked(TITLE, this::ask, () -> estimate(image, active.pixels()));
        });
    }

    private boolean ask() {
        Form dialog = Form.of(TITLE);
        dialog.addMessage("Estimates the stains of the image; of the selection, where there is one.");
        dialog.addChoice("Stain", Names.of(StainKindChoice.values()), Names.of(stain));
        dialog.addCheckbox("Show_stains as images", showStains);
        dialog.addFileField("Stain_file to write (may be empty)", file);
        dialog.addCheckbox("Overwrite", overwrite);
        HelpPage.COLOUR.addTo(dialog);
        return dialog.answered(() -> {
            stain = Names.value(StainKindChoice.class, dialog.getNextChoice());
            showStains = dialog.getNextBoolean();
            file = dialog.getNextString().strip();
            overwrite = dialog.getNextBoolean();
            Remembered.keep("stain", Names.of(stain));
        });
    }

    private void estimate(ImagePlus image, RgbImage pixels) {
        ColourOptions options = ColourOptions.defaults().withKind(stain);
        SlideColour colour = ColourEstimator.estimate(pixels, selected(image, pixels), options);
        if (!file.isEmpty()) {
            write(Path.of(file), StainFile.format(colour));
        }
        Tables.show(STAINS, table(image.getTitle(), colour), image.getTitle(), "");
        IJ.log(image.getTitle() + ": " + colour.kind().label() + "; " + colour.method() + ".");
        if (showStains) {
            planes(image, StainSeparation.separate(pixels, colour), colour).show();
        }
    }

    /** The part whose stains are estimated; the glass is looked for on the whole image. */
    private static List<RgbImage> selected(ImagePlus image, RgbImage pixels) {
        if (image.getRoi() == null || !image.getRoi().isArea()) {
            return List.of();
        }
        Region box = ActiveImage.box(image.getRoi()).intersection(Region.ofSize(pixels.width(), pixels.height()));
        return List.of(pixels.crop(box));
    }

    private static ResultsTable table(String image, SlideColour colour) {
        ResultsTable table = new ResultsTable();
        for (StainVector vector :
                List.of(colour.stains().first(), colour.stains().second())) {
            row(table, image, colour, vector.name(), vector.red(), vector.green(), vector.blue());
        }
        row(
                table,
                image,
                colour,
                "white point",
                colour.white().red(),
                colour.white().green(),
                colour.white().blue());
        for (String column : new String[] {"Red", "Green", "Blue"}) {
            table.setDecimalPlaces(table.getColumnIndex(column), DECIMALS);
        }
        return table;
    }

    private static void row(
            ResultsTable table, String image, SlideColour colour, String name, double red, double green, double blue) {
        table.incrementCounter();
        table.addValue(Tables.IMAGE, image);
        table.addValue("Stain", colour.kind().label());
        table.addValue("Vector", name);
        table.addValue("Red", red);
        table.addValue("Green", green);
        table.addValue("Blue", blue);
        table.addValue("How", colour.method());
    }

    /** Amounts of either stain, dark where there is much, and what neither explains. */
    private static ImagePlus planes(ImagePlus image, StainPlanes planes, SlideColour colour) {
        ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
        add(stack, colour.stains().first().name(), planes.haematoxylin());
        add(stack, colour.stains().second().name(), planes.second());
        add(stack, "residual", planes.residual());
        ImagePlus shown = new ImagePlus("Stains of " + image.getTitle(), stack);
        shown.setCalibration(image.getCalibration().copy());
        shown.setDisplayRange(0, 1);
        shown.setLut(shown.getProcessor().getLut().createInvertedLut());
        return shown;
    }

    private static void add(ImageStack stack, String name, FloatImage plane) {
        stack.addSlice(name, new FloatProcessor(plane.width(), plane.height(), plane.data()));
    }

    private void write(Path target, String text) {
        if (Files.exists(target) && !overwrite) {
            throw UserError.input(target + " exists already; tick Overwrite to replace it, or choose another name.");
        }
        try {
            Files.writeString(target, text);
        } catch (IOException e) {
            throw UserError.input(target + " cannot be written; check the folder and its permissions.", e);
        }
    }
}
