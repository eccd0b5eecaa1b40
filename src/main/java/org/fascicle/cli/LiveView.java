package org.fascicle.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.Stage;

/**
 * A batch on a terminal while it runs: a line on the whole (slides, failures, rate, time left), and one for each slide at work with its
 * stage. Drawn over itself; what is said of a slide for good stays above it. Safe from several threads.
 */
final class LiveView {

    private static final String UP_AND_CLEAR = "\u001b[%dA\r\u001b[J";
    private static final int SECONDS_PER_HOUR = 3600;

    private final PrintWriter terminal;
    private final int width;
    private final LongSupplier nanos;
    private final Map<String, String> stages = new LinkedHashMap<>();
    private final long start;
    private int drawn;
    private int done;
    private int all;
    private int measured;
    private int failed;

    /**
     * @param width columns of the terminal
     * @param nanos the clock
     */
    LiveView(PrintWriter terminal, int width, LongSupplier nanos) {
        this.terminal = terminal;
        this.width = width;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** A slide's turn has come; how far it is stands in the view. */
    synchronized Progress begun(String slide) {
        stages.put(slide, "begins");
        return new Progress() {
            @Override
            public void begin(Stage stage) {
                at(slide, words(stage));
            }

            @Override
            public void report(String task, long done, long total) {
                at(slide, "tile " + done + " of " + total);
            }
        };
    }

    private static String words(Stage stage) {
        return switch (stage) {
            case READ -> "is opened";
            case TISSUE -> "tissue and stains";
            case WRITE -> "is written";
            default -> stage.name().toLowerCase(Locale.ROOT);
        };
    }

    private synchronized void at(String slide, String stage) {
        stages.replace(slide, stage);
    }

    /**
     * A slide is finished.
     *
     * @param remark what is to stay above the view; empty for nothing
     * @param isMeasured false where an earlier result is kept
     */
    synchronized void finished(String slide, String remark, boolean isMeasured, boolean isFailed, int done, int all) {
        stages.remove(slide);
        this.done = done;
        this.all = all;
        measured += isMeasured ? 1 : 0;
        failed += isFailed ? 1 : 0;
        if (!remark.isEmpty()) {
            clear();
            terminal.println(remark);
        }
        draw();
    }

    synchronized void draw() {
        clear();
        List<String> lines = lines();
        lines.forEach(terminal::println);
        terminal.flush();
        drawn = lines.size();
    }

    synchronized void clear() {
        if (drawn > 0) {
            terminal.printf(UP_AND_CLEAR, drawn);
            terminal.flush();
            drawn = 0;
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(cut(whole()));
        stages.forEach((slide, stage) -> lines.add(cut("  " + slide + ": " + stage)));
        return lines;
    }

    private String whole() {
        String counted = all == 0 ? "no slide done yet" : done + " of " + all + " slides, " + failed + " failed";
        double seconds = (nanos.getAsLong() - start) / 1e9;
        if (measured == 0 || seconds <= 0) {
            return counted;
        }
        return counted
                + String.format(Locale.ROOT, ", %.1f slides a minute, ", measured * 60 / seconds)
                + time(Duration.ofSeconds(Math.round((all - done) * seconds / measured)))
                + " left";
    }

    /** A time as people say it: 40 s, 12 min, 3 h 20 min. */
    static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 100) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        return seconds < SECONDS_PER_HOUR ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    private String cut(String line) {
        String safe = Shown.safe(line);
        return safe.length() < width ? safe : safe.substring(0, Math.max(0, width - 4)) + "...";
    }
}
