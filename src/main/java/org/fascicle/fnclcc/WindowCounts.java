package org.fascicle.fnclcc;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all windows of a tumour hold, each on 1.734 mm2: how many windows hold no mitosis, one, two and so on.
 *
 * <p>Windows overlap, so there are more of them than the tissue has room for side by side; {@code sideBySide} says for how many it has.
 *
 * @param windows number of windows by what they hold
 * @param sideBySide analysable tissue over the area of a window
 */
public record WindowCounts(SortedMap<Integer, Long> windows, double sideBySide) {

    /** With fewer, how windows differ is not known well enough to say what the choice of the hottest did. */
    static final double ENOUGH = 10;

    public WindowCounts {
        if (windows.isEmpty() || !(sideBySide > 0)) {
            throw new IllegalArgumentException("Counts of windows need windows and tissue, not " + windows + " on "
                    + sideBySide + " windows' area.");
        }
        if (windows.firstKey() < 0 || windows.values().stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("So many windows cannot hold so many mitoses: " + windows + ".");
        }
        windows = Collections.unmodifiableSortedMap(new TreeMap<>(windows));
    }

    /** Those of another slide of the same tumour beside these. */
    public WindowCounts plus(WindowCounts other) {
        TreeMap<Integer, Long> all = new TreeMap<>(windows);
        other.windows.forEach((count, number) -> all.merge(count, number, Long::sum));
        return new WindowCounts(all, sideBySide + other.sideBySide);
    }

    boolean areEnough() {
        return sideBySide >= ENOUGH;
    }

    long number() {
        return windows.values().stream().mapToLong(Long::longValue).sum();
    }

    double mean() {
        double sum = 0;
        for (var each : windows.entrySet()) {
            sum += (double) each.getKey() * each.getValue();
        }
        return sum / number();
    }

    /** The mean, or what half a mitosis on the whole tumour would make where there is none. */
    double meanAboveNone() {
        return Math.max(mean(), 0.5 / sideBySide);
    }

    double variance() {
        double mean = mean();
        double sum = 0;
        for (var each : windows.entrySet()) {
            sum += (each.getKey() - mean) * (each.getKey() - mean) * each.getValue();
        }
        return sum / number();
    }
}
