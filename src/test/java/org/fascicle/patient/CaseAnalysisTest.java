package org.fascicle.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fascicle.Agreed;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.WindowCounts;
import org.fascicle.report.ResultReader;
import org.fascicle.run.Reuse;
import org.fascicle.slide.Fingerprint;
import org.fascicle.space.Area;
import org.fascicle.stain.StainKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case from its manifest to its files, with slides whose results are written here. */
class CaseAnalysisTest {

    private static final Map<String, String[]> MEASURES = Map.of(
            "he-a1",
            new String[] {"nuclei:4000/2", "tissue_area:2/2", "necrosis_fraction:10/2/6/14"},
            "he-a2",
            new String[] {"nuclei:3000/1", "tissue_area:1/1", "necrosis_fraction:40/1/30/50"},
            "ki67-a1",
            new String[] {"positive_nuclei:10/500"},
            "he-b1",
            new String[] {"nuclei:9000/3", "tissue_area:30/1", "necrosis_fraction:0/3/0/0"});

    private static final Map<String, Mitoses> DETECTED = Map.of(
            "he-a1",
            detected(9, 1.5)
                    .from(new Mitoses.Hotspot(
                            "drawn", 3, 6, 8, 0.4, new WindowCounts(new TreeMap<>(Map.of(3, 40L, 9, 1L)), 3.5))),
            "he-a2",
            detected(8, 1),
            "he-b1",
            detected(40, 1.734));

    private static Mitoses detected(long count, double mm2) {
        return Mitoses.detected(count, Area.ofMm2(mm2), Mitoses.Counter.UNREVIEWED_DETECTOR);
    }

    @TempDir
    Path folder;

    private final List<String> analysed = new ArrayList<>();

    @BeforeEach
    void slides() throws IOException {
        for (String name : MEASURES.keySet()) {
            Files.writeString(folder.resolve(name + ".png"), name);
        }
        Files.writeString(folder.resolve("CASE.yaml"), CaseManifestReaderTest.resource("CASE.yaml"));
    }

    /** Primary: 9 on 1.5 mm2 are 6 per mm2, 8 on 1 mm2 are more: the worst area is on the second block. */
    @Test
    void theWorstAreaOverAllBlocksCounts() {
        SpecimenReport primary = run().specimens().get(0);
        assertThat(primary.quantity(QuantityKey.MITOSES).measured().orElseThrow())
                .isCloseTo(8 * 1.734, within(1e-6));
        assertThat(primary.quantity(QuantityKey.MITOSES).basis()).isEqualTo("8 detected on 1.000 mm\u00b2");
        assertThat(primary.grading().mitoses().points()).hasValue(2);
    }

    /** 10 % of 2 mm2 and 40 % of 1 mm2 are 0.6 of 3 mm2, 20 %; the bounds lie hypot(4 x 2/3, 10 x 1/3) = 4.27 points away. */
    @Test
    void necrosisIsWeightedByArea() {
        SpecimenReport primary = run().specimens().get(0);
        assertThat(primary.quantity(QuantityKey.NECROSIS).measured().orElseThrow())
                .isCloseTo(20, within(1e-9));
        assertThat(primary.quantity(QuantityKey.NECROSIS)
                        .interval()
                        .orElseThrow()
                        .lower())
                .isCloseTo(20 - 4.2687, within(1e-3));
        assertThat(primary.quantity(QuantityKey.NECROSIS)
                        .interval()
                        .orElseThrow()
                        .upper())
                .isCloseTo(20 + 4.2687, within(1e-3));
    }

    /** 7000 nuclei on 3 mm2; 50 of 500 nuclei positive. */
    @Test
    void nucleiAndMarkersAreAddedUp() {
        SpecimenReport primary = run().specimens().get(0);
        assertThat(primary.quantity(QuantityKey.DENSITY).measured().orElseThrow())
                .isCloseTo(7000 / 3.0, within(1e-6));
        assertThat(primary.quantity(QuantityKey.KI67).basis()).isEqualTo("50 of 500 nuclei");
        assertThat(primary.quantity(QuantityKey.SMA).value()).isEmpty();
        assertThat(primary.grading().mib1().orElseThrow().points()).isEqualTo(2);
        assertThat(primary.grading().flags())
                .extracting(flag -> flag.code())
                .contains("area-analysable-low", "area-small", "detector-near-threshold");
    }

