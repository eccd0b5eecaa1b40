package org.fascicle.patient;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.MitosisDoubt;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.measure.Count;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Proportion;
import org.fascicle.space.Area;

/** What is followed from specimen to specimen, each quantity with what it was found on. */
final class SpecimenQuantities {

    private static final double PERCENT = 100;

    private final SpecimenFindings specimen;
    private final SpecimenRollUp measures;

    private SpecimenQuantities(SpecimenFindings specimen) {
        this.specimen = specimen;
        this.measures = specimen.measures();
    }

    /** One per {@link QuantityKey}, in that order. */
    static List<Quantity> of(SpecimenFindings specimen) {
        SpecimenQuantities quantities = new SpecimenQuantities(specimen);
        return List.of(
                quantities.density(),
                quantities.mitoses(),
                quantities.necrosis(),
                quantities.ki67(),
                quantities.positive(QuantityKey.SMA, CaseStain.SMA),
                quantities.positive(QuantityKey.ACTIN, CaseStain.ACTIN));
    }

    private Quantity density() {
        Optional<Count> nuclei = measures.nuclei();
        return new Quantity(
                QuantityKey.DENSITY,
                nuclei.map(Count::perMm2),
                measures.density(),
                nuclei.map(count -> count.count() + " nuclei on " + mm2(count.area()))
                        .orElse("no slide gave a count"),
                Optional.empty(),
                "");
    }

    /** The interval is that of the measured count, or of a person's where nothing was measured. */
    private Quantity mitoses() {
        Optional<Mitoses> measured = Optional.of(measures.measuredMitoses()).filter(Mitoses::isAssessable);
        Optional<Mitoses> said = specimen.saidMitoses().filter(Mitoses::isAssessable);
        return new Quantity(
                QuantityKey.MITOSES,
                measured.map(Mitoses::inMitoticArea),
                measured.or(() -> said).map(MitosisDoubt::interval),
                measured.map(SpecimenQuantities::counted).orElse("no slide gave a count"),
                said.map(Mitoses::inMitoticArea),
                said.map(SpecimenQuantities::countedByAPerson).orElse(""));
    }

    private static String countedByAPerson(Mitoses said) {
        return Math.round(said.number()) + " on " + mm2(said.area()) + ", 95 % "
                + Shown.interval(MitosisDoubt.interval(said));
    }

    private static String counted(Mitoses found) {
        return Math.round(found.number())
                + (found.counter() == Mitoses.Counter.UNREVIEWED_DETECTOR ? " detected on " : " on ")
                + mm2(found.area())
                + MitosisDoubt.rate(found).map(rate -> "; " + rate.words()).orElse("");
    }

    private Quantity necrosis() {
        Optional<Double> said =
                specimen.saidNecrosis().filter(Necrosis::isAssessable).map(judged -> PERCENT * judged.share());
        return share(QuantityKey.NECROSIS, measures.necroticShare(), said);
    }

    private Quantity ki67() {
        Optional<Proportion> index = measures.ki67();
        return new Quantity(
                QuantityKey.KI67,
                index.map(found -> PERCENT * found.value()),
                index.map(found -> found.interval().times(PERCENT)),
                index.map(found -> found.part() + " of " + found.whole() + " nuclei"
                                + measures.hottestKi67()
                                        .map(field -> "; " + field)
                                        .orElse(""))
                        .orElse("no slide gave an index"),
                Optional.empty(),
                "");
    }

    private Quantity positive(QuantityKey key, CaseStain stain) {
        return share(key, measures.positiveArea(stain), Optional.empty());
    }

    private static Quantity share(QuantityKey key, Optional<Fraction> found, Optional<Double> said) {
        return new Quantity(
                key,
                found.map(share -> PERCENT * share.value()),
                found.flatMap(Fraction::interval).map(interval -> interval.times(PERCENT)),
                found.map(share -> mm2(share.part()) + " of " + mm2(share.whole()))
                        .orElse("measured on no slide"),
                said,
                "");
    }

    private static String mm2(Area area) {
        return String.format(Locale.ROOT, "%.3f mm\u00b2", area.mm2());
    }
}
