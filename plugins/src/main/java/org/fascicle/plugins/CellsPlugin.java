package org.fascicle.plugins;

import org.fascicle.pipeline.Measure;

/** Menu entry "Cells and Density...". */
public final class CellsPlugin extends MeasurePlugin {

    public CellsPlugin() {
        super(Measure.CELLS, "Cells and Density", HelpPage.NUCLEI);
    }
}