    /** 2 + 2 + 1 = 5 for the primary; a person's 25 mitoses and 30 % make 2 + 3 + 1 of the recurrence, measured it is 2 + 3 + 0. */
    @Test
    void aPersonOverridesAndBothStand() {
        PatientReport report = run();
        assertThat(report.specimens().get(0).grading().total()).hasValue(5);
        assertThat(report.specimens().get(0).measuredGrading()).isEmpty();
        SpecimenReport recurrence = report.specimens().get(1);
        assertThat(recurrence.grading().total()).hasValue(6);
        assertThat(recurrence.grading().isDescriptive()).isTrue();
        assertThat(recurrence.measuredGrading().orElseThrow().total()).hasValue(5);
        assertThat(recurrence.quantity(QuantityKey.MITOSES).measured()).hasValue(40.0);
        assertThat(recurrence.quantity(QuantityKey.MITOSES).decided()).hasValue(25.0);
        assertThat(recurrence.decisions())
                .extracting(SpecimenFindings.SaidOf::sentence)
                .containsExactly(
                        "Tumour differentiation: 2.",
                        "Mitotic figures, most active area: 25 on 1.734 mm\u00b2.",
                        "Necrosis: 30 % (20 to 40 %).");
        assertThat(report.specimens().get(0).decisions())
                .extracting(SpecimenFindings.SaidOf::sentence)
                .containsExactly("Histological type: conventional leiomyosarcoma (reader A).");
    }

    @Test
    void aSpecimenWithoutSlidesIsGradedAsFarAsItGoes() {
        SpecimenReport metastasis = run().specimens().get(2);
        assertThat(metastasis.grading().total()).isEmpty();
        assertThat(metastasis.grading().possibleGrades()).containsExactly(1, 2, 3);
        assertThat(metastasis.grading().necrosis().points()).hasValue(1);
    }

    /** 25 on 1.734 mm2 against 8 on 1 mm2: 14.4 over 8 per mm2 is 1.8 times, well within chance. 3000 over 2333 nuclei per mm2 is not. */
    @Test
    void comparesSpecimensThatFollowOneAnother() {
        List<Comparison> comparisons = run().comparisons();
        assertThat(comparisons)
                .extracting(Comparison::key)
                .containsExactly(QuantityKey.DENSITY, QuantityKey.MITOSES, QuantityKey.NECROSIS);
        assertThat(comparisons.get(0).estimate()).isCloseTo(3000 / (7000 / 3.0), within(1e-6));
        assertThat(comparisons.get(0).excludesNoChange()).isTrue();
        assertThat(comparisons.get(1).estimate()).isCloseTo(25 / 1.734 / 8, within(1e-6));
        assertThat(comparisons.get(1).excludesNoChange()).isFalse();
        assertThat(comparisons.get(2).estimate()).isCloseTo(-20, within(1e-6));
        assertThat(comparisons.get(2).excludesNoChange()).isTrue();
    }

    @Test
    void whatIsMeasuredAlreadyIsNotMeasuredAgain() throws IOException {
        run();
        assertThat(analysed).hasSize(4);
        run();
        assertThat(analysed).hasSize(4);
        Files.writeString(folder.resolve("he-b1.png"), "another image");
        run();
        assertThat(analysed).hasSize(5).last().isEqualTo("he-b1");
    }

