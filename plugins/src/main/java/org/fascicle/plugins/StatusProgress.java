package org.fascicle.plugins;

import ij.IJ;
import java.util.Locale;
import org.fascicle.pipeline.Progress;

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
    public void report(String task, long done, long total) {
        IJ.showProgress((int) done, (int) total);
        IJ.showStatus(words(done, total, (System.nanoTime() - began) / NANOS_PER_SECOND));
    }

    /** Without the time left as long as it would be a guess. */
    String words(long done, long total, double seconds) {
        String share = String.format(Locale.ROOT, "%s: %d %%", title, 100 * done / Math.max(1, total));
        if (done == 0 || seconds < LEAST_SECONDS) {
            return share + " (Esc stops)";
        }
        return String.format(Locale.ROOT, "%s, %.0f s left (Esc stops)", share, seconds * (total - done) / done);
    }
}
