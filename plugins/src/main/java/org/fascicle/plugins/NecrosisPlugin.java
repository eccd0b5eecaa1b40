package org.fascicle.plugins;

import org.fascicle.pipeline.Measure;

/** Menu entry "Necrosis and Tissue Classes...". */
public final class NecrosisPlugin extends MeasurePlugin {

    public NecrosisPlugin() {
        super(Measure.NECROSIS, "Necrosis and Tissue Classes", HelpPage.NECROSIS);
    }
}
