package org.fascicle.plugins;

import org.fascicle.pipeline.Measure;

/** Menu entry "Necrosis...". */
public final class NecrosisPlugin extends MeasurePlugin {

    public NecrosisPlugin() {
        super(Measure.NECROSIS, "Necrosis", HelpPage.NECROSIS);
    }
}
