package org.fascicle.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fascicle.pipeline.Progress;
import org.fascicle.run.Batch;
import org.fascicle.run.NamedSlide;

/** How a batch goes on: a live view on a terminal, a line per slide in a pipe or log. */
final class BatchProgress implements Batch.Watcher, AutoCloseable {

    private static final int USUAL_COLUMNS = 80;
    private static final int REDRAW_MILLIS = 500;

    private final PrintWriter log;
    private final boolean quiet;
    private final Optional<LiveView> view;
    private final Optional<ScheduledExecutorService> clock;

    BatchProgress(PrintWriter log, boolean quiet) {
        this.log = log;
        this.quiet = quiet;
        this.view =
                quiet || !isTerminal() ? Optional.empty() : Optional.of(new LiveView(log, columns(), System::nanoTime));
        this.clock = view.map(BatchProgress::redrawing);
    }

    /** One that can be drawn on; Windows' own sets no TERM and is told line by line. */
    private static boolean isTerminal() {
        String kind = System.getenv("TERM");
        return System.console() != null && kind != null && !kind.equals("dumb");
    }

    private static int columns() {
        try {
            return Integer.parseInt(System.getenv("COLUMNS"));
        } catch (NumberFormatException e) {
            return USUAL_COLUMNS;
        }
    }

    private static ScheduledExecutorService redrawing(LiveView view) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "fascicle-view");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleAtFixedRate(view::draw, 0, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        return clock;
    }

    @Override
    public Progress begun(NamedSlide slide) {
        return view.map(shown -> shown.begun(slide.path())).orElse(Progress.SILENT);
    }

    @Override
    public void finished(NamedSlide slide, Optional<String> failure, boolean wasThere, int done, int all) {
        view.ifPresent(shown -> shown.finished(
                slide.path(),
                failure.map(why -> Shown.safe(slide.path() + " failed: " + why)).orElse(""),
                !wasThere,
                failure.isPresent(),
                done,
                all));
        if (!quiet && view.isEmpty()) {
            String outcome = failure.map(why -> "failed: " + why).orElse(wasThere ? "measured already" : "done");
            log.println(Shown.safe(done + "/" + all + " " + slide.path() + " " + outcome));
            log.flush();
        }
    }

    @Override
    public void close() {
        clock.ifPresent(ScheduledExecutorService::shutdownNow);
        view.ifPresent(LiveView::clear);
    }
}
