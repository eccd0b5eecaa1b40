package org.fascicle.run.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.measure.Interval;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.PublishedValues;
import org.fascicle.space.UserError;

/**
 * A published number beside the one measured here.
 *
 * @param here empty where it was not measured
 * @param verdict {@link #CONSISTENT}, {@link #NOT_CONSISTENT} or why it was not measured
 */
record BesidePublished(PublishedValues.Value published, Optional<ErrorBudget> here, String verdict) {

    static final String CONSISTENT = "consistent";
    static final String NOT_CONSISTENT = "not consistent";

    /**
     * All of them in the table's order: consistent is what lies within our error budget, or whose own interval meets it.
     *
     * @throws UserError where a panel is named that the figure does not have
     */
    static List<BesidePublished> of(List<PublishedValues.Value> values, List<MeasuredPanel> panels) {
        List<MeasuredPanel> all = withInsets(panels);
        return values.stream().map(value -> of(value, panel(value, all))).toList();
    }

    /** @throws UserError where a panel is named that the figure does not have */
    static void requirePanels(List<PublishedValues.Value> values, List<MeasuredPanel> panels) {
        List<MeasuredPanel> all = withInsets(panels);
        values.forEach(value -> panel(value, all));
    }

    private static MeasuredPanel panel(PublishedValues.Value value, List<MeasuredPanel> all) {
        return all.stream()
                .filter(one -> one.panel().name().equalsIgnoreCase(value.panel()))
                .findFirst()
                .orElseThrow(() -> UserError.input("The published values speak of panel '" + value.panel()
                        + "', and the figure has "
                        + String.join(
                                ", ",
                                all.stream().map(one -> one.panel().name()).toList())
                        + "; name one of these."));
    }

    private static List<MeasuredPanel> withInsets(List<MeasuredPanel> panels) {
        List<MeasuredPanel> all = new ArrayList<>();
        panels.forEach(panel -> {
            all.add(panel);
            all.addAll(withInsets(panel.insets()));
        });
        return all;
    }

    private static BesidePublished of(PublishedValues.Value value, MeasuredPanel panel) {
        Optional<ErrorBudget> here = panel.values().stream()
                .filter(budget -> budget.measured().key() == value.key())
                .findFirst();
        return new BesidePublished(
                value, here, here.map(budget -> verdict(value, budget)).orElseGet(() -> why(value.key(), panel)));
    }

    private static String verdict(PublishedValues.Value value, ErrorBudget budget) {
        Interval ours = budget.interval();
        double low = value.interval().map(Interval::lower).orElse(value.value());
        double high = value.interval().map(Interval::upper).orElse(value.value());
        return high >= ours.lower() && low <= ours.upper() ? CONSISTENT : NOT_CONSISTENT;
    }

    private static String why(MeasureKey key, MeasuredPanel panel) {
        if (!panel.whyUnscaled().isEmpty()) {
            return "not measured: " + panel.whyUnscaled();
        }
        return "not measured: "
                + panel.limits().stream()
                        .filter(limit -> panel.folder().isEmpty() || limit.startsWith("nuclei:"))
                        .reduce((a, b) -> a + "; " + b)
                        .orElse("the panel's stain has no " + key.label().toLowerCase(Locale.ROOT));
    }
}
