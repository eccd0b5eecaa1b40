package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.detect.LaboratoryCut;
import org.fascicle.report.LaboratoryCutFile;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Standing;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;

/** A cut from decisions to the count that it makes. */
class CutFittingTest extends OnReviewedSlide {

    /** 60 candidates from 0.98 down, of which the first 45 are decided on: the first 25 are figures. */
    private void decideOnSome() throws IOException {
        List<MitosesCsv.Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(MitosesCsv.Row.unreviewed(
                    10 + i, 10, 0.98 - 0.01 * i, i < 49 ? Standing.COUNTED : Standing.BELOW_CUT, false));
        }
        slide.close();
        MitosesCsv.write(slide.result.resolve("mitoses.csv"), rows);
        slide = slide.again(false);
        for (int i = 0; i < 45; i++) {
            decided("AB", Integer.toString(i + 1), i < 25 ? "accepted" : "rejected", i);
        }
    }

    @Test
    void theCutFollowsTheDecisions() throws IOException {
        decideOnSome();
        LaboratoryCut cut = CutFitting.of(List.of(slide.result.getParent()));
        assertThat(cut.score()).isBetween(0.735, 0.745);
        assertThat(cut.floor()).isBetween(0.535, 0.545);
        assertThat(cut.figures()).isEqualTo(25);
        assertThat(cut.others()).isEqualTo(20);
        assertThat(cut.scorerSha256()).hasSize(64);
        Path file = folder.resolve("cut.json");
        LaboratoryCutFile.write(file, cut);
        assertThat(LaboratoryCutFile.read(file)).isEqualTo(cut);
    }

    @Test
    void tooFewDecisionsAreRefused() throws IOException {
        decided("AB", "1", "accepted", 0);
        assertThatThrownBy(() -> CutFitting.of(List.of(slide.result)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("20 accepted and 20 rejected");
    }

    /** What a cut makes of a count is said in the page and in the provenance; without it neither speaks of one. */
    @Test
    void aFittedCutIsStated() throws IOException {
        String sha = ResultReader.of(measured).origin().provenance().models().stream()
                .filter(model -> model.name().startsWith("mitoses"))
                .findFirst()
                .orElseThrow()
                .sha256();
        Path file = folder.resolve("cut.json");
        LaboratoryCutFile.write(file, new LaboratoryCut(0.9, 0.3, 2, 30, 50, 1, 0.9, 0.8, Optional.empty(), sha));
        assertThat(ReviewedSlide.analyze(folder.resolve("fitted"), "--mitosis-cut", file.toString()))
                .isZero();
        Path fitted = folder.resolve("fitted/he-field");
        assertThat(Files.readString(fitted.resolve("report.html")))
                .contains("decisions on 80 candidates of 2 slides fitted", "interval is of counting alone");
        assertThat(Files.readString(fitted.resolve("provenance.json"))).contains("\"fitted\"", sha);
        assertThat(Files.readString(measured.resolve("report.html"))).doesNotContain("a laboratory");
        assertThat(ResultReader.of(fitted).mitoses())
                .filteredOn(row -> row.standing().counts())
                .allMatch(row -> row.score() >= 0.9);
        assertThat(ReviewedSlide.analyze(
                        folder.resolve("both"), "--mitosis-cut", file.toString(), "--mitosis-score", "0.4"))
                .as("two cuts")
                .isEqualTo(1);
    }
}
