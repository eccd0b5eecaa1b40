package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.measure.Proportion;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchReportTest {

    @TempDir
    private Path folder;

    private SlideOutcome analysed(SlideReport report) {
        try (ResultFolder result = ResultFolder.begin(folder, report.name(), false)) {
            ReportFiles.write(result, report);
            return SlideOutcome.done(report.name(), "p/" + report.name() + ".svs", result.complete());
        }
    }

    private BatchReport batch() {
        return new BatchReport(
                "slides",
                "0.1.0",
                List.of(
                        analysed(Examples.full("one")),
                        SlideOutcome.failed("two", "two.svs", Examples.HOSTILE),
                        analysed(Examples.builder("three")
                                .grading(Examples.openGrading())
                                .build())));
    }

    @Test
    void everySlideStandsInPageTableAndJson() throws IOException {
        batch().write(folder);
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains(
                        "2 slides were analysed; 1 failed.",
                        "[\"one\",\"\",\"H&E\",\"grade 2, total 5",
                        "[3456.8,\"3457\"",
                        "&lt;script&gt;",
                        "Not graded by FNCLCC: missing tumour differentiation")
                .doesNotContain("<script>a");
        assertThat(Schemas.errorsOf("batch", Files.readString(folder.resolve("batch.json"))))
                .isEmpty();
        List<String> lines = Files.readAllLines(folder.resolve("batch.csv"));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .startsWith("one,p/one.svs,done,,one,H&E,2,5,false,\"AB, one\",9,1.734,2,1.25,,,4321,3456.8,");
        assertThat(lines.get(2)).startsWith("two,two.svs,failed,\"<script>");
        assertThat(lines.get(3)).startsWith("three,p/three.svs,done,,three,H&E,,,true,");
    }

    /** The script leaves a column out that no slide has; the index of tumour stands before that of all nuclei. */
    @Test
    void theIndexOfTumourStandsInTheTable() throws IOException {
        SlideReport report = Examples.builder("ki67")
                .add(Measured.share(
                        MeasureKey.POSITIVE_TUMOUR_NUCLEI,
                        new Proportion(30, 80),
                        "nuclei",
                        "nuclei called tumour",
                        "learned nuclei"))
                .build();
        new BatchReport("slides", "0.1.0", List.of(analysed(report))).write(folder);
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("\"label\":\"" + MeasureKey.POSITIVE_TUMOUR_NUCLEI.label() + "\"")
                .contains("[37.5,\"37.5\"")
                .containsSubsequence(
                        MeasureKey.POSITIVE_TUMOUR_NUCLEI.label() + "\"", MeasureKey.POSITIVE_NUCLEI.label() + "\"");
    }

    @Test
    void canBeRewrittenAndLeavesNoParts() throws IOException {
        BatchReport batch = batch();
        batch.write(folder);
        byte[] first = Files.readAllBytes(folder.resolve("index.html"));
        batch.write(folder);
        assertThat(Files.readAllBytes(folder.resolve("index.html"))).isEqualTo(first);
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder("batch.csv", "batch.json", "index.html", "one", "three");
        }
    }

    /** A run that is resumed reads what an earlier one wrote: the same numbers, to the eight digits that JSON keeps. */
    @Test
    void aFinishedResultIsReadBack() {
        SlideReport report = Examples.full("one");
        SlideOutcome read = analysed(report);
        assertThat(read.measures()).hasSameSizeAs(report.measures());
        for (Measured measured : report.measures()) {
            Measured again = read.measured(measured.key()).orElseThrow();
            assertThat(again.value())
                    .isCloseTo(measured.value(), org.assertj.core.data.Percentage.withPercentage(1e-5));
            assertThat(again.method()).isEqualTo(measured.method());
            assertThat(again.interval().isPresent())
                    .isEqualTo(measured.interval().isPresent());
        }
    }

    /** A name that would end the element in which the rows stand. */
    @Test
    void noNameLeavesTheRows() throws IOException {
        SlideOutcome one = analysed(Examples.full("one"));
        SlideOutcome hostile = new SlideOutcome(
                "</script><script>alert(1)</script>",
                "x",
                one.failure(),
                one.folder(),
                one.stain(),
                one.measures(),
                one.grading(),
                one.reviewed());
        new BatchReport("slides", "0.1.0", List.of(hostile)).write(folder);
        String page = Files.readString(folder.resolve("index.html"));
        assertThat(page).doesNotContain("<script>alert").contains("\\u003c/script>\\u003cscript>alert");
        assertThat(page.split("</script>")).as("two scripts and the rest").hasSize(3);
    }

    @Test
    void aDamagedSummaryIsNamed() throws IOException {
        Files.createDirectory(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/summary.json"), "{\"name\": \"broken\"");
        assertThatThrownBy(() -> SlideOutcome.done("broken", "broken.svs", folder.resolve("broken")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("broken");
    }

    @Test
    void linksSurviveStrangeNames() {
        assertThat(Page.link("a b#c%d:\u00e9", "report.html")).isEqualTo("./a%20b%23c%25d%3A%C3%A9/report.html");
    }
}
