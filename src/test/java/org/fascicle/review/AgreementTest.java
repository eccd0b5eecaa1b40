package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.report.DecisionLog;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several readers, and what of them is compared with what. */
class AgreementTest {

    @TempDir
    private Path folder;

    /** Grades are few small whole numbers, counts are not; an item that one reader left out does not count. */
    @Test
    void eachColumnHasTheMeasuresOfItsKind() throws IOException {
        Path one = table("a.csv", "slide,grade,mitoses,kind", "s1,1,4,yes", "s2,2,15,no", "s3,3,30,yes", "s4,2,12,no");
        Path other = table("b.csv", "slide,grade,mitoses,kind", "s3,3,34,yes", "s1,1,5,yes", "s2,3,15,no", "s5,1,1,no");
        List<Agreement.Row> rows = Agreement.of(Readings.read(List.of(one, other)), Set.of());
        assertThat(rows)
                .allMatch(row ->
                        row.items() == 3 && row.one().equals("a") && row.other().equals("b"));
        assertThat(rows.stream().filter(row -> row.quantity().equals("grade")).map(Agreement.Row::measure))
                .containsExactly("kappa", "weighted kappa, linear", "weighted kappa, quadratic");
        assertThat(rows.stream().filter(row -> row.quantity().equals("mitoses")).map(Agreement.Row::measure))
                .containsExactly(
                        "bias", "lower limit of agreement", "upper limit of agreement", "intraclass correlation");
        assertThat(value(rows, "mitoses", "bias")).isCloseTo(5 / 3.0, within(1e-9));
        assertThat(value(rows, "kind", "positive agreement")).isEqualTo(1);
        assertThat(Agreement.csv(rows).lines()).hasSize(rows.size() + 1);
        assertThat(Agreement.text(rows)).startsWith("grade: a, b (3 items)\n  kappa");
    }

    @Test
    void aColumnCanBeCalledCounts() throws IOException {
        Path one = table("a.csv", "slide,n", "s1,1", "s2,2", "s3,3");
        Path other = table("b.csv", "slide,n", "s1,2", "s2,3", "s3,4");
        assertThat(value(Agreement.of(Readings.read(List.of(one, other)), Set.of("n")), "n", "bias"))
                .isEqualTo(1);
    }

    /**
     * Of candidates 1 to 3 both accept 1, only A accepts 2, neither 3; each adds one figure at the same place, B another: a figure to both
     * are two, to one alone two, 4 of 6.
     */
    @Test
    void reviewersAreComparedByCandidateAndByPlace() throws IOException {
        Path a = log(
                "a",
                "A",
                said(Verdict.ACCEPTED, 10, "1"),
                said(Verdict.ACCEPTED, 90, "2"),
                said(Verdict.REJECTED, 300, "3"),
                said(Verdict.ADDED, 500, "added-1"));
        Path b = log(
                "b",
                "B",
                said(Verdict.ACCEPTED, 10, "1"),
                said(Verdict.REJECTED, 90, "2"),
                said(Verdict.REJECTED, 300, "3"),
                said(Verdict.ADDED, 900, "added-1"),
                said(Verdict.ADDED, 512, "added-2"));
        List<Agreement.Row> rows = Agreement.of(Readings.read(List.of(a, b)), Set.of());
        assertThat(rows)
                .allMatch(row ->
                        row.items() == 5 && row.one().equals("A") && row.other().equals("B"));
        assertThat(value(rows, "mitotic-figure candidate", "positive agreement"))
                .isCloseTo(4 / 6.0, within(1e-9));
    }

    @Test
    void whatCannotBeComparedIsSaid() throws IOException {
        Path one = table("a.csv", "slide,grade", "s1,1", "s2,2");
        assertThatThrownBy(() -> Agreement.of(Readings.read(List.of(one)), Set.of()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("No two readers");
        assertThatThrownBy(() -> Readings.read(List.of(one, one)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("speaks twice of s1");
        assertThatThrownBy(() -> Readings.read(List.of(table("c.csv", "slide", "s1"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("one column");
        assertThatThrownBy(() -> Readings.read(List.of(folder.resolve("none.csv"))))
                .isInstanceOf(UserError.class);
        assertThatThrownBy(() -> Readings.read(List.of(folder.resolve("none.jsonl"))))
                .isInstanceOf(UserError.class);
    }

    private static double value(List<Agreement.Row> rows, String quantity, String measure) {
        return rows.stream()
                .filter(row -> row.quantity().equals(quantity) && row.measure().equals(measure))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Decision said(Verdict verdict, double xPx, String key) {
        return Decision.of(new CandidateVerdict(verdict, xPx, 100), key);
    }

    private Path log(String reviewer, String by, Decision... decisions) throws IOException {
        Path slide = Files.createDirectories(folder.resolve(reviewer).resolve("slide-1"));
        DecisionLog.write(
                slide.resolve("decisions.jsonl"),
                List.of(decisions).stream()
                        .map(each -> each.by(Optional.of(by)))
                        .toList());
        return slide.resolve("decisions.jsonl");
    }

    private Path table(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }
}
