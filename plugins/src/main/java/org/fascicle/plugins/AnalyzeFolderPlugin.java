package org.fascicle.plugins;

import ij.IJ;
import ij.plugin.PlugIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fascicle.pipeline.Progress;
import org.fascicle.report.BatchReport;
import org.fascicle.report.MadeFolders;
import org.fascicle.report.ResultFolder;
import org.fascicle.run.AnalysisRun;
import org.fascicle.run.Batch;
import org.fascicle.run.FoundSlides;
import org.fascicle.run.NamedSlide;
import org.fascicle.run.Reuse;
import org.fascicle.run.TimeLimit;
import org.fascicle.run.Workforce;
import org.fascicle.run.Workplace;
import org.fascicle.space.UserError;

/** Menu entry "Analyze Folder...": every slide of a folder, as {@code fascicle batch} does it. */
public final class AnalyzeFolderPlugin implements PlugIn {

    private static final String TITLE = "Analyze Folder";

    private final ResultFields results = new ResultFields();
    private final AnalysisFields analysis = new AnalysisFields(true);
    private String slides = Remembered.text("slides", "");
    private boolean resume;

    @Override
    public void run(String argument) {
        Refusals.asked(TITLE, this::ask, this::analyse);
    }

    private boolean ask() {
        Form dialog = Form.of(TITLE);
        dialog.addDirectoryField("Slides", slides);
        results.addFolderTo(dialog);
        analysis.addTo(dialog);
        dialog.addCheckbox("Resume: leave what is measured already", resume);
        results.addTo(dialog);
        MoreFields.addTo(dialog, () -> analysis.addRareTo(dialog));
        HelpPage.BATCH.addTo(dialog);
        return dialog.answered(() -> {
            slides = dialog.getNextString().strip();
            Remembered.keep("slides", slides);
            results.readFolderFrom(dialog);
            analysis.readFrom(dialog);
            resume = dialog.getNextBoolean();
            results.readFrom(dialog);
            analysis.readRareFrom(dialog);
        });
    }

    private void analyse() {
        Path folder = results.folder();
        FoundSlides found = found(folder);
        MadeFolders made = new MadeFolders();
        AnalysisRun run =
                new AnalysisRun(analysis.options().build(), analysis.human(), folder, results.overwrite(), made);
        BatchReport.Tally tally = Stoppable.run(() -> new Batch(found, folder, made, TimeLimit.NONE)
                .run(
                        Workforce.of(1, Runtime.getRuntime().availableProcessors()),
                        (slide, result) -> resume && run.reuse(slide.source(), result) == Reuse.SAME,
                        (slide, told) -> Workplace.HERE.measure(replacing(run, folder, slide), slide, told),
                        new Turns(found.slides().size())));
        say(tally, folder.resolve(BatchReport.PAGE));
    }

    private FoundSlides found(Path folder) {
        if (slides.isEmpty()) {
            throw UserError.usage("Name a folder of slides.");
        }
        FoundSlides found = Workplace.HERE.find(List.of(slides), folder);
        if (found.slides().isEmpty()) {
            throw UserError.input(
                    found.failures().isEmpty()
                            ? "There is no slide in " + slides + "; name another folder."
                            : found.failures().get(0).sentence());
        }
        return found;
    }

    /** A result that is resumed and not the same is made anew. */
    private AnalysisRun replacing(AnalysisRun run, Path folder, NamedSlide slide) {
        return resume && ResultFolder.isResult(folder.resolve(slide.name())) ? run.overwriting() : run;
    }

    private void say(BatchReport.Tally tally, Path page) {
        int all = tally.done() + tally.failures().size();
        IJ.log("Fascicle: " + tally.done() + " of " + all + " slides done; " + page);
        tally.failures().forEach(failure -> IJ.log("  " + Refusals.ofDialogs(failure)));
        if (results.openReport()) {
            ReportPage.openPage(page);
        }
    }

    /** Says in ImageJ's status line whose turn it is. */
    private static final class Turns implements Batch.Watcher {

        private final int all;
        private final AtomicInteger begun = new AtomicInteger();

        Turns(int all) {
            this.all = all;
        }

        @Override
        public Progress begun(NamedSlide slide) {
            return new StatusProgress(
                    TITLE + ", " + slide.name() + " (" + begun.incrementAndGet() + " of " + all + ")");
        }

        @Override
        public void finished(NamedSlide slide, Optional<String> failure, boolean wasThere, int done, int of) {
            IJ.showProgress(done, of);
        }
    }
}
