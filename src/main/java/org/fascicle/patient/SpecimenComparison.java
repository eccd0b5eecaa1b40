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

    static List<Comparison> of(SpecimenFindings before, SpecimenFindings after) {
        SpecimenRollUp first = before.measures();
        SpecimenRollUp second = after.measures();
        SpecimenComparison pair =
                new SpecimenComparison(before.taken().id(), after.taken().id());
        pair.ratio(
                QuantityKey.DENSITY,
                first.nuclei(),
                second.nuclei(),
                "chance of counting alone; density differs between fields by more");
        pair.ratio(
                QuantityKey.MITOSES,
                count(before.mitoses()),
                count(after.mitoses()),
                mitosesWords(before.mitoses(), after.mitoses()));
        pair.areas(QuantityKey.NECROSIS, first.necroticShare(), second.necroticShare());
        pair.nuclei(first.ki67(), second.ki67());
        pair.areas(QuantityKey.SMA, first.positiveArea(CaseStain.SMA), second.positiveArea(CaseStain.SMA));
        pair.areas(QuantityKey.ACTIN, first.positiveArea(CaseStain.ACTIN), second.positiveArea(CaseStain.ACTIN));
        return pair.comparisons;
    }

    /** Says of a choice and of a detector's errors only where there was a choice and a detector. */
    private static String mitosesWords(Mitoses before, Mitoses after) {
        boolean bothChosen = before.hotspot().isPresent() && after.hotspot().isPresent();
        boolean oneChosen = before.hotspot().isPresent() != after.hotspot().isPresent();
        boolean unreviewed =
                Stream.of(before, after).anyMatch(count -> count.counter() == Mitoses.Counter.UNREVIEWED_DETECTOR);
        return "chance of counting alone"
                + (unreviewed ? ", not a detector's errors" : "")
                + (bothChosen ? "; both areas were chosen as the worst" : "")
                + (oneChosen ? "; one of the areas was chosen as the worst" : "");
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
