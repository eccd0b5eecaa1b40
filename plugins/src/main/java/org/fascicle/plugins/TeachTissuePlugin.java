package org.fascicle.plugins;

import ij.ImagePlus;
import java.nio.file.Path;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.run.SlideTeaching;
import org.fascicle.slide.InMemorySlide;

/** Menu entry "Teach Tissue...": classes of tissue taught by what is drawn on the active image, as {@code fascicle teach tissue}. */
public final class TeachTissuePlugin extends TeachPlugin {

    public TeachTissuePlugin() {
        super(
                "Teach Tissue",
                "Draw areas, lines or points on tissue and say what it is: tumour, necrosis, stroma, ...",
                ModelField.TISSUE,
                "archive.tissue.json");
    }

    @Override
    ImageTeaching<?> open(ImagePlus image, InMemorySlide slide, AnalysisOptions.Builder options, Path file) {
        return new TissueImageTeaching(image, new SlideTeaching(slide, options.build()), file);
    }
}
