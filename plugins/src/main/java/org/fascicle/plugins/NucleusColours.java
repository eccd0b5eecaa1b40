package org.fascicle.plugins;

import ij.IJ;
import ij.gui.Roi;
import java.awt.Color;
import java.util.List;
import java.util.Optional;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.measure.ValueSpread;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.ColourBy;
import org.fascicle.report.ColourScale;

/** Nuclei of an image in the colours of a measure, and the legend that says which value has which colour. */
final class NucleusColours {

    private static final int OPACITY = 230;

    private final NucleusMeasure measure;
    private final ColourBy colourBy;
    private final double elongatedAspect;
    private final ColourScale scale;

    private NucleusColours(NucleusMeasure measure, AnalysisOptions options, List<Nucleus> nuclei) {
        this.measure = measure;
        this.colourBy = options.colourBy();
        this.elongatedAspect = options.cells().elongatedAspect();
        ValueSpread spread = new ValueSpread();
        nuclei.stream().filter(this::shows).forEach(nucleus -> spread.add(nucleus.value(measure)));
        this.scale = colourBy.scale(measure, spread);
    }

    /** Empty where no measure was chosen. */
    static Optional<NucleusColours> of(AnalysisOptions options, List<Nucleus> nuclei) {
        return options.colourBy().measures().stream()
                .findFirst()
                .map(measure -> new NucleusColours(measure, options, nuclei));
    }

    private boolean shows(Nucleus nucleus) {
        return ColourBy.shows(measure, nucleus, elongatedAspect);
    }

    /** Fills an outline; leaves it a line where the nucleus has no value to show. */
    void paint(Roi outline, Nucleus nucleus) {
        if (shows(nucleus)) {
            int rgb = scale.rgb(nucleus.value(measure));
            outline.setFillColor(new Color(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff, OPACITY));
            outline.setName(measure.optionName() + " " + IJ.d2s(nucleus.value(measure), 2));
        }
    }

    /** A bar of all colours with the range and its unit, in the lower left corner of an image. */
    List<Roi> legend(int width, int height) {
        return ColourLegend.of(scale.map(), measure.shortLabel() + ": " + scale.range(measure.unit()), width, height);
    }
}
