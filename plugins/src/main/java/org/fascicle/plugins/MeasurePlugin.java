package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.PlugIn;
import org.fascicle.decision.HumanFindings;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.publish.SlideReports;
import org.fascicle.report.SlideReport;

/**
 * A measure on the active image or its selection: asks, calls the core, shows overlay and table.
 *
 * <p>Every field of the dialog is recorded; a macro that replays the line gets the same numbers as the command line.
 */
abstract class MeasurePlugin implements PlugIn {

    private final Measure measure;
    private final String title;
    private final HelpPage help;

    MeasurePlugin(Measure measure, String title, HelpPage help) {
        this.measure = measure;
        this.title = title;
        this.help = help;
    }

    /** What the dialog asks of a DAB stain. */
    DabFields dabFields() {
        return DabFields.asking();
    }

    /**
     * What else is shown once overlay and tables are.
     *
     * @param image what its rows are called in tables
     */
    void shown(String image, SlideFindings findings, SlideReport report) {}

    @Override
    public void run(String argument) {
        ImagePlus image = IJ.getImage();
        Refusals.shown(title, () -> {
            ActiveImage active = new ActiveImage(image);
            active.requireColours();
            MeasureFields fields = new MeasureFields(measure, active, dabFields());
            Refusals.asked(title, () -> fields.ask(title, help, image), () -> measure(image, fields));
        });
    }

    /** The slice and the selection are those that hold now: beside the dialog a person may have gone on. */
    private void measure(ImagePlus image, MeasureFields fields) {
        ActiveImage active = new ActiveImage(image);
        AnalysisOptions options = fields.options(active.selection());
        Found found = Stoppable.run(() -> fields.find(active, options, new StatusProgress(title)));
        fields.keep();
        show(image, found, options, fields, Corrections.NONE);
    }

    private void show(
            ImagePlus image, Found found, AnalysisOptions options, MeasureFields fields, Corrections.Sum corrected) {
        SlideReport report = SlideReports.of(found.findings(), options, HumanFindings.none());
        FindingsView view = found.view(image, measure, fields.compartment());
        view.show(options, report, corrected);
        LastMeasures.keep(image, report);
        MeasuredFigures.keep(image, found, options);
        Corrections.keep(
                image,
                new Corrections.Measure(
                        view.name(),
                        found,
                        options,
                        corrected,
                        (of, again, same, sum) -> show(of, again, same, fields, sum)));
        Plots.show(found.slice().label(image), found, fields.plots());
        shown(found.slice().label(image), found.findings(), report);
    }
}
