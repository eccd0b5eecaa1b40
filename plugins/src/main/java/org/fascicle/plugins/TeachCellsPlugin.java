package org.fascicle.plugins;

import ij.ImagePlus;
import java.nio.file.Path;
import java.util.Set;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.run.SlideCellTeaching;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.InMemorySlide;

/** Menu entry "Teach Cells...": classes of nuclei taught by what is drawn on the active image, as {@code fascicle teach cells}. */
public final class TeachCellsPlugin extends TeachPlugin {

    private final CellFields cells = new CellFields(false);
    private boolean findTissue = Remembered.flag("find_tissue", true);

    public TeachCellsPlugin() {
        super(
                "Teach Cells",
                "Set points in nuclei, or draw over them, and say what they are: tumour, lymphocyte, stromal, ...",
                ModelField.CELLS,
                "archive.cells.json");
    }

    @Override
    void addRareTo(Form dialog) {
        cells.addRareTo(dialog);
        dialog.addCheckbox("Find_tissue", findTissue);
    }

    @Override
    void readRareFrom(Form dialog) {
        cells.readRareFrom(dialog);
        findTissue = dialog.getNextBoolean();
        Remembered.keep("find_tissue", findTissue);
    }

    @Override
    ImageTeaching<?> open(ImagePlus image, InMemorySlide slide, AnalysisOptions.Builder options, Path file) {
        cells.putInto(options);
        options.measures(Set.of(Measure.CELLS)).tissue(findTissue ? TissueOptions.defaults() : TissueOptions.off());
        return new CellImageTeaching(image, new SlideCellTeaching(slide, options.build()), file);
    }
}
