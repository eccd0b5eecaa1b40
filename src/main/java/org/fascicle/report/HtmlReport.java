package org.fascicle.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.decision.Decision;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.measure.Interval;
import org.fascicle.measure.RegionDensity;
import org.fascicle.pdf.PagePdf;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.StainKind;

/**
 * {@code report.html}: one page that needs nothing beside it, to read on a screen and to print on A4.
 *
 * <p>Pictures are held inside the page; there is no script. Every text of a file or a person is escaped.
 */
public final class HtmlReport {

    private static final double PERCENT = 100;
    private static final String PAPER = "paper.css";
    private static final String FOUND_IN_PART =
            "Of folds about half are found where they are looked for; what was missed is in the measures.";

    private final SlideReport report;

    private HtmlReport(SlideReport report) {
        this.report = report;
    }

    public static void write(Path file, SlideReport report) {
        Page.write(file, text(report));
    }

    /** The same as a PDF. */
    static void writePdf(Path file, SlideReport report) {
        PagePdf.write(
                file,
                text(report, PAPER),
                report.provenance().version(),
                report.input().sha256());
    }

    /** The text of the page. */
    public static String text(SlideReport report) {
        return text(report, "style.css");
    }

    private static String text(SlideReport report, String style) {
        Map<String, Object> values = new HtmlReport(report).values();
        values.put("style", style);
        // a PDF's pictures take the width that its style gives them
        values.put("paper", style.equals(PAPER));
        return Page.fill("report.ftlh", values);
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", report.name());
        values.put("version", report.provenance().version());
        values.put("above", report.above().orElse(""));
        values.put("facts", facts());
        values.put("keyNumbers", keyNumbers());
        values.put("files", files());
        values.put("lead", lead());
        values.put("lookedFor", lookedFor());
        values.put("numbered", countsCandidates());
        values.put("groups", groups());
        values.put("regions", regions());
        values.put("cells", cellClasses());
        values.put("missing", missing());
        values.put("exclusions", exclusions());
        values.put("decisions", decisions());
        values.put("limits", report.limits().stream().map(Page::unit).toList());
        values.put("methods", methods());
        values.put(
                "options", Json.text(Json.tree(report.provenance().options())).strip());
        for (Picture.Role role : Picture.Role.values()) {
            values.put(role.name().toLowerCase(java.util.Locale.ROOT), pictures(role));
        }
        report.grading().ifPresent(grading -> {
            values.put("headline", Page.unit(GradingText.headline(grading)));
            values.put("grading", GradingView.of(grading));
        });
        report.reviewed().ifPresent(reviewed -> values.put("review", review(reviewed)));
        values.put("provenance", provenance());
        return values;
    }

    /** Candidates that count carry their numbers on the picture of the slide; others do not. */
    private boolean countsCandidates() {
        return report.measured(MeasureKey.MITOSES_HOTTEST)
                .filter(count -> count.value() > 0)
                .isPresent();
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Stain", report.colour().kind().label());
        facts.put("Scanned at", microns(report.calibration().pixelSize()));
        facts.put("Measured at", microns(report.grid().pixelSize()));
        facts.put("Field", extent());
        facts.put("File", report.input().name());
        facts.put("Last decision", lastDecision());
        return facts;
    }

    /** The page holds no day on which it was made, so that the same input gives the same bytes; what a person decided has one. */
    private String lastDecision() {
        return report.decisions().stream()
                .max(Comparator.comparing(each -> each.time().orElse(Instant.MIN)))
                .map(last -> last.day().orElse("undated")
                        + last.by().map(by -> ", " + by).orElse(""))
                .orElse("none yet");
    }

    private String extent() {
        PixelSize size = report.calibration().pixelSize();
        return Figures.shown(report.input().widthPx() * size.xUm() / 1000) + " \u00d7 "
                + Figures.shown(report.input().heightPx() * size.yUm() / 1000) + " mm";
    }

