package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.patient.WrittenResult;
import org.fascicle.stain.StainKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fascicle case} as typed; slides' results stand ready, so that no image is read. */
class CaseCommandTest {

    @TempDir
    Path folder;

    @Test
    void gradesFromResultsThatStandReady() throws IOException {
        WrittenResult.of("earlier", StainKind.HE)
                .said(new HumanFindings(
                        Differentiation.notAssessable(),
                        HumanFindings.none().specimen(),
                        Optional.of(Mitoses.counted(22, RuleBook.MITOTIC_AREA)),
                        Optional.empty(),
                        Optional.empty()))
                .write(folder.resolve("earlier"));
        Path manifest = folder.resolve("CASE.yaml");
        Files.writeString(manifest, """
                fascicle_case: 1
                patient: case-17
                specimens:
                  - id: primary
                    context: primary
                    differentiation: 2
                    necrosis: {percent: 30}
                    blocks:
                      - id: A
                        slides: [{stain: he, result: earlier}]
                """);
        assertThat(Main.run(
                        "case", manifest.toString(), "-o", folder.resolve("out").toString(), "-q"))
                .isZero();
        assertThat(Files.readString(folder.resolve("out/case.csv"))).contains(",2,3,1,6,3,3,");
        assertThat(folder.resolve("out/case.pdf")).isNotEmptyFile();
    }

    @Test
    void aBadManifestIsBadInput() throws IOException {
        Path manifest = folder.resolve("CASE.yaml");
        Files.writeString(manifest, "fascicle_case: 1\n");
        assertThat(Main.run(
                        "case", manifest.toString(), "-o", folder.resolve("out").toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
