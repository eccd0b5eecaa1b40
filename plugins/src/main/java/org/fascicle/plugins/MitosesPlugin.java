package org.fascicle.plugins;

import org.fascicle.pipeline.Measure;

/** Menu entry "Mitotic Figures...". */
public final class MitosesPlugin extends MeasurePlugin {

    public MitosesPlugin() {
        super(Measure.MITOSES, "Mitotic Figures", HelpPage.MITOSES);
    }
}
