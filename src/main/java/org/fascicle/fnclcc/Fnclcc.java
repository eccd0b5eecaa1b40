package org.fascicle.fnclcc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.fascicle.measure.Interval;

/**
 * Grades a soft-tissue sarcoma by FNCLCC and says how sure that is.
 *
 * <p>Differentiation (1 to 3, a pathologist's), mitoses in 1.734 mm2 (1 to 3) and tumour necrosis (0 to 2) add up to a
 * total of 2 to 8: grade 1 up to 3, grade 2 for 4 and 5, grade 3 from 6. The doubts of the three components are taken as
 * independent. A component that is missing leaves grades open and is never guessed.
 *
 * <p>Limits: validated on primary, non-metastatic, untreated, resected sarcomas of adults; elsewhere flags say so. Two
 * people give the same grade in 75 % of cases (Coindre 1986); that doubt is in no probability here.
 *
 * @see <a href="https://doi.org/10.1200/JCO.1997.15.1.350">Guillou et al. 1997</a>
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/17090186/">Coindre 2006</a>
 */
public final class Fnclcc {

    private final RuleBook book;

    public Fnclcc(RuleBook book) {
        this.book = book;
    }

    /** By the tables that come with the program. */
    public static Fnclcc standard() {
        return new Fnclcc(RuleBook.standard());
    }

    public RuleBook book() {
        return book;
    }

    /** The grade of one specimen, with its doubts, flags and what would change it. */
    public Grading grade(Findings findings) {
        Optional<Mitoses> counted = Optional.of(findings.mitoses()).filter(Mitoses::isAssessable);
        Optional<Interval> interval = counted.map(MitosisDoubt::interval);
        Optional<LikelyRate> rate = counted.flatMap(MitosisDoubt::rate);
        List<Score> scores = List.of(
                differentiation(findings.differentiation()),
                mitoses(findings.mitoses(), interval, rate),
                necrosis(findings.necrosis()));
        List<Flag> flags = FlagFinder.find(
                book,
                findings,
                rate.map(LikelyRate::interval).or(() -> interval).orElse(null));
        boolean graded = flags.stream().noneMatch(flag -> flag.effect() == Flag.Effect.NOT_GRADED);
        OptionalInt total = graded ? total(scores) : OptionalInt.empty();
        Optional<Distribution> totals = graded ? totals(scores) : Optional.empty();
        List<Reading> readings = graded ? readings(scores) : List.of();
        return new Grading(
                findings,
                scores.get(0),
                scores.get(1),
                scores.get(2),
                total,
                grade(total),
                new TreeSet<>(readings.stream().map(Reading::total).toList()),
                new TreeSet<>(readings.stream().map(Reading::grade).toList()),
                totals,
                totals.map(of -> of.map(book::grade)),
                interval,
                rate,
                flags,
                graded ? new ChangeFinder(book, findings).changes(scores) : List.of(),
                graded ? whatIfs(scores) : List.of(),
                mib1(findings, scores, graded),
                remarks(findings, graded, totals.map(of -> of.map(book::grade))));
    }

    private Score differentiation(Differentiation given) {
        Source source = given.type()
                .map(HistologicalType::source)
                .orElse(book.flag("differentiation-missing").source());
        return new Score(
                Component.DIFFERENTIATION,
                given.score(),
                given.possible(),
                given.probabilities(),
                sentence(given),
                source);
    }

    private static String sentence(Differentiation given) {
        String typed =
                given.type().map(type -> "Histological type " + type.name()).orElse("");
        if (given.score().isEmpty()) {
            return (typed.isEmpty() ? "Not given" : typed) + ": not assessable.";
        }
        String who = typed.isEmpty() ? "By the pathologist" : typed;
        String other = given.type()
                .filter(type -> type.otherScore().isPresent())
                .map(type -> " (" + type.otherScore().getAsInt() + " by "
                        + type.otherSource().orElseThrow().citation() + ")")
                .orElse("");
        return who + ": " + points(given.score().getAsInt()) + other + ".";
    }

    private Score mitoses(Mitoses mitoses, Optional<Interval> interval, Optional<LikelyRate> rate) {
        Source source = book.lines("mitoses").get(0).source();
        if (!mitoses.isAssessable()) {
            return open(Component.MITOSES, mitoses.missing().get(), source);
        }
        Threshold line = book.line("mitoses", mitoses.inMitoticArea());
        return scored(
                Component.MITOSES,
                line,
                new MitosisDoubt(book).points(mitoses),
                sentence(mitoses, line, interval.orElseThrow()) + beside(mitoses, rate));
    }

    private static String sentence(Mitoses mitoses, Threshold line, Interval interval) {
        String rescaled = mitoses.isOnMitoticArea()
                ? ""
                : ", that is " + Words.number(mitoses.inMitoticArea()) + " in "
                        + Words.area(RuleBook.MITOTIC_AREA.mm2()) + " mm2";
        return String.format(
                Locale.ROOT,
                "%s%s on %s mm2%s, %.1f per mm2 (95 %% interval %.1f to %.1f in 1.734 mm2): %s, %s.",
                mitoses.counter() == Mitoses.Counter.UNREVIEWED_DETECTOR ? "Detected " : "",
                Words.number(mitoses.number()),
                Words.area(mitoses.area().mm2()),
                rescaled,
                mitoses.inMitoticArea() / RuleBook.MITOTIC_AREA.mm2(),
                interval.lower(),
                interval.upper(),
                line.words(),
                points(line.points()));
    }

