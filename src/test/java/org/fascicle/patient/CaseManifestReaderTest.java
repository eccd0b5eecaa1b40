package org.fascicle.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.decision.Decision;
import org.fascicle.decision.HumanFindings;
import org.fascicle.decision.Subject;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.patient.CaseManifest.Taken;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A manifest is read as it says, and what is wrong with it is one sentence with the line. */
class CaseManifestReaderTest {

    private static final String HEAD = "fascicle_case: 1\npatient: case-17\nspecimens:\n";
    private static final String SPECIMEN = HEAD + "  - id: p\n    context: primary\n";

    @TempDir
    Path folder;

    @BeforeEach
    void slides() throws IOException {
        for (String name : List.of("he.png", "HE.PNG", "he-a1.png", "he-a2.png", "ki67-a1.png", "he-b1.png")) {
            Files.createFile(folder.resolve(name));
        }
    }

    @Test
    void readsWhatStandsInIt() throws IOException {
        CaseManifest manifest = read(resource("CASE.yaml"));
        assertThat(manifest.patient()).isEqualTo("case-17");
        assertThat(manifest.title()).isEqualTo("Leiomyosarcoma of the right forearm");
        assertThat(manifest.warnings()).isEmpty();
        assertThat(manifest.specimens()).extracting(Taken::id).containsExactly("primary", "recurrence", "metastasis");
        Taken primary = manifest.specimens().get(0);
        assertThat(primary.specimen().context()).isEqualTo(Specimen.Context.PRIMARY);
        assertThat(primary.specimen().procedure()).isEqualTo(Specimen.Procedure.RESECTION);
        assertThat(primary.differentiation().orElseThrow().score()).hasValue(2);
        assertThat(primary.blocks()).hasSize(2);
        assertThat(primary.blocks()
                        .get(0)
                        .slides()
                        .get(0)
                        .source()
                        .orElseThrow()
                        .pixelSizeUm())
                .hasValue(0.5);
        assertThat(primary.blocks().get(0).slides().get(1).stain()).isEqualTo(CaseStain.KI67);
        assertThat(primary.blocks()
                        .get(0)
                        .slides()
                        .get(1)
                        .source()
                        .orElseThrow()
                        .pixelSizeUm())
                .isEmpty();
    }

    @Test
    void readsTheDayOfTheReport() throws IOException {
        assertThat(read(resource("CASE.yaml")).reported()).isEmpty();
        assertThat(read(SPECIMEN.replace("specimens:", "reported: 2020-11-29\nspecimens:"))
                        .reported())
                .isEqualTo("2020-11-29");
    }

    @Test
    void readsWhatAPersonSays() throws IOException {
        CaseManifest manifest = read(resource("CASE.yaml"));
        Taken recurrence = manifest.specimens().get(1);
        assertThat(recurrence.mitoses().orElseThrow().number()).isEqualTo(25);
        assertThat(recurrence.necrosis().orElseThrow().share()).isEqualTo(0.3);
        assertThat(recurrence.necrosis().orElseThrow().interval().orElseThrow().upper())
                .isEqualTo(0.4);
        Taken metastasis = manifest.specimens().get(2);
        assertThat(metastasis.differentiation().orElseThrow().score()).isEmpty();
        assertThat(metastasis.mitoses().orElseThrow().isAssessable()).isFalse();
        assertThat(metastasis.necrosis().orElseThrow().kindClear()).isFalse();
        assertThat(metastasis.blocks()).isEmpty();
    }

