package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Plot;
import ij.process.FloatProcessor;
import ij.process.LUT;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.fascicle.image.FloatImage;
import org.fascicle.measure.CellDensityMap;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.report.ColourMap;
import org.fascicle.report.ColourScale;

/** Nuclei of an image as ImageJ's plots and images; one of the same name takes the last one's place. */
final class Plots {

    /** So large a map can be seen, and its legend be read. */
    private static final int LEAST_SIDE_PX = 600;

    private static final int LUT_SIZE = 256;

    private Plots() {}

    /** @param name what the image is called in tables */
    static void show(String name, Found found, PlotFields wanted) {
        if (wanted.densityMap()) {
            found.findings()
                    .density()
                    .filter(map -> map.squares() > 0)
                    .ifPresent(map -> replace(densityMap(name, map)));
        }
        wanted.histogram()
                .ifPresent(measure ->
                        replace(histogram(name, measure, found.objects().nuclei())));
    }

    private static void replace(ImagePlus image) {
        ImagePlus before = WindowManager.getImage(image.getTitle());
        ImagePlus active = WindowManager.getCurrentImage();
        if (before != null) {
            before.changes = false;
            before.close();
        }
        image.show();
        // the next measure is of the image that was measured, not of its plot
        if (active != null && active != before) {
            IJ.selectWindow(active.getID());
        }
    }

    /** Nuclei per mm2 as 32 bit, each square of the map a square of equal pixels; NaN where there is too little tissue. */
    private static ImagePlus densityMap(String name, CellDensityMap map) {
        FloatImage density = map.perMm2();
        int times = Math.max(1, LEAST_SIDE_PX / Math.max(density.width(), density.height()));
        FloatProcessor pixels = new FloatProcessor(times * density.width(), times * density.height());
        for (int y = 0; y < pixels.getHeight(); y++) {
            for (int x = 0; x < pixels.getWidth(); x++) {
                pixels.setf(x, y, density.get(x / times, y / times));
            }
        }
        ColourScale scale = ColourScale.upTo(
                map.quantile(1).orElseThrow() > 0 ? map.quantile(1).orElseThrow() : 1);
        ImagePlus image = new ImagePlus("Cell density of " + name, pixels);
        image.setLut(lut(scale.map()));
        image.setDisplayRange(scale.low(), scale.high());
        image.getCalibration().setUnit("um");
        image.getCalibration().pixelWidth = map.squareSize().xUm() / times;
        image.getCalibration().pixelHeight = map.squareSize().yUm() / times;
        Overlay legend = new Overlay();
        ColourLegend.of(
                        scale.map(),
                        "Nuclei per mm2: 0 to " + IJ.d2s(scale.high(), 0),
                        pixels.getWidth(),
                        pixels.getHeight())
                .forEach(legend::add);
        image.setOverlay(legend);
        return image;
    }

    private static LUT lut(ColourMap map) {
        byte[][] channels = new byte[3][LUT_SIZE];
        for (int i = 0; i < LUT_SIZE; i++) {
            int rgb = map.rgb(i / (LUT_SIZE - 1.0));
            channels[0][i] = (byte) (rgb >> 16);
            channels[1][i] = (byte) (rgb >> 8);
            channels[2][i] = (byte) rgb;
        }
        return new LUT(channels[0], channels[1], channels[2]);
    }

    private static ImagePlus histogram(String name, NucleusMeasure measure, List<Nucleus> nuclei) {
        double[] values = nuclei.stream()
                .mapToDouble(nucleus -> nucleus.value(measure))
                .filter(Double::isFinite)
                .toArray();
        String unit = measure.unit().isEmpty() ? "" : " (" + measure.unit() + ")";
        Plot plot = new Plot(measure.shortLabel() + " of nuclei of " + name, measure.shortLabel() + unit, "Nuclei");
        if (values.length > 0 && Arrays.stream(values).distinct().count() > 1) {
            plot.setColor(Color.GRAY, Color.LIGHT_GRAY);
            plot.addHistogram(values);
        }
        plot.setColor(Color.BLACK);
        plot.addLabel(0.02, 0.07, values.length + " nuclei");
        return plot.getImagePlus();
    }
}
