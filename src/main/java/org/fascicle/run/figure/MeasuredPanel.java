package org.fascicle.run.figure;

import java.util.List;
import java.util.Optional;
import org.fascicle.figure.BarScale;
import org.fascicle.figure.Panel;

/**
 * A panel, its scale, and what was measured of it.
 *
 * @param printedUm the length that seems to be printed beside its bar; empty where none was read
 * @param whyUnscaled why there is no scale, as a sentence; empty where there is one
 * @param folder of its measures within the result; empty where it was not measured
 * @param values its numbers with what each may be off by
 * @param limits what bounds the measures, a sentence each
 */
record MeasuredPanel(
        Panel panel,
        Optional<BarScale> scale,
        Optional<Double> printedUm,
        String whyUnscaled,
        Optional<String> folder,
        List<ErrorBudget> values,
        List<String> limits,
        List<MeasuredPanel> insets) {

    MeasuredPanel {
        values = List.copyOf(values);
        limits = List.copyOf(limits);
        insets = List.copyOf(insets);
    }

    MeasuredPanel measured(String where, List<ErrorBudget> numbers, List<String> sentences) {
        return new MeasuredPanel(panel, scale, printedUm, whyUnscaled, Optional.of(where), numbers, sentences, insets);
    }

    MeasuredPanel limited(List<String> sentences) {
        return new MeasuredPanel(panel, scale, printedUm, whyUnscaled, folder, values, sentences, insets);
    }

    MeasuredPanel with(List<MeasuredPanel> others) {
        return new MeasuredPanel(panel, scale, printedUm, whyUnscaled, folder, values, limits, others);
    }
}
