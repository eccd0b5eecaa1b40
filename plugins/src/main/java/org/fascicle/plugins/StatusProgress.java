package org.fascicle.plugins;

import ij.IJ;
import java.util.Locale;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.Stage;

/** ImageJ's bar and status line: what is being done, its share, and the time left. */
final class StatusProgress implements Progress {

    private static final double LEAST_SECONDS = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    private final String title;
    private final long began = System.nanoTime();

    StatusProgress(String title) {
        this.title = title;
    }

    @Override
    public void begin(Stage stage) {
        IJ.showStatus(words(stage));
    }

    @Override
    public void report(String task, long done, long total) {
        IJ.showProgress((int) done, (int) total);
        IJ.showStatus(words(done, total, (System.nanoTime() - began) / NANOS_PER_SECOND));
    }

    String words(Stage stage) {
        String what = switch (stage) {
            case READ -> "the file is opened";
            case TISSUE -> "tissue and stains are looked for";
            case WRITE -> "the result is written";
            default -> stage.name().toLowerCase(Locale.ROOT);
        };
        return title + ", " + what + " (Esc stops)";
    }

    /** What matters first, for ImageJ cuts off the end; without the time left as long as it would be a guess. */
    String words(long done, long total, double seconds) {
        boolean guess = done == 0 || seconds < LEAST_SECONDS;
        return String.format(
                Locale.ROOT,
                "%d %%%s (Esc stops): %s, tile %d of %d",
                100 * done / Math.max(1, total),
                guess ? "" : String.format(Locale.ROOT, ", %.0f s left", seconds * (total - done) / done),
                title,
                done,
                total);
    }
}
