package org.fascicle.patient;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Score;
import org.fascicle.report.GradingText;
import org.fascicle.report.Page;

/**
 * The page on a patient: well-formed XHTML, so that the same text is read by a browser and made into the PDF.
 *
 * <p>Nothing outside the page, no script; every text of a file or a person is escaped.
 */
public final class PatientPage {

    private final PatientReport report;
    private final String timeline;

    private PatientPage(PatientReport report, String timeline) {
        this.report = report;
        this.timeline = timeline;
    }

    public static void write(Path file, PatientReport report) {
        Page.write(file, text(report));
    }

    /** The page with its picture as SVG. */
    public static String text(PatientReport report) {
        return new PatientPage(report, Timeline.of(report).svg("Timeline of " + report.patient())).fill();
    }

    /** The timeline alone. */
    public static String timelineSvg(PatientReport report) {
        return Timeline.of(report).svg("Timeline of " + report.patient());
    }

    /** The page with a place for a picture in its stead. */
    static String text(PatientReport report, String timeline) {
        return new PatientPage(report, timeline).fill();
    }

    private String fill() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("patient", report.patient());
        values.put("title", report.title());
        values.put("version", report.version());
        values.put("days", days());
        values.put("manifest", report.manifestSha256());
        values.put("warnings", report.warnings());
        values.put("timeline", timeline);
        values.put("published", published());
        values.put("keyNumbers", keyNumbers());
        values.put("notes", sharedNotes());
        values.put("specimens", report.specimens().stream().map(this::specimen).toList());
        values.put(
                "comparisons",
                report.comparisons().stream().map(PatientPage::comparison).toList());
        return Page.fill(PatientPage.class, "patient.ftlh", values);
    }

    /** The day of the report as entered, and of the last decision; the page knows no other, so that the same input gives the same bytes. */
    private String days() {
        String last = report.specimens().stream()
                .flatMap(specimen -> specimen.decisions().stream())
                .flatMap(said -> said.decision().day().stream())
                .max(Comparator.naturalOrder())
                .map(day -> " Last decision " + day + ".")
                .orElse("");
        return "Date of report: " + (report.reported().isEmpty() ? "not entered" : report.reported()) + "." + last;
    }

    /** What others printed, line by line beside ours; empty where the manifest quotes nobody. */
    private List<Map<String, Object>> published() {
        return report.specimens().stream()
                .filter(specimen -> !specimen.published().isEmpty())
                .map(specimen -> Map.<String, Object>of(
                        "id",
                        specimen.id(),
                        "lines",
                        specimen.published().stream()
                                .map(line -> Map.of(
                                        "label", line.label(),
                                        "said", Page.unit(line.said()),
                                        "here", Page.unit(line.here()),
                                        "why", Page.unit(line.why())))
                                .toList()))
                .toList();
    }

    /** A row for each quantity that a specimen has, a cell for each specimen. */
    private List<Map<String, Object>> keyNumbers() {
        return Stream.of(QuantityKey.values())
                .filter(key -> report.specimens().stream()
                        .anyMatch(specimen -> specimen.quantity(key).value().isPresent()))
                .map(key -> Map.<String, Object>of(
                        "label",
                        key.label(),
                        "unit",
                        unit(key),
                        "cells",
                        report.specimens().stream()
                                .map(specimen -> cell(specimen.quantity(key)))
                                .toList()))
                .toList();
    }

    private static Map<String, Object> cell(Quantity quantity) {
        return Map.of(
                "value",
                quantity.value().map(Shown::number).orElse("not assessed"),
                "notes",
                quantity.value().map(value -> notes(quantity, value)).orElse(List.of()));
    }

    /** Whose number, its interval, what it was found on, and for mitoses the density that others' cuts are given in. */
    private static List<String> notes(Quantity quantity, double value) {
        Stream<String> ground = quantity.decided().isPresent()
                ? Stream.of("by a person" + (quantity.decidedBasis().isEmpty() ? "" : ": " + quantity.decidedBasis()))
                : Stream.of(
                        quantity.interval()
                                .map(of -> "95 % " + Shown.interval(of))
                                .orElse(""),
                        Page.unit(quantity.basis()));
        String density = quantity.key() == QuantityKey.MITOSES
                ? Shown.number(value / RuleBook.MITOTIC_AREA.mm2()) + " per mm\u00b2"
                : "";
        return Stream.concat(Stream.of(density), ground)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** Sentences that hold for more than one specimen stand once, at the end. */
    private List<String> sharedNotes() {
        List<String> all = report.specimens().stream()
                .flatMap(specimen -> notes(specimen).stream())
                .toList();
        return all.stream()
                .filter(note -> Collections.frequency(all, note) > 1)
                .distinct()
                .toList();
    }

    private static List<String> notes(SpecimenReport specimen) {
        return Stream.concat(specimen.grading().remarks().stream(), specimen.limits().stream())
                .map(Page::unit)
                .distinct()
                .toList();
    }

    private Map<String, Object> specimen(SpecimenReport specimen) {
        Grading grading = specimen.grading();
        List<String> shared = sharedNotes();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", specimen.id());
        values.put("place", place(specimen));
        values.put("headline", Page.unit(GradingText.headline(grading)));
        values.put("measuredHeadline", measuredHeadline(specimen));
        values.put("quantities", quantities(specimen));
        values.put(
                "components",
                grading.scores().stream().map(PatientPage::component).toList());
        values.put("changes", changes(grading));
        values.put("whatIfs", whatIfs(grading));
        values.put("flags", flags(grading));
        values.put(
                "notes",
                notes(specimen).stream().filter(note -> !shared.contains(note)).toList());
        values.put("mib1", mib1(grading));
        values.put(
                "decisions",
                specimen.decisions().stream()
                        .map(SpecimenFindings.SaidOf::sentence)
                        .toList());
        values.put("synoptic", synoptic(specimen));
        values.put("slides", specimen.slides().stream().map(PatientPage::slide).toList());
        return values;
    }

    private static String place(SpecimenReport specimen) {
        return Stream.of(specimen.context(), specimen.when(), specimen.site(), specimen.treatment())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static List<Map<String, Object>> quantities(SpecimenReport specimen) {
        return specimen.quantities().stream()
                .filter(quantity -> quantity.value().isPresent())
                .map(PatientPage::quantity)
                .toList();
    }

    private static List<String> changes(Grading grading) {
        return grading.changes().stream()
                .map(change -> Page.unit(change.sentence()) + ": total " + change.total() + ", grade " + change.grade())
                .toList();
    }

    private static List<Map<String, String>> flags(Grading grading) {
        return grading.flags().stream()
                .map(flag -> Map.of(
                        "effect",
                        flag.effect().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "reason",
                        Page.unit(flag.reason()),
                        "source",
                        flag.source().citation()))
                .toList();
    }

    private static String mib1(Grading grading) {
        return grading.mib1()
                .map(variant -> variant.sentence()
                        + (variant.total().isPresent()
                                ? " Total " + variant.total().getAsInt() + ", grade "
                                        + variant.grade().getAsInt() + " by that variant."
                                : ""))
                .orElse("");
    }

    private static List<Map<String, Object>> synoptic(SpecimenReport specimen) {
        return specimen.synopsis().lines().stream()
                .map(line -> Map.<String, Object>of(
                        "label", line.item().label(),
                        "value", Page.unit(line.value()),
                        "source", line.source(),
                        "stated", line.isStated()))
                .toList();
    }

    private static List<String> whatIfs(Grading grading) {
        return grading.whatIfs().stream()
                .map(each -> each.component().words() + " " + each.points() + ": total " + each.total() + ", grade "
                        + each.grade())
                .toList();
    }

    private static Map<String, Object> component(Score score) {
        String points = score.points().isPresent()
                ? Integer.toString(score.points().getAsInt())
                : score.possible().stream().map(String::valueOf).collect(Collectors.joining(" or "));
        return Map.of(
                "label",
                Page.sentenceCase(score.component().words()),
                "points",
                points,
                "sentence",
                Page.unit(score.sentence()),
                "source",
                score.source().citation());
    }

    private static Map<String, Object> quantity(Quantity quantity) {
        return Map.of(
                "label",
                quantity.key().label(),
                "usual",
                Page.sentenceCase(Page.unit(quantity.key().usual())),
                "unit",
                unit(quantity.key()),
                "measured",
                quantity.measured().map(Shown::number).orElse(""),
                "interval",
                quantity.interval().map(Shown::interval).orElse(""),
                "decided",
                quantity.decided().map(Shown::number).orElse(""),
                "basis",
                quantity.decidedBasis().isEmpty()
                        ? quantity.basis()
                        : quantity.basis() + "; by a person " + quantity.decidedBasis());
    }

    private static Map<String, Object> slide(SlideUsed slide) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", slide.name());
        values.put("block", slide.block());
        values.put("stain", slide.stain());
        values.put("sha256", slide.sha256());
        values.put("link", link(slide.folder()));
        values.put("picture", Thumbnail.uri(slide.folder()).orElse(""));
        return values;
    }

    /** To the report of a slide that was measured with this case; empty for a result that lies elsewhere. */
    private static String link(Path result) {
        Path parent = result.toAbsolutePath().getParent();
        return parent.endsWith(CaseFiles.SLIDES)
                ? Page.link(
                        CaseFiles.SLIDES,
                        Page.link(result.getFileName().toString(), "report.html")
                                .substring(2))
                : "";
    }

    private static Map<String, Object> comparison(Comparison comparison) {
        boolean ratio = comparison.kind() == Comparison.Kind.RATIO;
        String estimate =
                ratio ? Shown.number(comparison.estimate()) + " times" : signed(comparison.estimate()) + " points";
        return Map.of(
                "pair",
                comparison.from() + " to " + comparison.to(),
                "label",
                comparison.key().label(),
                "estimate",
                estimate,
                "interval",
                Shown.interval(comparison.interval()),
                "verdict",
                comparison.excludesNoChange() ? "outside it" : "within it",
                "words",
                comparison.words());
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + Shown.number(value);
    }

    private static String unit(QuantityKey key) {
        return key.unit().replace("mm2", "mm\u00b2");
    }

    /** Empty where it would say the same again. */
    private static String measuredHeadline(SpecimenReport specimen) {
        return specimen.measuredGrading()
                .map(GradingText::headline)
                .filter(text -> !text.equals(GradingText.headline(specimen.grading())))
                .map(text -> Page.unit(text.replaceFirst("^FNCLCC:? ", "")))
                .orElse("");
    }
}
