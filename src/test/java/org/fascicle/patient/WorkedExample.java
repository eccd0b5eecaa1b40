package org.fascicle.patient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.fascicle.fnclcc.Component;
import org.fascicle.fnclcc.Reading;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Staging;

/**
 * Writes docs/worked-example.md: the published words, what was drawn for them, and what a run of {@code fascicle case} measured.
 *
 * <p>Arguments: the folder of the run, the folder of the test images, the folder to write into, and a line on time and machine.
 */
public final class WorkedExample {

    private static final String PRIMARY =
            "If the small areas of fibrinoid necrosis count as tumour necrosis, grade 1 needs differentiation 1; a conventional leiomyosarcoma (2) would be grade 2.";
    private static final String RECURRENCE =
            "No necrosis is described and none was drawn; score 6 then needs differentiation 3.";
    private static final String METASTASIS =
            "Score 6 means differentiation 2; with 3 it would be 7, grade 3 all the same.";
    private static final String ALIKE = "they do not";
    private static final double RECURRENCE_CM = 5.4;

    private final JsonNode report;
    private final Path images;
    private final StringBuilder page = new StringBuilder();
    private final RuleBook book = RuleBook.standard();

    private WorkedExample(JsonNode report, Path images) {
        this.report = report;
        this.images = images;
    }

