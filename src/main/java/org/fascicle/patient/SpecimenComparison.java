package org.fascicle.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.measure.Count;
import org.fascicle.measure.Difference;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Proportion;
import org.fascicle.measure.RateRatio;

/** Compares what was measured on a specimen with the specimen before it. */
final class SpecimenComparison {

    private static final double PERCENT = 100;

    private final String from;
    private final String to;
    private final List<Comparison> comparisons = new ArrayList<>();

    private SpecimenComparison(String from, String to) {
        this.from = from;
        this.to = to;
    }

    static List<Comparison> of(
            String from,
            SpecimenRollUp before,
            Mitoses mitosesBefore,
            String to,
            SpecimenRollUp after,
            Mitoses mitosesAfter) {
        SpecimenComparison pair = new SpecimenComparison(from, to);
        pair.ratio(
                QuantityKey.DENSITY,
                before.nuclei(),
                after.nuclei(),
                "chance of counting alone; density differs between fields by more");
        pair.ratio(QuantityKey.MITOSES, count(mitosesBefore), count(mitosesAfter), chosen(mitosesBefore, mitosesAfter));
        pair.areas(QuantityKey.NECROSIS, before.necroticShare(), after.necroticShare());
        pair.nuclei(before.ki67(), after.ki67());
        pair.areas(QuantityKey.SMA, before.positiveArea(CaseStain.SMA), after.positiveArea(CaseStain.SMA));
        pair.areas(QuantityKey.ACTIN, before.positiveArea(CaseStain.ACTIN), after.positiveArea(CaseStain.ACTIN));
        return pair.comparisons;
    }

    /** What the interval holds, with what it does not: an area that a program chose as the hottest is high partly by chance. */
    private static String chosen(Mitoses before, Mitoses after) {
        long chosen = Stream.of(before, after)
                .filter(count -> count.hotspot().isPresent())
                .count();
        return "chance of counting alone"
                + (chosen == 0
                        ? ""
                        : chosen == 1
                                ? "; one area was chosen as the hottest"
                                : "; both areas were chosen as the hottest");
    }

    private static Optional<Count> count(Mitoses mitoses) {
        return Optional.of(mitoses)
                .filter(Mitoses::isAssessable)
                .map(found -> new Count(Math.round(found.number()), found.area()));
    }

    private void ratio(QuantityKey key, Optional<Count> before, Optional<Count> after, String words) {
        if (before.isPresent()
                && after.isPresent()
                && before.get().count() + after.get().count() > 0) {
            RateRatio ratio = new RateRatio(before.get(), after.get());
            comparisons.add(new Comparison(
                    key,
                    from,
                    to,
                    ratio.value(),
                    ratio.interval(Interval.USUAL_CONFIDENCE),
                    Comparison.Kind.RATIO,
                    words));
        }
    }

    private void areas(QuantityKey key, Optional<Fraction> before, Optional<Fraction> after) {
        Optional<Interval> first = before.flatMap(Fraction::interval);
        Optional<Interval> second = after.flatMap(Fraction::interval);
        if (first.isPresent() && second.isPresent()) {
            difference(
                    key,
                    new Difference(
                            before.get().value(), first.get(), after.get().value(), second.get()),
                    "the error of measuring the areas");
        }
    }

    private void nuclei(Optional<Proportion> before, Optional<Proportion> after) {
        if (before.isPresent() && after.isPresent()) {
            Proportion first = before.get();
            Proportion second = after.get();
            difference(
                    QuantityKey.KI67,
                    new Difference(first.value(), first.interval(), second.value(), second.interval()),
                    "chance of counting alone");
        }
    }

    private void difference(QuantityKey key, Difference difference, String words) {
        comparisons.add(new Comparison(
                key,
                from,
                to,
                PERCENT * difference.value(),
                difference.interval().times(PERCENT),
                Comparison.Kind.DIFFERENCE,
                words));
    }
}
