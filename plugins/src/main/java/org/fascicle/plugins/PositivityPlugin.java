package org.fascicle.plugins;

import org.fascicle.pipeline.Measure;

/** Menu entry "DAB Positivity...". */
public final class PositivityPlugin extends MeasurePlugin {

    public PositivityPlugin() {
        super(Measure.POSITIVITY, "DAB Positivity", HelpPage.POSITIVITY);
    }
}
