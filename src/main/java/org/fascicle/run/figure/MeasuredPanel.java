package org.fascicle.run.figure;

import java.util.List;
import java.util.Optional;
import org.fascicle.figure.BarScale;
import org.fascicle.figure.Panel;

/**
 * A panel, its scale, and where its measures lie.
 *
 * @param whyUnscaled why there is no scale, as a sentence; empty where there is one
 * @param folder of its measures within the result; empty where it was not measured
 * @param limits what bounds the measures, a sentence each
 */
record MeasuredPanel(
        Panel panel,
        Optional<BarScale> scale,
        String whyUnscaled,
        Optional<String> folder,
        List<String> limits,
        List<MeasuredPanel> insets) {

    MeasuredPanel measured(String where, List<String> sentences) {
        return new MeasuredPanel(panel, scale, whyUnscaled, Optional.of(where), sentences, insets);
    }

    MeasuredPanel limited(List<String> sentences) {
        return new MeasuredPanel(panel, scale, whyUnscaled, folder, sentences, insets);
    }
}
