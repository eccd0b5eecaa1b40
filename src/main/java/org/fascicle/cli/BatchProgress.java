package org.fascicle.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.fascicle.run.Batch;
import org.fascicle.run.NamedSlide;

/** How a batch goes on: a bar on a terminal, a line per slide in a pipe or log. */
final class BatchProgress implements Batch.Watcher, AutoCloseable {

    private final PrintWriter log;
    private final boolean lines;
    private final TerminalProgress bar;

    BatchProgress(PrintWriter log, boolean quiet) {
        this.log = log;
        this.lines = !quiet && System.console() == null;
        this.bar = new TerminalProgress(quiet);
    }

    @Override
    public void finished(NamedSlide slide, Optional<String> failure, boolean wasThere, int done, int all) {
        bar.report("slides", done, all);
        if (lines) {
            String outcome = failure.map(why -> "failed: " + why).orElse(wasThere ? "measured already" : "done");
            log.println(Shown.safe(done + "/" + all + " " + slide.path() + " " + outcome));
            log.flush();
        }
    }

    @Override
    public void close() {
        bar.close();
    }
}