    public static void main(String[] arguments) throws IOException {
        Path run = Path.of(arguments[0]);
        Path docs = Path.of(arguments[2]);
        JsonNode report =
                new ObjectMapper().readTree(run.resolve(CaseFiles.JSON).toFile());
        new WorkedExample(report, Path.of(arguments[1])).write(docs.resolve("worked-example.md"), arguments[3]);
        Files.copy(
                run.resolve(CaseFiles.TIMELINE),
                docs.resolve("worked-example.svg"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(Path file, String time) throws IOException {
        say(
                "# The published case, line by line",
                "",
                "Written by `scripts/worked-example` from a run of `fascicle case test-images/case/CASE.yaml`. The case is"
                        + " Dietel et al. 2020 (doi 10.1186/s13256-020-02625-0), a leiomyosarcoma of the forearm with a local recurrence and a brain"
                        + " metastasis. Its slides are not public and its paper gives words, few numbers; the slides measured here are"
                        + " [drawn](../test-images/README.md) to fit those words, with exact truth. So this page shows that the chain measures what is"
                        + " there and grades as the rules say; it shows nothing about tissue.",
                "");
        atAGlance();
        say("![Timeline](worked-example.svg)", "", time, "");
        say("## What was measured", "");
        specimen(
                "primary",
                "density moderate, focally pleomorphic; few mitoses; small areas of fibrinoid necrosis; Ki-67 about 10 %",
                "ki67");
        specimen("recurrence", "density increased; more than 20 mitoses in 10 fields; necrosis not described");
        specimen(
                "metastasis",
                "density moderate; more than 40 mitoses in 10 fields; necrosis of about 30 %; alpha-SMA and sarcomeric actin patchy",
                "sma",
                "actin");
        say(
                "The mitotic count of the grading is a person's: the manifest gives what one counts who finds every drawn figure. The detector's count,"
                        + " which nobody has reviewed, stands in its own line; how it errs was measured on sources left out of"
                        + " [training](models/mitoses.md). The detector was trained on scanned slides and is not at home on drawn ones; graded alone, an"
                        + " unreviewed count is flagged.",
                "",
                "What the intervals hold: for density chance and how far the segmenter's counts lie from people's; for Ki-67 the chance of counting; for areas that of placing fields; for the detector's mitoses chance and"
                        + " its own errors. Those but the density's do not hold what the segmenter misses or splits ([nuclei against truth](validation/nuclei.md)).",
                "");
        gradings();
        Files.writeString(file, page.toString());
    }

    /** Every statement of the paper that we can set something beside, with the reason where ours is another. */
    private void atAGlance() {
        say(
                "## Published, here, and why they differ",
                "",
                "The paper states a grade and, twice, a total, but no points, and not which leiomyosarcoma it is. So differentiation is left open here, and ours"
                        + " is the grade for each value of it (1 well differentiated, 2 conventional, 3 poorly differentiated). `fascicle demo` takes 2.",
                "",
                "| | published | here | why they differ |",
                "|---|---|---|---|");
        glance("primary: grade", "FNCLCC 1", grades("primary"), PRIMARY);
        glance("mitoses", "few", mitoses("primary"), ALIKE);
        glance(
                "necrosis",
                "small areas, fibrinoid",
                necrosis("primary"),
                "the paper gives no share; so much was drawn");
        glance("Ki-67", "about 10 %", share("primary", "ki67"), ALIKE);
        glance("recurrence: grade", "FNCLCC 3, score 6", grades("recurrence"), RECURRENCE);
        glance("mitoses", "more than 20 in 10 fields", mitoses("recurrence"), ALIKE);
        glance("necrosis", "not described", necrosis("recurrence"), "none was drawn");
        glance(
                "pT",
                "rpT1b, 5.4 cm",
                "pT2",
                new Staging(book, RECURRENCE_CM, Staging.Site.LIMB, false, false)
                        .contradiction("rpT1b")
                        .orElseThrow());
        glance("metastasis: grade", "FNCLCC 3, score 6", grades("metastasis"), METASTASIS);
        glance("mitoses", "more than 40 in 10 fields", mitoses("metastasis"), ALIKE);
        glance("necrosis", "about 30 %", necrosis("metastasis"), ALIKE);
        glance("alpha-SMA", "patchy", share("metastasis", "sma"), "the paper gives no share; so much was drawn");
        glance(
                "sarcomeric actin",
                "patchy",
                share("metastasis", "actin"),
                "the paper gives no share; so much was drawn");
        say("");
    }

    private void glance(String what, String published, String here, String why) {
        say("| " + what + " | " + published + " | " + here + " | " + why + " |");
    }

    private String grades(String id) {
        return StreamSupport.stream(specimen(id).at("/grading/what_if").spliterator(), false)
                .map(each -> each.get("grade").asInt() + " (total "
                        + each.get("score").asInt() + ") with differentiation "
                        + each.get("points").asInt())
                .collect(Collectors.joining("; "));
    }

    /** A person's count, which is graded, and the detector's. */
    private String mitoses(String id) {
        JsonNode mitoses = specimen(id).at("/quantities/mitoses");
        return number(mitoses.get("decided").asDouble()) + " in 1.734 mm2 by a person; the detector's "
                + number(mitoses.get("measured").asDouble()) + ", unreviewed, is not graded";
    }

    private String necrosis(String id) {
        return number(specimen(id).at("/quantities/necrosis/decided").asDouble()) + " % by a person";
    }

    private String share(String id, String marker) {
        return number(specimen(id).at("/quantities/" + marker + "/measured").asDouble()) + " %";
    }

    private void specimen(String id, String published, String... markers) throws IOException {
        JsonNode quantities = specimen(id).get("quantities");
        JsonNode truth = truth("he-" + id);
        say(
                "### " + id,
                "",
                "Published: " + published + ".",
                "",
                "| quantity | drawn | measured | 95 % interval | |",
                "|---|---|---|---|---|");
        row("nuclei per mm2 of viable tissue", truth.get("nucleiPerMm2").asDouble(), quantities.get("density"), false);
        row(
                "mitoses in 1.734 mm2: "
                        + quantities.get("mitoses").get("basis").asText(),
                truth.get("mitosesPer10Hpf").asDouble(),
                quantities.get("mitoses"),
                false);
        row("necrosis, %", 100 * truth.get("necrosisFraction").asDouble(), quantities.get("necrosis"), true);
        for (String marker : markers) {
            String field = marker.equals("ki67") ? "labellingIndex" : "positiveFraction";
            row(
                    quantities.get(marker).get("label").asText() + ", %",
                    100 * truth(marker + "-" + id).get(field).asDouble(),
                    quantities.get(marker),
                    true);
        }
        say("");
    }

    private void row(String name, double drawn, JsonNode quantity, boolean share) {
        if (quantity.get("measured").isNull()) {
            say("| " + name + " | " + number(drawn) + " | not measured | | |");
            return;
        }
        double measured = quantity.get("measured").asDouble();
        JsonNode interval = quantity.get("interval");
        String bounds = interval.isNull()
                ? ""
                : number(interval.get("lower").asDouble()) + " to "
                        + number(interval.get("upper").asDouble());
        boolean held = !interval.isNull()
                && interval.get("lower").asDouble() <= drawn
                && drawn <= interval.get("upper").asDouble();
        String distance = share
                ? String.format(Locale.ROOT, "%+.1f points", measured - drawn)
                : String.format(Locale.ROOT, "%+.0f %%", 100 * (measured / drawn - 1));
        say("| " + name + " | " + number(drawn) + " | " + number(measured) + " | " + bounds + " | " + distance
                + (held ? ", drawn value inside" : "") + " |");
    }

    private void gradings() {
        say(
                "## How it is graded",
                "",
                "The paper states a grade and, twice, a total, but no points. What is consistent with its words is listed, not guessed;"
                        + " differentiation d, mitoses m, necrosis n.",
                "");
        published("primary", "FNCLCC 1; few mitoses (m 1)", Set.of(1), Set.of(0, 1), Set.of(2, 3), PRIMARY);
        published(
                "recurrence",
                "FNCLCC 3, score 6; more than 20 mitoses (m 3)",
                Set.of(3),
                Component.NECROSIS.points(),
                Set.of(6),
                RECURRENCE);
        published(
                "metastasis",
                "FNCLCC 3, score 6; more than 40 mitoses (m 3), necrosis about 30 % (n 1)",
                Set.of(3),
                Set.of(1),
                Set.of(6),
                METASTASIS);
        say(
                "Recurrence and metastasis lie outside what the grade was validated on (primary, non-metastatic tumours), so their totals only describe. Of the grades"
                        + " only 1 against 2 or 3 would change the AJCC 8 stage of a limb sarcoma.");
    }

    private void published(
            String id, String words, Set<Integer> mitoses, Set<Integer> necrosis, Set<Integer> totals, String remark) {
        List<Reading> readings = Reading.of(book, Component.DIFFERENTIATION.points(), mitoses, necrosis).stream()
                .filter(reading -> totals.contains(reading.total()))
                .toList();
        JsonNode grading = specimen(id).get("grading");
        say(
                "### " + id,
                "",
                "Published: " + words + ". Readings: "
                        + readings.stream().map(WorkedExample::reading).collect(Collectors.joining("; ")) + ". "
                        + remark,
                "",
                "Ours: m " + points(grading, "mitoses") + ", n " + points(grading, "necrosis")
                        + "; with differentiation",
                "",
                "| d | total | grade | probability of grade 1, 2, 3 |",
                "|---|---|---|---|");
        grading.get("what_if")
                .forEach(each -> say("| " + each.get("points").asInt() + " | "
                        + each.get("score").asInt() + " | " + each.get("grade").asInt() + " | "
                        + probabilities(each.get("grade_probabilities")) + " |"));
        say("");
        grading.get("flags")
                .forEach(flag -> say("- " + flag.get("effect").asText() + ": "
                        + flag.get("reason").asText()));
        say("");
    }

    private static String reading(Reading reading) {
        return "d " + reading.differentiation() + ", n " + reading.necrosis() + " (total " + reading.total()
                + ", grade " + reading.grade() + ")";
    }

    private static String points(JsonNode grading, String component) {
        JsonNode points = grading.at("/components/" + component + "/points");
        return points.isNull() ? "not assessed" : points.asText();
    }

    private static String probabilities(JsonNode grades) {
        return grades.isNull()
                ? "not stated"
                : String.format(
                        Locale.ROOT,
                        "%.0f, %.0f, %.0f %%",
                        100 * grades.path("1").asDouble(0),
                        100 * grades.path("2").asDouble(0),
                        100 * grades.path("3").asDouble(0));
    }

    private JsonNode specimen(String id) {
        for (JsonNode specimen : report.get("specimens")) {
            if (specimen.get("id").asText().equals(id)) {
                return specimen;
            }
        }
        throw new IllegalArgumentException("The run has no specimen " + id + ".");
    }

    private JsonNode truth(String stem) throws IOException {
        return new ObjectMapper().readTree(images.resolve(stem + "-truth.json").toFile());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.1f", value);
    }

    private void say(String... lines) {
        for (String line : lines) {
            page.append(line).append('\n');
        }
    }
}