    private static String microns(PixelSize size) {
        String x = Figures.fixed(size.xUm(), 3);
        String y = Figures.fixed(size.yUm(), 3);
        return (x.equals(y) ? x : x + " \u00d7 " + y) + " \u00b5m per pixel";
    }

    /** What a pathologist looks for first on a slide of this stain, each with what it was divided by. */
    private List<Map<String, Object>> keyNumbers() {
        List<MeasureKey> keys = report.colour().kind() == StainKind.HE
                ? List.of(
                        MeasureKey.TUMOUR_NUCLEI_PER_MM2,
                        MeasureKey.NUCLEI_PER_MM2,
                        MeasureKey.MITOSES_PER_FNCLCC_AREA,
                        MeasureKey.NECROSIS_OUTLINED,
                        MeasureKey.NECROSIS_FRACTION,
                        MeasureKey.NECROSIS_SUSPICIOUS)
                : List.of(
                        MeasureKey.POSITIVE_TUMOUR_NUCLEI,
                        MeasureKey.POSITIVE_NUCLEI,
                        MeasureKey.POSITIVE_NUCLEI_HOTTEST,
                        MeasureKey.POSITIVE_AREA,
                        MeasureKey.POSITIVE_SQUARES,
                        MeasureKey.TUMOUR_NUCLEI_PER_MM2,
                        MeasureKey.NUCLEI_PER_MM2);
        return keys.stream()
                .flatMap(key -> report.measured(key).stream())
                .map(this::keyNumber)
                .toList();
    }

    private Map<String, Object> keyNumber(Measured measured) {
        Map<String, Object> number = new LinkedHashMap<>(measure(measured));
        number.put("method", Page.unit(measured.method()));
        if (measured.key() == MeasureKey.MITOSES_PER_FNCLCC_AREA) {
            number.put("on", mitosesOn(measured));
            number.put(
                    "decided",
                    report.decisionOn(MeasureKey.MITOSES_HOTTEST)
                            .map(HtmlReport::decided)
                            .or(() -> report.reviewed()
                                    .filter(Reviewed::isBegun)
                                    .map(Reviewed::count)
                                    .map(Page::unit))
                            .orElse(""));
        } else if (measured.key() == MeasureKey.POSITIVE_TUMOUR_NUCLEI
                || measured.key() == MeasureKey.POSITIVE_NUCLEI
                || measured.key() == MeasureKey.POSITIVE_NUCLEI_HOTTEST) {
            long all = Math.round(measured.denominator().value());
            number.put("on", Math.round(measured.value() * all / PERCENT) + " of " + all + " nuclei");
        } else {
            number.put("on", "on " + number.get("denominator"));
        }
        if (measured.key() == MeasureKey.NECROSIS_SUSPICIOUS) {
            // what nothing tells from other pale tissue, a person does
            number.put(
                    "decided",
                    report.decisionOn(MeasureKey.NECROSIS_FRACTION)
                            .map(HtmlReport::decided)
                            .orElse(""));
        }
        return number;
    }

    /** The count as it was made, and per mm2 as others' cuts are given. */
    private String mitosesOn(Measured per) {
        String counted = report.measured(MeasureKey.MITOSES_HOTTEST)
                .map(count -> Figures.shown(count.value()) + " on " + denominator(count.denominator()) + "; ")
                .orElse("");
        return counted + Figures.shown(per.value() / RuleBook.MITOTIC_AREA.mm2()) + " per mm\u00b2";
    }

    /** Files that lie beside the page. */
    private static List<Map<String, String>> files() {
        return Stream.of(ResultFile.values())
                .filter(file -> file != ResultFile.REPORT)
                .map(file -> Map.of("name", file.fileName(), "doc", Page.unit(file.doc())))
                .toList();
    }

    /** What was measured on what, and how much was left out. */
    private String lead() {
        String tissue = report.measured(MeasureKey.TISSUE_AREA)
                .map(area -> Figures.shown(area.value()) + " mm\u00b2 of analysable tissue was measured ("
                        + area.method() + ")")
                .orElse("The area of tissue was not measured");
        Area out = report.exclusions().stream().map(Exclusion::area).reduce(Area.NONE, Area::plus);
        return tissue
                + (out.um2() > 0
                        ? "; " + Figures.shown(out.mm2()) + " mm\u00b2 was left out"
                        : "; nothing was found to leave out")
                + (report.notLookedFor().isEmpty()
                        ? ""
                        : ", and " + words(report.notLookedFor()) + " were not looked for")
                + ".";
    }

