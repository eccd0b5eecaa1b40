package org.fascicle.run.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.figure.BarScale;
import org.fascicle.measure.Interval;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.SlideReport;

/**
 * What a number read from a figure may be off by, part by part.
 *
 * <p>Parts are taken as independent: their squares are summed. What has no number (the choice of the field, what was done to the
 * picture before it was printed) is not in it.
 *
 * @param parts each with how far the truth may lie below and above, in the measure's unit
 */
record ErrorBudget(Measured measured, List<Part> parts) {

    private static final int FEWEST_NUCLEI = 10;

    /** Measures of a figure, and the power of a length that each goes with. */
    private enum Scaling {
        NUCLEI_PER_MM2(-2, true),
        NUCLEUS_AREA_MEDIAN(2, true),
        NUCLEUS_ELONGATION_MEDIAN(0, true),
        POSITIVE_AREA(0, false),
        POSITIVE_NUCLEI(0, true),
        H_SCORE(0, true);

        private final int power;
        private final boolean ofNuclei;

        Scaling(int power, boolean ofNuclei) {
            this.power = power;
            this.ofNuclei = ofNuclei;
        }

        MeasureKey key() {
            return MeasureKey.valueOf(name());
        }
    }

    /**
     * One source of error.
     *
     * @param below how far the truth may lie below the value, in its unit
     * @param above the same above
     * @param how where the figures come from
     */
    record Part(String name, double below, double above, String how) {

        private static Part both(String name, double either, String how) {
            return new Part(name, either, either, how);
        }
    }

    ErrorBudget {
        parts = List.copyOf(parts);
    }

    /** What a figure's panel can be asked for. */
    static List<MeasureKey> known() {
        return List.of(Scaling.values()).stream().map(Scaling::key).toList();
    }

    /**
     * The budgets of all that was measured on a panel.
     *
     * @param again the same measures on the panel compressed once more
     */
    static List<ErrorBudget> of(SlideReport report, Optional<Recompressed> again, BarScale scale) {
        List<ErrorBudget> budgets = new ArrayList<>();
        boolean nucleiStand = nucleiLost(report).isEmpty();
        for (Scaling scaling : Scaling.values()) {
            if (scaling.ofNuclei && !nucleiStand) {
                continue;
            }
            report.measured(scaling.key()).ifPresent(measured -> {
                List<Part> parts = new ArrayList<>();
                measured.interval().ifPresent(interval -> parts.add(chance(measured.value(), interval)));
                calibration(measured.value(), scaling.power, scale).ifPresent(parts::add);
                again.flatMap(other -> compression(measured, other)).ifPresent(parts::add);
                budgets.add(new ErrorBudget(measured, parts));
            });
        }
        return budgets;
    }

    /** Why nuclei are not to be counted: they are too few, as in an inset, or DAB fills the cytoplasm, and brown cytoplasm passes for nuclei. */
    static Optional<String> nucleiLost(SlideReport report) {
        double nuclei = report.measured(MeasureKey.NUCLEI).map(Measured::value).orElse(0.0);
        if (nuclei < FEWEST_NUCLEI) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "nuclei: %.0f were found, and fewer than %d say nothing of a density or a share",
                    nuclei,
                    FEWEST_NUCLEI));
        }
        return report.notMeasured().stream()
                .filter(missing -> missing.key() == MeasureKey.POSITIVE_NUCLEI)
                .findFirst()
                .map(missing -> "nuclei: not counted, for brown cytoplasm passes for nuclei; " + missing.reason());
    }

    private static Part chance(double value, Interval interval) {
        return new Part("chance", value - interval.lower(), interval.upper() - value, interval.method());
    }

    private static Optional<Part> calibration(double value, int power, BarScale scale) {
        return power == 0
                ? Optional.empty()
                : Optional.of(Part.both(
                        "calibration",
                        Math.abs(power * value * scale.relative()),
                        String.format(
                                Locale.ROOT,
                                "a length is known to %.1f %% from the bar, this goes with its %s",
                                100 * scale.relative(),
                                power < 0 ? "inverse square" : "square")));
    }

    private static Optional<Part> compression(Measured measured, Recompressed again) {
        return again.report()
                .measured(measured.key())
                .map(other -> Part.both(
                        "compression",
                        Math.abs(other.value() - measured.value()),
                        "by how much it moves when the panel is saved as JPEG of quality " + again.quality()
                                + " once more"));
    }

    /** All parts together, 95 % where each is; not below 0, a share not above 100 %. */
    Interval interval() {
        double below = 0;
        double above = 0;
        for (Part part : parts) {
            below += part.below() * part.below();
            above += part.above() * part.above();
        }
        double top = measured.key().unit().equals("%") ? 100 : Double.MAX_VALUE;
        return new Interval(
                Math.max(0, measured.value() - Math.sqrt(below)),
                Math.min(top, measured.value() + Math.sqrt(above)),
                Interval.USUAL_CONFIDENCE,
                "parts in quadrature");
    }
}