    /** What chance of counting alone does not say. */
    private static String beside(Mitoses mitoses, Optional<LikelyRate> rate) {
        boolean chosen = mitoses.hotspot().isPresent();
        if (rate.isEmpty()) {
            return chosen ? " Chosen as the hottest of few windows, so no probability is given." : "";
        }
        return String.format(
                " %s, %s.",
                chosen && mitoses.unreviewedError().isPresent()
                        ? "After the choice of the hottest window and the detector's errors"
                        : chosen ? "After the choice of the hottest window" : "After the detector's errors",
                rate.get().words());
    }

    private Score necrosis(Necrosis necrosis) {
        if (!necrosis.isAssessable()) {
            return open(
                    Component.NECROSIS,
                    necrosis.missing().get(),
                    book.lines("necrosis").get(0).source());
        }
        Threshold line = book.line("necrosis", necrosis.share());
        String interval = necrosis.interval()
                .map(range -> String.format(
                        Locale.ROOT, " (95 %% interval %.1f to %.1f %%)", 100 * range.lower(), 100 * range.upper()))
                .orElse("");
        String sentence = Words.percent(necrosis.share()) + " %" + interval + ": " + line.words() + ", "
                + points(line.points()) + ".";
        return scored(Component.NECROSIS, line, new NecrosisDoubt(book).points(necrosis), sentence);
    }

    private static Score scored(Component component, Threshold line, Optional<Distribution> doubt, String sentence) {
        return new Score(
                component,
                OptionalInt.of(line.points()),
                new TreeSet<>(List.of(line.points())),
                doubt,
                sentence,
                line.source());
    }

    private static Score open(Component component, String why, Source source) {
        return new Score(
                component,
                OptionalInt.empty(),
                component.points(),
                Optional.empty(),
                "Not assessable: " + why + ".",
                source);
    }

    private static OptionalInt total(List<Score> scores) {
        return scores.stream().allMatch(Score::isAssessable)
                ? OptionalInt.of(scores.stream()
                        .mapToInt(score -> score.points().getAsInt())
                        .sum())
                : OptionalInt.empty();
    }

    private OptionalInt grade(OptionalInt total) {
        return total.isPresent() ? OptionalInt.of(book.grade(total.getAsInt())) : OptionalInt.empty();
    }

    private static Optional<Distribution> totals(List<Score> scores) {
        return scores.stream()
                .map(Score::probabilities)
                .reduce((a, b) -> a.flatMap(x -> b.map(x::plus)))
                .orElseThrow();
    }

    private List<Reading> readings(List<Score> scores) {
        return Reading.of(
                book,
                scores.get(0).possible(),
                scores.get(1).possible(),
                scores.get(2).possible());
    }

    private List<WhatIf> whatIfs(List<Score> scores) {
        List<Score> open =
                scores.stream().filter(score -> score.possible().size() > 1).toList();
        if (open.size() != 1) {
            return List.of();
        }
        List<Score> others =
                scores.stream().filter(score -> score != open.get(0)).toList();
        int rest = others.stream().mapToInt(score -> score.points().getAsInt()).sum();
        return open.get(0).possible().stream()
                .map(points -> whatIf(open.get(0).component(), points, rest, totals(others)))
                .toList();
    }

    private WhatIf whatIf(Component component, int points, int rest, Optional<Distribution> others) {
        return new WhatIf(
                component,
                points,
                rest + points,
                book.grade(rest + points),
                others.map(of -> of.map(sum -> book.grade(sum + points))));
    }

    private Optional<Mib1Variant> mib1(Findings findings, List<Score> scores, boolean graded) {
        return findings.ki67().map(index -> {
            Threshold line = book.line("mib1", index);
            OptionalInt differentiation = scores.get(0).points();
            OptionalInt necrosis = scores.get(2).points();
            OptionalInt total = graded && differentiation.isPresent() && necrosis.isPresent()
                    ? OptionalInt.of(differentiation.getAsInt() + line.points() + necrosis.getAsInt())
                    : OptionalInt.empty();
            String sentence =
                    "Ki-67 in " + Words.percent(index) + " %: " + line.words() + ", " + points(line.points()) + ".";
            return new Mib1Variant(index, line.points(), total, grade(total), sentence, line.source());
        });
    }

    private static List<String> remarks(Findings findings, boolean graded, Optional<Distribution> grades) {
        List<String> remarks = new ArrayList<>();
        findings.mitoses()
                .hotspot()
                .ifPresent(window -> remarks.add(String.format(
                        Locale.ROOT,
                        "The area was chosen as %s; in 1.734 mm2 the median window holds %.1f mitoses, nine in ten windows hold at most %.1f,"
                                + " and the hottest would hold about %.1f if mitoses were spread evenly (scan statistic: p = %.2g).",
                        window.rule(),
                        window.median(),
                        window.percentile90(),
                        window.expectedByChance(),
                        window.byChance())));
        if (graded && findings.specimen().context() == Specimen.Context.PRIMARY) {
            remarks.add(
                    "If this is a sarcoma of limb or trunk, of the grades only 1 against 2 or 3 changes its AJCC 8 stage"
                            + grades.map(of -> "; here grade 1 has a probability of " + Words.chance(of.of(1)) + ".")
                                    .orElse("."));
        }
        if (graded) {
            remarks.add(
                    "Between people the grade agreed in 75 % (Coindre 1986); that doubt is in none of these numbers.");
        }
        return remarks;
    }

    private static String points(int points) {
        return points + (points == 1 ? " point" : " points");
    }
}
