package org.fascicle.segment.nuclei;

import java.util.List;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Holes;
import org.fascicle.raster.ReadingOrder;
import org.fascicle.segment.Confidence;
import org.fascicle.segment.FoundNuclei;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;

/** The classic segmenter's steps in their order. */
public final class ClassicNuclei {

    private static final int THRESHOLD_PASSES = 2;

    private final int width;
    private final int height;
    private final double pixelUm;
    private final ClassicNucleusOptions options;

    private ClassicNuclei(RgbImage image, double pixelUm, ClassicNucleusOptions options) {
        this.width = image.width();
        this.height = image.height();
        this.pixelUm = pixelUm;
        this.options = options;
    }

    /** Slope and even point of the confidence over an outline's worth, fitted by {@code scripts/train/nuclei_errors.py}. */
    private static final double[] SURE = {8.7, 0.054};

    /** The nuclei of an image, on its own grid. */
    public static FoundNuclei find(
            RgbImage image, PixelSize pixelSize, SlideColour colour, ClassicNucleusOptions options) {
        WorkingGrid grid = new WorkingGrid(image.width(), image.height(), pixelSize);
        RgbImage working = grid.toWorking(image);
        return new ClassicNuclei(working, grid.pixelUm(), options).find(working, colour, grid);
    }

    private FoundNuclei find(RgbImage image, SlideColour colour, WorkingGrid grid) {
        int[] contrast = NuclearContrast.of(image, colour);
        LocalThreshold threshold = threshold(contrast);
        NuclearSurface hills = new NuclearSurface(contrast, threshold, width, height, pixelUm, options);
        List<Layer> layers = options.partings().stream()
                .map(parting -> layer(contrast, threshold, hills, parting))
                .toList();
        OutlineChoice.Chosen chosen = OutlineChoice.choose(layers, options);
        int[] labels = chosen.labels();
        labels = OutlineRefinement.refine(labels, contrast, width, height, pixelUm);
        labels = Tails.cut(labels, width, height, options.tailShare());
        WholePieces.keep(labels, width, pixels(options.leastAreaUm2()));
        return FoundNuclei.numbered(
                grid.toInput(new LabelImage(width, height, labels)), Confidence.of(chosen.worth(), SURE[0], SURE[1]));
    }

    private LocalThreshold threshold(int[] contrast) {
        int radius = (int) Math.round(options.windowUm() / pixelUm);
        int least = (int) Math.round(options.leastContrast() * NuclearContrast.STEPS);
        LocalThreshold threshold = LocalThreshold.of(contrast, width, height, radius, least, THRESHOLD_PASSES);
        threshold.leanOnBlock(options.blockShare());
        return threshold;
    }

    private Layer layer(int[] contrast, LocalThreshold threshold, NuclearSurface hills, Parting parting) {
        boolean[] above = threshold.above(parting.share());
        Holes.fill(above, width, (int) pixels(options.mostHoleUm2()));
        boolean[] foreground = Foreground.open(above, width, height);
        byte[] surface = hills.over(foreground, parting.stainHeightUm());
        int[] labels = EllipseSelection.seeds(surface, width, height, pixelUm, options);
        Watershed.grow(labels, surface, width);
        labels = Outlines.even(labels, width, height);
        return new OutlineScore(contrast, width, height, pixelUm).score(labels, ReadingOrder.highest(labels));
    }

    private double pixels(double um2) {
        return um2 / (pixelUm * pixelUm);
    }
}
