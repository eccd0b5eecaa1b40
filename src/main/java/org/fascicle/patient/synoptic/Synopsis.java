package org.fascicle.patient.synoptic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.fascicle.decision.Statement;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Score;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.fnclcc.Staging;
import org.fascicle.patient.synoptic.Entered.Said;
import org.fascicle.report.GradingText;

/**
 * The synoptic block of one specimen: every item that such a report has, with its value or the word that nobody stated it.
 *
 * @param id of the specimen
 * @param date as far as it is said, empty otherwise
 * @param lines in the order of {@link Item}; an item may have several
 */
public record Synopsis(
        String id, String date, Entered entered, Grading grading, Optional<Staging> staging, List<Line> lines) {

    /** What stands where nobody said anything. */
    public static final String NOT_STATED = "not stated";

    private static final String BY_RULE = "worked out";

    public Synopsis {
        lines = List.copyOf(lines);
    }

    /**
     * @param source who says so: "entered", "entered by reader A", "measured", "worked out"; empty where nobody does
     */
    public record Line(Item item, String value, String source) {

        public boolean isStated() {
            return !source.isEmpty();
        }
    }

    /**
     * @param site free text, may be empty
     * @param treatment free text, may be empty
     */
    public static Synopsis of(
            String id, String date, String site, String treatment, Entered entered, Grading grading, Stage stage) {
        Specimen specimen = grading.findings().specimen();
        List<Line> lines = new ArrayList<>();
        lines.add(text(Item.PROCEDURE, unlessUnknown(specimen.procedure())));
        lines.add(text(Item.TUMOUR, unlessUnknown(specimen.context())));
        lines.add(text(
                Item.SITE,
                join(
                        site,
                        entered.region()
                                .map(said -> Statement.word(said.value()).replace('-', ' '))
                                .orElse(""))));
        lines.add(text(
                Item.TREATMENT,
                join(
                        specimen.neoadjuvant() ? "before the specimen was taken" : "none before the specimen stated",
                        treatment)));
        lines.add(said(Item.SIZE, entered.size().map(each -> word(each, Entered.Size::words))));
        lines.add(said(Item.DEPTH, entered.depth().map(each -> word(each, Entered.Depth::words))));
        lines.add(text(
                Item.TYPE,
                grading.findings()
                        .differentiation()
                        .type()
                        .map(type -> type.name())
                        .orElse("")));
        grading.scores().forEach(score -> lines.add(component(score)));
        lines.add(new Line(Item.GRADE, GradingText.headline(grading), BY_RULE));
        lines.add(said(Item.MARGINS, entered.margins().map(each -> word(each, Entered.Margins::words))));
        lines.add(said(
                Item.INVASION, entered.lymphovascularInvasion().map(each -> word(each, Entered.Invasion::words))));
        lines.add(said(Item.NODES, entered.nodes().map(each -> word(each, Entered.Nodes::words))));
        ancillary(entered, lines);
        lines.add(said(Item.ENTERED_TNM, entered.tnm().map(each -> word(each, Entered.Tnm::words))));
        lines.addAll(stage.lines());
        return new Synopsis(id, date, entered, grading, stage.staging(), lines);
    }

    private static void ancillary(Entered entered, List<Line> lines) {
        if (entered.ancillary().isEmpty()) {
            lines.add(text(Item.ANCILLARY, ""));
        }
        entered.ancillary()
                .forEach(test -> lines.add(said(Item.ANCILLARY, Optional.of(word(test, Entered.Test::words)))));
    }

    /** One of the three components with its points; the ground says who counted and on what. */
    private static Line component(Score score) {
        Item item = switch (score.component()) {
            case DIFFERENTIATION -> Item.DIFFERENTIATION;
            case MITOSES -> Item.MITOSES;
            case NECROSIS -> Item.NECROSIS;
        };
        return new Line(item, score.sentence(), BY_RULE);
    }

    private static Line said(Item item, Optional<Said<String>> said) {
        return said.map(each -> new Line(
                        item,
                        each.value(),
                        each.by().map(who -> "entered by " + who).orElse("entered")))
                .orElseGet(() -> new Line(item, NOT_STATED, ""));
    }

    private static <T> Said<String> word(Said<T> said, java.util.function.Function<T, String> words) {
        return new Said<>(words.apply(said.value()), said.by());
    }

    private static Line text(Item item, String value) {
        return value.isEmpty() ? new Line(item, NOT_STATED, "") : new Line(item, value, "entered");
    }

    private static String unlessUnknown(Enum<?> word) {
        return word.name().equals("UNKNOWN") ? "" : Statement.word(word).replace('-', ' ');
    }

    private static String join(String... parts) {
        return java.util.Arrays.stream(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    }

    /** The grade that may be named; empty where none may. */
    OptionalInt namedGrade() {
        return grading.verdict().namesAGrade() ? grading.grade() : OptionalInt.empty();
    }

    /** Sentences on what contradicts itself. */
    public List<String> contradictions() {
        return lines.stream()
                .filter(line -> line.item() == Item.CONTRADICTION)
                .map(Line::value)
                .toList();
    }

    /** To paste into a report: one line an item. */
    public String text() {
        int width = java.util.Arrays.stream(Item.values())
                .mapToInt(item -> item.label().length())
                .max()
                .orElseThrow();
        return lines.stream()
                .map(line -> String.format(
                        Locale.ROOT,
                        "%-" + (width + 2) + "s%s%s",
                        line.item().label(),
                        line.value(),
                        line.source().startsWith("entered by") ? " (" + line.source() + ")" : ""))
                .collect(Collectors.joining("\n", "Specimen " + id + (date.isEmpty() ? "" : ", " + date) + "\n", "\n"));
    }
}
