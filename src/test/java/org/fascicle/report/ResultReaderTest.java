package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.Statement;
import org.fascicle.decision.Subject;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.image.DrawnArea;
import org.fascicle.measure.Interval;
import org.fascicle.measure.RegionDensity;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read as it was meant, and what is damaged is said, never taken for a number. */
class ResultReaderTest {

    /** JSON keeps eight digits of what was measured. */
    private static final double KEPT = 1e-7;

    @TempDir
    Path folder;

    private Summary written(SlideReport report) {
        SummaryJson.write(folder.resolve("summary.json"), report);
        return ResultReader.of(folder).summary();
    }

    static Stream<SlideReport> reports() {
        return Stream.of(
                Examples.full("slide"),
                Examples.full(Examples.HOSTILE),
                Examples.builder("empty").build(),
                Examples.builder("open").grading(Examples.openGrading()).build());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aSummaryIsReadAsItWasMeant(SlideReport report) {
        Summary read = written(report);
        assertThat(read)
                .usingRecursiveComparison()
                .withComparatorForType(ResultReaderTest::compare, Double.class)
                .ignoringFields("grading")
                .isEqualTo(Summary.of(report));
        assertThat(read.grading())
                .isEqualTo(SummaryJson.read(folder.resolve("summary.json")).grading());
    }

    /** Nothing is lost on the way: the text of what was read is the text that was read. */
    @ParameterizedTest
    @MethodSource("reports")
    void aSummaryThatWasReadIsWrittenAlike(SlideReport report) {
        assertThat(SummaryJson.text(written(report))).isEqualTo(SummaryJson.text(report));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aProvenanceThatWasReadIsWrittenAlike(SlideReport report) throws IOException {
        written(report);
        Path file = folder.resolve("provenance.json");
        ProvenanceJson.write(file, report);
        Origin read = ResultReader.of(folder).origin();
        assertThat(ProvenanceJson.text(read)).isEqualTo(Files.readString(file));
        assertThat(read.optionsSha256()).isEqualTo(Examples.SHA);
        assertThat(read.input()).isEqualTo(report.input());
        assertThat(read.colour().stains().second().red())
                .isCloseTo(report.colour().stains().second().red(), within(KEPT));
    }

    /** Page and summary are views of one value, so whoever reads a result back can write both again. */
    @ParameterizedTest
    @MethodSource("reports")
    void aReportThatWasReadIsWrittenAlike(SlideReport report) throws IOException {
        Files.createDirectories(folder.resolve("mitoses"));
        report.pictures().forEach(picture -> Encoded.write(folder.resolve(picture.file()), picture.png()));
        ProvenanceJson.write(folder.resolve("provenance.json"), report);
        SummaryJson.write(folder.resolve("summary.json"), report);
        SlideReport.Builder read = ResultReader.of(folder).report();
        report.decisions().forEach(read::decided);
        report.grading().ifPresent(read::grading);
        report.reviewed().ifPresent(read::reviewed);
        assertThat(SummaryJson.text(read.build())).isEqualTo(SummaryJson.text(report));
        assertThat(HtmlReport.text(read.build())).isEqualTo(HtmlReport.text(report));
    }

    /** A detector's count decides over points, so every digit of it comes through. */
    @Test
    void theDetectorsCountIsReadToTheLastDigit() {
        assertThat(written(Examples.full("slide")).detected()).contains(Examples.detected());
    }

    @Test
    void anOlderSchemaIsToBeMeasuredAgain() throws IOException {
        written(Examples.full("slide"));
        Path file = folder.resolve("summary.json");
        Files.writeString(file, Files.readString(file).replace("\"schema_version\" : 2", "\"schema_version\" : 1"));
        assertThatThrownBy(() -> ResultReader.of(folder).summary())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("summary.json")
                .hasMessageContaining("schema 1")
                .hasMessageEndingWith("measure the slide again.");
    }

    /** Text to look for in a sound summary, what stands there instead, and what the sentence names. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "value" : 4321,           | "value" : null,                  | measures.nuclei.value
            "value" : 4321,           | "value" : "many",                | measures.nuclei.value
            "count" : 14,             | "count" : -14,                   | decisions[0].count
            "count" : 14,             | "count" : 1.5,                   | decisions[0].count
            "count" : 14,             | "count" : 9223372036854775807,   | decisions[0].count
            "count" : 14,             | "count" : 1e400,                 | decisions[0].count
            "area_mm2" : 1.734        | "area_mm2" : 0                   | decisions[0].area_mm2
            "number" : 12,            | "number" : -1,                   | detected_mitoses.number
            "found" : 30.1,           | "found" : 0,                     | detected_mitoses.detector_error.found
            "stain" : "H&E"           | "stain" : "PAS"                  | stain
            "what" : "mitoses"        | "what" : "mood"                  | decisions[0].what
            "lower" : 11,             | "lower" : 99,                    | measures.necrosis_fraction.interval
            "limits" :                | "limit" :                        | limits
            "width_px" : 2220,        | "width_px" : 0,                  | input
            "name" : "slide"          | "name" : 7                       | name
            """)
    void aBadNumberIsSaidWithItsPlace(String sound, String bad, String place) throws IOException {
        String text = SummaryJson.text(Examples.full("slide"));
        assertThat(text).contains(sound);
        Files.writeString(folder.resolve("summary.json"), text.replace(sound, bad));
        assertThatThrownBy(() -> ResultReader.of(folder).summary())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("summary.json: " + place + " ")
                .hasMessageMatching("[^\\n]+ measure the slide again\\.");
    }

    @Test
    void aTornFileIsSaid() throws IOException {
        String text = SummaryJson.text(Examples.full("slide"));
        for (String torn : List.of("", text.substring(0, text.length() / 2), "[1]", "\0\0\0")) {
            Files.writeString(folder.resolve("summary.json"), torn);
            assertThatThrownBy(() -> ResultReader.of(folder).summary())
                    .as(torn)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("measure the slide again");
        }
        assertThatThrownBy(() -> ResultReader.of(folder.resolve("none")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is no result of Fascicle");
    }

    /** A later version may measure more without another schema. */
    @Test
    void aMeasureThatIsNotKnownIsPassedOver() throws IOException {
        String text = SummaryJson.text(Examples.full("slide"));
        Files.writeString(folder.resolve("summary.json"), text.replace("\"tissue_area\" : {", "\"not_yet_known\" : {"));
        assertThat(ResultReader.of(folder).summary().measures())
                .hasSize(Examples.full("slide").measures().size() - 1);
    }

    @Test
    void candidatesAreReadAsTheyWereWritten() {
        written(Examples.full("slide"));
        List<MitosesCsv.Row> rows = List.of(
                new MitosesCsv.Row(10.5, 20, 0.9876, "accepted", "=reader, \"A\"", Standing.COUNTED, true),
                new MitosesCsv.Row(1, 2.5, 0.5, "", "", Standing.IN_NECROSIS, false));
        MitosesCsv.write(folder.resolve("mitoses.csv"), rows);
        assertThat(ResultReader.of(folder).mitoses()).isEqualTo(rows);
    }

    @Test
    void regionsAreReadAsTheyWereWritten() {
        SlideReport report = Examples.full(Examples.HOSTILE);
        written(report);
        RegionsCsv.write(folder.resolve("regions.csv"), report.regions());
        assertThat(ResultReader.of(folder).regions())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(report.regions());
    }

    /** A name that looks like a formula is protected in the table, and so is one that looks protected; both come back. */
    @Test
    void protectedTextsComeBack() {
        List<RegionDensity> regions = new ArrayList<>();
        for (String name : List.of("=1+1", "'=1+1", "''-x", "'quoted'", "+", "'", "a,\"b\"\nc", "@x")) {
            regions.add(new RegionDensity(name, "", Area.NONE, Area.NONE, Optional.empty(), Area.NONE, Area.NONE, 0));
        }
        RegionsCsv.write(folder.resolve("regions.csv"), regions);
        assertThat(RegionsCsv.read(folder.resolve("regions.csv")))
                .extracting(RegionDensity::name)
                .isEqualTo(regions.stream().map(RegionDensity::name).toList());
    }

    @Test
    void aCellThatIsNoNumberIsSaidWithItsLine() throws IOException {
        Files.writeString(
                folder.resolve("mitoses.csv"),
                "id,x_px,y_px,score,decision,reviewer,status,most_active_area\n"
                        + "1,7,8,0.5,,,counted,no\n2,7,x,0.4,,,counted,no\n");
        assertThatThrownBy(() -> MitosesCsv.read(folder.resolve("mitoses.csv")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mitoses.csv, line 3: y_px is no number");
    }

    /** One decision of each kind. */
    static List<Decision> everyKind() {
        DrawnArea outline = DrawnArea.together(List.of(
                new DrawnArea(List.of(new double[] {0, 0, 10, 0, 10, 10.25}, new double[] {1, 1, 2, 1, 2, 2})),
                new DrawnArea(List.of(new double[] {20, 20, 30, 20, 30, 30, 20, 30}))));
        Interval range = new Interval(0.1, 1 / 3.0, Interval.USUAL_CONFIDENCE, "given");
        Instant time = Instant.parse("2026-11-28T18:10:00Z");
        return List.of(
                Decision.of(new Statement.CandidateVerdict(Statement.Verdict.ACCEPTED, 10.5, 20), "12")
                        .at(time)
                        .by(Optional.of("A")),
                Decision.of(new Statement.CandidateVerdict(Statement.Verdict.REJECTED, 1, 2), "13"),
                Decision.of(new Statement.CandidateVerdict(Statement.Verdict.UNSURE, 1, 2), "13"),
                Decision.of(new Statement.CandidateVerdict(Statement.Verdict.ADDED, 3, 4), "added-1"),
                Decision.withdrawing(Subject.CANDIDATE, "13").noting("no two opinions"),
                Decision.of(new Statement.WindowPlace(5000, 6000.5, Area.ofMm2(1.734))),
                Decision.of(new Statement.DrawnRegion(Statement.Use.NECROSIS, outline, false), "r1"),
                Decision.of(new Statement.DrawnRegion(Statement.Use.TUMOUR, outline, false), "r2"),
                Decision.of(new Statement.DrawnRegion(Statement.Use.EXCLUDED, outline, true), "r1"),
                Decision.of(new Statement.MitoticCount(22, Area.ofMm2(3.468))),
                Decision.of(new Statement.NotAssessable(Subject.MITOSES)),
                Decision.of(new Statement.NecroticShare(0.3, Optional.of(range), false)),
                Decision.of(new Statement.NecroticShare(0.7, Optional.empty(), true)),
                Decision.of(new Statement.DifferentiationOdds(Distribution.of(Map.of(1, 0.1, 2, 0.6, 3, 0.3)))),
                Decision.of(new Statement.DifferentiationScore(3)),
                Decision.of(new Statement.TypeName("synovial sarcoma")),
                Decision.of(new Statement.ContextOf(Specimen.Context.RECURRENCE)),
                Decision.of(new Statement.ProcedureOf(Specimen.Procedure.CORE_BIOPSY)),
                Decision.of(new Statement.TreatedBefore(true)),
                Decision.of(new Statement.SettingsOf(Set.of(Specimen.Setting.GIST, Specimen.Setting.DERMAL))),
                Decision.of(new Statement.FieldPlaces(
                        List.of(
                                new Statement.FieldPlaces.Place(500, 600.25),
                                new Statement.FieldPlaces.Place(1000, 600)),
                        Area.ofMm2(0.1734))));
    }

    @Test
    void everyDecisionIsReadAsItWasMade() {
        Decisions made = Decisions.NONE;
        for (Decision decision : everyKind()) {
            made = made.and(decision);
        }
        assertThat(made.all()).extracting(Decision::subject).contains(Subject.values());
        Path file = folder.resolve("decisions.jsonl");
        DecisionLog.append(file, made.all().subList(0, 3));
        DecisionLog.append(file, made.all().subList(3, made.all().size()));
        assertThat(DecisionLog.read(file)).isEqualTo(made);
    }

    @Test
    void everyDecisionFollowsTheSchema() {
        SlideReport.Builder report = Examples.builder("slide");
        Decisions made = Decisions.NONE;
        for (Decision decision : everyKind()) {
            made = made.and(decision);
        }
        made.all().forEach(report::decided);
        assertThat(Schemas.errorsOf("summary", SummaryJson.text(report.build())))
                .isEmpty();
        assertThat(Schemas.errorsOf(
                        "summary",
                        SummaryJson.text(report.build()).replaceFirst("\"what\" : \"window\"", "\"what\" : \"w\"")))
                .isNotEmpty();
    }

    /** A line that was cut off while it was written was not decided; one in the middle that is no JSON is damage. */
    @Test
    void aLineThatWasCutOffIsPassedOverAndDamageIsSaid() throws IOException {
        Path file = folder.resolve("decisions.jsonl");
        DecisionLog.append(file, everyKind().subList(0, 2));
        String whole = Files.readString(file);
        Files.writeString(file, whole + whole.substring(0, 40));
        assertThat(DecisionLog.read(file).all()).hasSize(2);
        DecisionLog.append(file, everyKind().subList(9, 10));
        assertThat(DecisionLog.read(file).all()).hasSize(3);
        Files.writeString(file, whole.substring(0, 40) + "\n" + whole);
        assertThatThrownBy(() -> DecisionLog.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("decisions.jsonl, line 1 ");
    }

    @Test
    void aResultWithoutTheLogHasTheSummarysDecisions() {
        written(Examples.full("slide"));
        assertThat(ResultReader.of(folder).decisions().onOnly(Subject.MITOSES))
                .contains(new Statement.MitoticCount(14, Area.ofMm2(1.734)));
        DecisionLog.append(folder.resolve("decisions.jsonl"), everyKind().subList(9, 10));
        assertThat(ResultReader.of(folder).decisions().onOnly(Subject.MITOSES))
                .contains(new Statement.MitoticCount(22, Area.ofMm2(3.468)));
    }

    @Test
    void subjectsAreNamedAsTheirMeasures() {
        assertThat(Subject.MITOSES.onlyKey()).contains(MeasureKey.MITOSES_HOTTEST.key());
        assertThat(Subject.NECROSIS.onlyKey()).contains(MeasureKey.NECROSIS_FRACTION.key());
    }

    private static int compare(double one, double other) {
        return Math.abs(one - other) <= KEPT * Math.abs(other) ? 0 : Double.compare(one, other);
    }
}
