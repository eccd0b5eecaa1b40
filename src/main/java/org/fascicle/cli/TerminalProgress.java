package org.fascicle.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.fascicle.pipeline.Progress;

/** A bar with the time left on a terminal; nothing in a pipe. */
final class TerminalProgress implements Progress, AutoCloseable {

    private final boolean shown;
    private ProgressBar bar;

    TerminalProgress(boolean quiet) {
        this.shown = !quiet && System.console() != null;
    }

    @Override
    public void report(String task, long done, long total) {
        if (!shown) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .build();
        }
        bar.stepTo(done);
        if (done >= total) {
            close();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