    private String lookedFor() {
        return (report.notLookedFor().isEmpty() ? "" : "Not looked for: " + words(report.notLookedFor()) + ". ")
                + FOUND_IN_PART;
    }

    private static String words(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private List<Map<String, Object>> groups() {
        Map<MeasureKey.Group, List<Measured>> byGroup = report.measures().stream()
                .collect(Collectors.groupingBy(
                        measured -> measured.key().group(), LinkedHashMap::new, Collectors.toList()));
        List<Map<String, Object>> groups = new ArrayList<>();
        byGroup.forEach((group, measures) -> groups.add(Map.of(
                "label",
                group.label(),
                "measures",
                measures.stream().map(this::measure).toList())));
        return groups;
    }

    private Map<String, Object> measure(Measured measured) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("label", Page.unit(measured.key().label()));
        row.put("meaning", meaning(measured.key()));
        row.put("value", Figures.shown(measured.value()));
        row.put("unit", Page.unit(measured.key().unitInText()));
        row.put("interval", measured.interval().map(HtmlReport::interval).orElse(""));
        row.put("denominator", denominator(measured.denominator()));
        row.put("flags", measured.flags().stream().map(Page::unit).toList());
        row.put(
                "decided",
                report.decisionOn(measured.key()).map(HtmlReport::decided).orElse(""));
        return row;
    }

    /** What is counted, and what is usual where the number does not speak for itself. */
    private static String meaning(MeasureKey key) {
        return Stream.of(key.doc(), key.usual())
                .filter(words -> !words.isEmpty())
                .map(words -> Page.sentenceCase(Page.unit(words)) + ".")
                .collect(Collectors.joining(" "));
    }

    static String interval(Interval interval) {
        return Figures.shown(interval.lower()) + " to " + Figures.shown(interval.upper());
    }

    private static String denominator(Denominator denominator) {
        return Page.unit(denominator.text(Figures.shown(denominator.value())));
    }

    private static String decided(Decision decision) {
        return Page.unit(decision.words())
                + decision.by().map(by -> " (" + by + ")").orElse("");
    }

    private List<Map<String, String>> regions() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (RegionDensity region : report.regions()) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("id", Integer.toString(rows.size() + 1));
            row.put("name", region.name());
            row.put("kind", region.kind().equals(region.name()) ? "" : region.kind());
            row.put(
                    "density",
                    region.count().map(count -> Figures.shown(count.perMm2())).orElse("none"));
            row.put(
                    "interval",
                    region.count()
                            .map(count -> interval(count.intervalPerMm2(Interval.USUAL_CONFIDENCE)))
                            .orElse("no analysable tissue"));
            row.put("nuclei", Figures.shown(region.nuclei()));
            row.put("analysable", Figures.shown(region.analysable().mm2()));
            row.put("area", Figures.shown(region.area().mm2()));
            row.put("out", leftOut(region));
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, String>> cellClasses() {
        return report.cellClasses().stream()
                .map(counted -> Map.of(
                        "name", counted.name(),
                        "nuclei", Figures.shown(counted.count().count()),
                        "percent", Figures.shown(counted.percent()),
                        "density", Figures.shown(counted.count().perMm2()),
                        "interval", interval(counted.perMm2())))
                .toList();
    }

    private static String leftOut(RegionDensity region) {
        Map<String, Area> parts = new LinkedHashMap<>();
        parts.put("no tissue", region.noTissue());
        region.necrotic().ifPresent(necrotic -> parts.put("necrotic", necrotic));
        parts.put("out of focus", region.blurred());
        String words = parts.entrySet().stream()
                .filter(part -> part.getValue().um2() > 0)
                .map(part -> part.getKey() + " " + Figures.shown(part.getValue().mm2()))
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "nothing" : words;
    }