    /** The demonstration's decisions are read with its slides, so that slide and case count alike. */
    @Test
    void readsWhatWasDecidedOnASlideBefore() {
        CaseManifest demonstration = CaseManifestReader.read(
                Path.of(System.getProperty("test.images"), "case", "DEMO.yaml"), RuleBook.standard());
        List<HumanFindings> said = demonstration.specimens().stream()
                .map(specimen -> specimen.blocks().get(0).slides().get(0).decided())
                .map(decided -> HumanFindings.of(decided, RuleBook.standard()))
                .toList();
        assertThat(said)
                .extracting(each -> each.mitoses().orElseThrow().number())
                .containsExactly(5.0, 32.0, 54.0);
        assertThat(said)
                .extracting(each -> each.specimen().context())
                .containsExactly(Specimen.Context.PRIMARY, Specimen.Context.RECURRENCE, Specimen.Context.METASTASIS);
        assertThat(said).allMatch(each -> each.by().orElseThrow().equals("a person, on drawn figures"));
        assertThat(demonstration.warnings()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrongIsOneSentenceWithTheLine() throws IOException {
        return Arrays.stream(resource("wrong-manifests.txt").split("(?m)^=== "))
                .skip(1)
                .map(entry -> {
                    int end = entry.indexOf('\n');
                    return DynamicTest.dynamicTest(
                            entry.substring(0, end),
                            () -> assertRefused(entry.substring(0, end), entry.substring(end + 1)));
                });
    }

    private void assertRefused(String sentence, String manifest) {
        String text = manifest.replace("{H}\n", HEAD).replace("{S}\n", SPECIMEN);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("CASE.yaml")
                .hasMessageContaining(sentence)
                .hasMessageMatching("[^\\n]+\\.");
    }

    @Test
    void anIdentifierThatLooksLikeAPersonWarns() throws IOException {
        for (String patient : List.of(
                "Anna Meier", "\"Meier, Anna\"", "Anna M. Meier", "case 12.03.1954", "1954-03-12", "case-19540312")) {
            assertThat(read(SPECIMEN.replace("case-17", patient)).warnings())
                    .as(patient)
                    .hasSize(1);
        }
        for (String patient :
                List.of("case-17", "S23-004512", "LMS-3", "patient 7", "H2011-8841", "Case A", "12345678")) {
            assertThat(read(SPECIMEN.replace("case-17", patient)).warnings())
                    .as(patient)
                    .isEmpty();
        }
        assertThat(read(SPECIMEN.replace("id: p", "id: Anna Meier")).warnings().get(0))
                .isEqualTo("The specimen \"Anna Meier\" looks like a person's name; a pseudonym is enough.");
    }

    @Test
    void titleSiteAndSignatureAreLookedAtToo() throws IOException {
        assertThat(read(SPECIMEN.replace("specimens:", "title: Meier, Anna\nspecimens:") + "    site: Right Forearm\n")
                        .warnings())
                .containsExactly("The title \"Meier, Anna\" looks like a person's name; a pseudonym is enough.");
        assertThat(read(SPECIMEN + "    site: knee of Anna Meier\n").warnings()).hasSize(1);
        assertThat(read(SPECIMEN + "    differentiation: 2\n    by: Dr. Meier\n")
                        .warnings())
                .hasSize(1);
        assertThat(read(SPECIMEN + "    mitoses: {count: 1, area_mm2: 1.734, by: Anna M. Meier}\n")
                        .warnings())
                .hasSize(1);
        for (String sound : List.of(
                "title: Leiomyosarcoma of the Right Thigh",
                "title: Pleomorphic Liposarcoma, Left Groin",
                "title: Ewing Sarcoma",
                "title: Institute of Pathology, Case A")) {
            assertThat(read(SPECIMEN.replace("specimens:", sound + "\nspecimens:"))
                            .warnings())
                    .as(sound)
                    .isEmpty();
        }
        for (String sound : List.of("reader A", "Dr. B", "Tumour Board", "Reader One", "observer 2")) {
            assertThat(read(SPECIMEN + "    differentiation: 2\n    by: " + sound + "\n")
                            .warnings())
                    .as(sound)
                    .isEmpty();
        }
    }

    @Test
    void whoSaysAStatementStandsWithIt() throws IOException {
        Taken specimen = read(SPECIMEN
                        + "    type: {name: synovial sarcoma, by: reader B}\n"
                        + "    mitoses: {count: 22, area_mm2: 3.468, by: reader C}\n"
                        + "    necrosis: {percent: 30}\n"
                        + "    by: reader A\n")
                .specimens()
                .get(0);
        assertThat(specimen.said().holding())
                .extracting(Decision::subject, decision -> decision.by().orElse(""))
                .contains(
                        tuple(Subject.TYPE, "reader B"),
                        tuple(Subject.MITOSES, "reader C"),
                        tuple(Subject.NECROSIS, "reader A"),
                        tuple(Subject.CONTEXT, "reader A"));
        assertThat(specimen.differentiation().orElseThrow().score()).hasValue(3);
        assertThat(read(SPECIMEN + "    differentiation: {score: 2, by: reader B}\n")
                        .specimens()
                        .get(0)
                        .differentiation()
                        .orElseThrow()
                        .score())
                .hasValue(2);
    }

    @Test
    void aTimeAfterTheFirstSpecimenIsATime() throws IOException {
        CaseManifest manifest = read(SPECIMEN
                + "  - id: r\n    context: recurrence\n    after: 18 months\n"
                + "  - id: m\n    context: metastasis\n    after: 1.5 years\n");
        assertThat(manifest.specimens())
                .extracting(Taken::when)
                .containsExactly("", "after 18 months", "after 1.5 years");
    }

    /** What can be right and mostly is not, is said. */
    @Test
    void ordersAndTreatmentsThatLookWrongWarn() throws IOException {
        assertThat(read(HEAD
                                + "  - id: m\n    context: metastasis\n    date: 2010\n  - id: p\n    context: primary\n    date: 2011\n")
                        .warnings())
                .containsExactly(
                        "The metastasis \"m\" stands before its primary \"p\"; is that the order in which they were taken?");
        assertThat(read(SPECIMEN + "    treatment: neoadjuvant doxorubicin\n    neoadjuvant: false\n")
                        .warnings()
                        .get(0))
                .contains("\"neoadjuvant\" says there was none");
        assertThat(read(SPECIMEN + "    treatment: neoadjuvant doxorubicin\n    neoadjuvant: yes\n")
                        .warnings())
                .isEmpty();
        assertThat(read(SPECIMEN + "    treatment: 50 Gy after this resection\n")
                        .warnings())
                .isEmpty();
    }

    @Test
    void bothSpellingsPass() throws IOException {
        for (String kind : List.of("tumour", "tumor")) {
            assertThat(read(SPECIMEN + "    necrosis: {percent: 30, kind: " + kind + "}\n")
                            .specimens()
                            .get(0)
                            .necrosis()
                            .orElseThrow()
                            .kindClear())
                    .isTrue();
        }
        for (String procedure : List.of("core-biopsy", "core biopsy", "core_biopsy", "Core-Biopsy")) {
            assertThat(read(SPECIMEN + "    procedure: " + procedure + "\n")
                            .specimens()
                            .get(0)
                            .specimen()
                            .procedure())
                    .isEqualTo(Specimen.Procedure.CORE_BIOPSY);
        }
        for (String stain : List.of("he", "H&E", "HE")) {
            assertThat(read(SPECIMEN + "    blocks:\n      - id: A\n        slides: [{stain: \"" + stain
                                    + "\", file: he.png}]\n")
                            .specimens()
                            .get(0)
                            .blocks()
                            .get(0)
                            .slides()
                            .get(0)
                            .stain())
                    .isEqualTo(CaseStain.HE);
        }
        assertThat(CaseStain.named("Ki-67")).contains(CaseStain.KI67);
        assertThat(CaseStain.named("alpha-SMA")).contains(CaseStain.SMA);
        assertThat(CaseStain.named("pas")).isEmpty();
    }

    @Test
    void aShorterDateIsNoContradiction() throws IOException {
        String same = SPECIMEN
                + "    date: 2011-05\n  - id: m\n    context: metastasis\n    date: 2011\n  - id: n\n    context: metastasis\n";
        assertThat(read(same).specimens()).hasSize(3);
    }

    @Test
    void aMissingManifestIsOneSentence() {
        assertThatThrownBy(() -> CaseManifestReader.read(folder.resolve("none.yaml"), RuleBook.standard()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.yaml cannot be read");
    }

    private CaseManifest read(String text) throws IOException {
        Path file = folder.resolve("CASE.yaml");
        Files.writeString(file, text);
        return CaseManifestReader.read(file, RuleBook.standard(), LocalDate.of(2026, 11, 28));
    }

    static String resource(String name) throws IOException {
        try (var in = CaseManifestReaderTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
