package org.fascicle.fnclcc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.fascicle.measure.Interval;
import org.fascicle.space.Area;

/**
 * Finds the reasons for care: where the rule was not made for a specimen, and where a finding is weaker than it looks.
 *
 * <p>When each flag is raised stands here, what it says and who says so in {@code flags.csv}.
 */
final class FlagFinder {

    /** Ten windows of 1.734 mm2: the least tissue in which a search for the hottest one means anything. */
    static final Area ENOUGH_TISSUE = Area.ofMm2(17.34);

    /** A measured necrosis below this share is no more than a few cells of the map. */
    static final double TRACE = 0.01;

    /** A hottest window as hot as this in one of twenty tumours without a hotspot is none. */
    private static final double SURPRISING = 0.05;

    private final RuleBook book;

    private final List<Flag> flags = new ArrayList<>();

    private FlagFinder(RuleBook book) {
        this.book = book;
    }

    /** The gravest first, else in the order in which findings are read. */
    static List<Flag> find(RuleBook book, Findings findings, Interval mitoses) {
        FlagFinder finder = new FlagFinder(book);
        finder.specimen(findings.specimen());
        finder.differentiation(findings.differentiation());
        finder.mitoses(findings.mitoses(), mitoses);
        finder.necrosis(findings.necrosis());
        return finder.flags.stream().sorted(Comparator.comparing(Flag::effect)).toList();
    }

    private void specimen(Specimen specimen) {
        switch (specimen.context()) {
            case METASTASIS -> raise("metastasis");
            case RECURRENCE -> raise("recurrence");
            case UNKNOWN -> raise("context-unknown");
            case PRIMARY -> {}
        }
        raiseIf(specimen.neoadjuvant(), "neoadjuvant");
        raiseIf(specimen.procedure() == Specimen.Procedure.CORE_BIOPSY, "core-biopsy");
        specimen.settings().stream()
                .sorted()
                .forEach(setting -> raise(setting.name().toLowerCase(Locale.ROOT)));
        specimen.analysable()
                .filter(area -> area.compareTo(ENOUGH_TISSUE) < 0)
                .ifPresent(area -> raise("area-analysable-low", Words.area(area.mm2())));
    }

    private void differentiation(Differentiation differentiation) {
        differentiation.type().ifPresent(type -> {
            type.flag()
                    .filter(each -> flags.stream().noneMatch(flag -> flag.code().equals(each.code())))
                    .ifPresent(each ->
                            flags.add(book.flag(each.code()).raisedBy(each.source(), type.name(), each.words())));
            raiseIf(type.otherScore().isPresent(), "differentiation-disputed", type.name());
        });
        boolean otherwise = flags.stream().anyMatch(flag -> flag.effect() == Flag.Effect.NOT_GRADED);
        raiseIf(differentiation.score().isEmpty() && !otherwise, "differentiation-missing");
    }

    private void mitoses(Mitoses mitoses, Interval interval) {
        if (!mitoses.isAssessable()) {
            raise("mitoses-missing", mitoses.missing().get());
            return;
        }
        area(mitoses);
        if (mitoses.counter() == Mitoses.Counter.UNREVIEWED_DETECTOR) {
            raise(crossesCut(interval) ? "detector-near-threshold" : "detector-unreviewed");
        }
        mitoses.hotspot().ifPresent(window -> {
            raiseIf(!window.windows().areEnough(), "hotspot-few-windows");
            raiseIf(
                    window.byChance() >= SURPRISING,
                    "hotspot-by-chance",
                    Words.number(mitoses.inMitoticArea()),
                    Words.number(window.expectedByChance()),
                    String.format(Locale.ROOT, "%.2g", window.byChance()));
        });
    }

    private void area(Mitoses mitoses) {
        raiseIf(!mitoses.areaStated(), "area-not-stated");
        if (!mitoses.isOnMitoticArea()) {
            boolean small = mitoses.area().compareTo(RuleBook.MITOTIC_AREA) < 0;
            raise(
                    small ? "area-small" : "area-rescaled",
                    Words.area(mitoses.area().mm2()));
        }
    }

    private boolean crossesCut(Interval interval) {
        return book.line("mitoses", interval.lower()) != book.line("mitoses", interval.upper());
    }

    private void necrosis(Necrosis necrosis) {
        if (!necrosis.isAssessable()) {
            raise("necrosis-missing", necrosis.missing().get());
            return;
        }
        raiseIf(!necrosis.kindClear(), "necrosis-kind-unclear");
        boolean trace = necrosis.measured() && necrosis.share() > 0 && necrosis.share() < TRACE;
        raiseIf(trace, "necrosis-trace", String.format(Locale.ROOT, "%.2f", 100 * necrosis.share()));
    }

    private void raiseIf(boolean holds, String code, Object... details) {
        if (holds) {
            raise(code, details);
        }
    }

    private void raise(String code, Object... details) {
        flags.add(book.flag(code).raise(details));
    }
}
