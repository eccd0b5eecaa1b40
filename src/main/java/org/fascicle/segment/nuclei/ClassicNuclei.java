package org.fascicle.segment.nuclei;

import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;

/** The classic segmenter's steps in their order. */
public final class ClassicNuclei {

    private ClassicNuclei() {
    }

    /** Labels of the nuclei of an image, on its own grid. */
    public static LabelImage find(RgbImage image, PixelSize pixelSize, SlideColour colour, ClassicNucleusOptions options) {
        WorkingGrid grid = new WorkingGrid(image.width(), image.height(), pixelSize);
        return grid.toInput(findOnWorkingGrid(grid.toWorking(image), grid.pixelUm(), colour, options));
    }

    private static LabelImage findOnWorkingGrid(RgbImage image, double pixelUm, SlideColour colour, ClassicNucleusOptions options) {
        int width = image.width();
        int height = image.height();
        int[] contrast = NuclearContrast.of(image, colour, options.smoothingUm() / pixelUm);
        LocalThreshold threshold = threshold(contrast, width, height, pixelUm, options);
        boolean[] foreground = foreground(threshold, width, height, pixelUm, options);
        byte[] surface = NuclearSurface.of(foreground, contrast, threshold, width, height, pixelUm, options);
        ComponentTree hills = ComponentTree.of(surface, width, height);
        int[] labels = EllipseSelection.seeds(hills, pixelUm, options);
        Watershed.grow(labels, surface, width);
        labels = Outlines.even(labels, width, height);
        NucleusFilter.apply(labels, contrast, threshold, pixelUm, options);
        return new LabelImage(width, height, labels);
    }

    private static LocalThreshold threshold(int[] contrast, int width, int height, double pixelUm, ClassicNucleusOptions options) {
        int radius = (int) Math.round(options.windowUm() / pixelUm);
        int least = (int) Math.round(options.leastContrast() * NuclearContrast.STEPS);
        return LocalThreshold.of(contrast, width, height, radius, options.thresholdShare(), least, 2);
    }

    private static boolean[] foreground(LocalThreshold threshold, int width, int height, double pixelUm, ClassicNucleusOptions options) {
        boolean[] mask = threshold.nuclear().clone();
        Foreground.fillHoles(mask, width, height, (int) (options.mostHoleUm2() / (pixelUm * pixelUm)));
        return Foreground.open(mask, width, height);
    }
}
