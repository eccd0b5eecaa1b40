package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.PlugIn;
import ij.process.ColorProcessor;
import java.nio.file.Path;
import java.util.Map;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;

/** Runs entries of the menu by the lines of a macro where there is no display, and prints what came of it; for {@link HeadlessTest}. */
final class HeadlessEntries {

    private HeadlessEntries() {}

    /** @param arguments the image that is active, its pixel size in um, then entry and options in turn */
    public static void main(String[] arguments) throws Exception {
        // so ImageJ names the thread of a macro, and so a macro without a display runs
        Thread.currentThread().setName("Run$_macro");
        Interpreter.batchMode = true;
        IJ.redirectErrorMessages(true);
        Map<String, String> entries = RealImageJ.entries();
        ImagePlus image = open(Path.of(arguments[0]), Double.parseDouble(arguments[1]));
        for (int i = 2; i < arguments.length; i += 2) {
            WindowManager.setTempCurrentImage(image);
            System.out.println("entry: " + arguments[i]);
            run(
                    (PlugIn) Class.forName(entries.get(arguments[i]))
                            .getDeclaredConstructor()
                            .newInstance(),
                    arguments[i + 1]);
            System.out.println("objects: "
                    + (image.getOverlay() == null ? 0 : image.getOverlay().size()));
            System.out.println("rows: " + ResultsTable.getResultsTable().size());
            System.out.println("image: " + WindowManager.getCurrentImage().getTitle());
        }
        System.exit(0);
    }

    private static void run(PlugIn plugin, String options) {
        Macro.setOptions(options);
        try {
            plugin.run("");
        } catch (RuntimeException canceled) {
            System.out.println("ended: " + canceled);
        }
    }

    private static ImagePlus open(Path file, double um) {
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            RgbImage pixels = slide.read(Region.ofSize(slide.width(), slide.height()), 1);
            ImagePlus image =
                    new ImagePlus("field", new ColorProcessor(pixels.width(), pixels.height(), pixels.toPacked()));
            image.getCalibration().setUnit("um");
            image.getCalibration().pixelWidth = um;
            image.getCalibration().pixelHeight = um;
            return image;
        }
    }
}
