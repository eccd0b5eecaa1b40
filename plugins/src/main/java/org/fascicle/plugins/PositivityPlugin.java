package org.fascicle.plugins;

import org.fascicle.pipeline.Measure;

/** Menu entry "Alpha-SMA and DAB Area...". */
public final class PositivityPlugin extends MeasurePlugin {

    public PositivityPlugin() {
        super(Measure.POSITIVITY, "Alpha-SMA and DAB Area", HelpPage.POSITIVITY);
    }
}