    @Test
    void writesAllFilesAndTheSameBytesTwice() throws IOException {
        PatientReport report = run();
        CaseFiles.write(folder.resolve("out"), report);
        CaseFiles.write(folder.resolve("again"), run());
        for (String name :
                List.of(CaseFiles.PAGE, CaseFiles.PDF, CaseFiles.JSON, CaseFiles.TABLE, CaseFiles.TIMELINE)) {
            assertThat(folder.resolve("out").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("again").resolve(name));
        }
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files).hasSize(7);
        }
        assertThat(Files.readAllBytes(folder.resolve("out").resolve(CaseFiles.PDF)))
                .startsWith("%PDF".getBytes());
    }

    @Test
    void filesAreAsTheyWereLookedAt() throws IOException {
        PatientReport report = run();
        CaseFiles.write(folder.resolve("out"), report);
        try (var files = Files.list(folder.resolve("out"))) {
            for (Path file :
                    files.filter(each -> !each.toString().endsWith(".pdf")).toList()) {
                Agreed.isAsLookedAt(file, "patient/expected");
            }
        }
    }

    @Test
    void thePageEscapesWhatAPersonWrote() {
        PatientReport report = run();
        PatientReport hostile = new PatientReport(
                "<script>x</script>",
                "a & b",
                "2026-11-29",
                report.specimens(),
                report.comparisons(),
                List.of("<b>"),
                report.manifestSha256(),
                "1");
        assertThat(PatientPage.text(hostile))
                .doesNotContain("<script")
                .contains("&lt;script")
                .contains("Date of report: 2026-11-29.")
                .contains("a &amp; b");
        PatientPdf.write(folder.resolve("hostile.pdf"), hostile);
        assertThat(folder.resolve("hostile.pdf")).isNotEmptyFile();
    }

    @Test
    void jsonAndTableSayTheSame() throws IOException {
        PatientReport report = run();
        JsonNode json = new ObjectMapper().readTree(PatientJson.text(report));
        assertThat(json.at("/specimens/1/grading/score").asInt()).isEqualTo(6);
        assertThat(json.at("/specimens/1/measured_grading/score").asInt()).isEqualTo(5);
        assertThat(json.at("/specimens/0/measured_grading").isNull()).isTrue();
        assertThat(json.at("/specimens/0/quantities/ki67/measured").asDouble()).isEqualTo(10);
        assertThat(json.at("/comparisons/1/excludes_no_change").asBoolean()).isFalse();
        String[] rows = PatientCsv.text(report).split("\n");
        assertThat(rows).hasSize(4);
        assertThat(rows[0].split(",")).hasSameSizeAs(rows[2].split(",", -1));
        assertThat(rows[2]).startsWith("recurrence,2009-03,recurrence,3000,");
    }

    @Test
    void theSchemaAgreesWithTheReader() throws IOException {
        assertThat(schemaErrors(CaseManifestReaderTest.resource("CASE.yaml"))).isEmpty();
        String head = "fascicle_case: 1\npatient: case-17\nspecimens:\n";
        String specimen = head + "  - id: p\n    context: primary\n";
        int judged = 0;
        for (String entry :
                CaseManifestReaderTest.resource("wrong-manifests.txt").split("(?m)^=== ")) {
            String text = entry.substring(entry.indexOf('\n') + 1)
                    .replace("{H}\n", head)
                    .replace("{S}\n", specimen);
            if (entry.startsWith("line") && isForASchema(entry)) {
                assertThat(schemaErrors(text)).as(entry).isNotEmpty();
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(15);
    }

    /** A schema knows nothing of files, of the table of types, of order and sums, and needs YAML to begin with. */
    private static boolean isForASchema(String entry) {
        return List.of(
                        "does not exist",
                        "histological type",
                        "taken before",
                        "are called",
                        "sum to 1",
                        "no YAML",
                        "stands twice",
                        "lie around",
                        "can hold tumour",
                        "no line of a report",
                        "in the calendar",
                        "in the future",
                        "speaks of treatment")
                .stream()
                .noneMatch(entry::contains);
    }

    @Test
    void theExampleInTheDocumentationFollowsTheSchema() throws IOException {
        String page = Files.readString(docs().resolve("case.md"));
        String yaml = page.substring(page.indexOf("```yaml") + 7, page.lastIndexOf("```"));
        assertThat(schemaErrors(yaml)).isEmpty();
    }

    @Test
    void theReportFollowsItsSchema() throws IOException {
        assertThat(reportErrors(PatientJson.text(run()))).isEmpty();
        assertThat(reportErrors(
                        PatientJson.text(run()).replaceFirst("\"context\" : \"primary\"", "\"context\" : \"first\"")))
                .isNotEmpty();
    }

    private static List<?> reportErrors(String json) throws IOException {
        Map<String, String> byId = Map.of(
                "urn:fascicle:schema:grading:1",
                Files.readString(docs().resolve("schema/grading.schema.json")),
                "urn:fascicle:schema:summary:2",
                Files.readString(docs().resolve("schema/summary.schema.json")));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(byId))
                .getSchema(Files.readString(docs().resolve("schema/case-report.schema.json")))
                .validate(json, InputFormat.JSON);
    }

    private static List<?> schemaErrors(String yaml) throws IOException {
        JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(docs().resolve("schema/case.schema.json")))
                .validate(tree.toString(), InputFormat.JSON);
    }

    private static Path docs() {
        return Path.of(System.getProperty("test.images", "../test-images")).resolveSibling("docs");
    }

    /** What holds for several specimens is said once, and the page says first what it is for. */
    @Test
    void thePageSpellsUnitsOneWayAndRepeatsNothing() throws IOException {
        String page = PatientPage.text(run());
        assertThat(page).contains("mm\u00b2").doesNotContain(" mm2");
        assertThat(page.split("Between people the grade agreed", -1)).hasSize(2);
        assertThat(page)
                .containsSubsequence(
                        "no medical device",
                        "Key numbers",
                        "id=\"changed\"",
                        "id=\"specimen-1\"",
                        "Signature",
                        "id=\"method\"");
    }

    private PatientReport run() {
        CaseManifest manifest = CaseManifestReader.read(
                folder.resolve("CASE.yaml"), Fnclcc.standard().book());
        return new CaseAnalysis(manifest, Fnclcc.standard(), new Drawn(), folder.resolve("slides"), doing -> {})
                .run("1");
    }

    /** Writes the numbers above; a result is used again while its image has the same bytes. */
    private final class Drawn implements SlideAnalyzer {

        @Override
        public Path analyze(Work work, Path parent, String name) {
            analysed.add(name);
            WrittenResult result = WrittenResult.of(
                            name,
                            work.stain() == CaseStain.HE ? StainKind.HE : StainKind.HDAB,
                            Fingerprint.sha256(work.slide()).orElseThrow())
                    .measured(MEASURES.get(name))
                    .limit("A limit.");
            Optional.ofNullable(DETECTED.get(name)).ifPresent(result::detected);
            return result.write(parent.resolve(name));
        }

        @Override
        public Reuse reuse(Work work, Path earlier) {
            if (!Files.exists(earlier)) {
                return Reuse.NO_RESULT;
            }
            return ResultReader.of(earlier)
                            .summary()
                            .input()
                            .sha256()
                            .equals(Fingerprint.sha256(work.slide()).orElseThrow())
                    ? Reuse.SAME
                    : Reuse.OTHER_IMAGE;
        }
    }
}