    private List<Map<String, String>> missing() {
        return report.notMeasured().stream()
                .map(each -> Map.of("label", each.key().label(), "reason", Page.unit(each.reason())))
                .toList();
    }

    private List<Map<String, String>> exclusions() {
        return report.exclusions().stream()
                .map(each -> Map.of(
                        "label",
                        Page.sentenceCase(each.label()),
                        "area",
                        Figures.shown(each.area().mm2()) + " mm\u00b2"))
                .toList();
    }

    private List<Map<String, String>> decisions() {
        return report.decisions().stream()
                .map(each -> Map.of(
                        "label",
                        each.subject().label(),
                        "value",
                        Page.unit(each.words()),
                        "by",
                        Stream.concat(each.by().stream(), each.day().stream()).collect(Collectors.joining(", ")),
                        "note",
                        each.note().orElse("")))
                .toList();
    }

    /** What was looked at, and what not. */
    private static Map<String, String> review(Reviewed reviewed) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("By", reviewed.by().orElse("nobody named"));
        rows.put("Mitotic figures", reviewed.count());
        rows.put("Decided on", reviewed.lookedAt());
        rows.put("Not decided on", reviewed.notLookedAt());
        rows.put("On the screen", reviewed.onScreen().orElse("not recorded"));
        rows.put("Drawn", reviewed.drawn().isEmpty() ? "nothing" : String.join("; ", reviewed.drawn()));
        rows.replaceAll((label, words) -> Page.sentenceCase(Page.unit(words)) + ".");
        return rows;
    }

    private List<Map<String, String>> methods() {
        Map<String, String> methods = new LinkedHashMap<>();
        for (Measured measured : report.measures()) {
            methods.merge(measured.method(), measured.key().label(), (labels, label) -> labels + "; " + label);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        methods.forEach(
                (method, labels) -> rows.add(Map.of("method", Page.sentenceCase(Page.unit(method)), "labels", labels)));
        return rows;
    }

    private List<Map<String, Object>> pictures(Picture.Role role) {
        return report.pictures(role).stream()
                .map(picture -> Map.<String, Object>of(
                        "uri", Encoded.jpegUri(picture.jpeg()),
                        "width", Integer.toString(picture.width()),
                        "height", Integer.toString(picture.height()),
                        "tall", picture.height() > 0.9 * picture.width(),
                        "caption", Page.unit(picture.caption())))
                .toList();
    }

    private Map<String, String> provenance() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(
                "Input",
                report.input().name()
                        + (report.input().format().isBlank()
                                ? ""
                                : ", " + report.input().format()) + ", "
                        + report.input().widthPx() + " \u00d7 " + report.input().heightPx() + " pixels");
        if (!report.input().sha256().isEmpty()) {
            rows.put("SHA-256", report.input().sha256());
        }
        rows.put(
                "Calibration",
                microns(report.calibration().pixelSize()) + ": "
                        + report.calibration().source().words() + " ("
                        + report.calibration().detail() + ")");
        JsonNode colour = Json.colour(report.colour());
        rows.put("Colour", colour.get("method").asText());
        rows.put("White point", triple(colour.get("white_point")));
        colour.get("stain_vectors")
                .forEach(
                        vector -> rows.put("Stain vector, " + vector.get("name").asText(), triple(vector.get("rgb"))));
        report.provenance()
                .models()
                .forEach(model -> rows.put("Network, " + model.name(), model.file() + ", SHA-256 " + model.sha256()));
        report.provenance().libraries().forEach((library, version) -> rows.put("Library, " + library, version));
        rows.put("Program", "Fascicle " + report.provenance().version());
        return rows;
    }

    private static String triple(JsonNode three) {
        return Figures.fixed(three.get(0).asDouble(), 3) + "  "
                + Figures.fixed(three.get(1).asDouble(), 3) + "  "
                + Figures.fixed(three.get(2).asDouble(), 3);
    }
}
