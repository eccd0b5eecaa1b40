package org.fascicle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.fascicle.patient.synoptic.Item;
import org.fascicle.patient.synoptic.Synopsis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The synoptic block says each item or that nobody stated it. */
class SynopticBlockTest {

    private static final String ENTERED = Cases.ENTERED;

    @TempDir
    private Path folder;

    /** 22 on 1.734 mm2 are 12.7 per mm2; 2 + 3 + 1 = 6 is grade 3; 5.4 cm is T2, with grade 3 stage IIIA, and not T1b. */
    @Test
    void everyItemIsSaidWithWhoSaysIt() throws IOException {
        Synopsis synopsis = report(ENTERED).specimens().get(0).synopsis();
        assertThat(lines(synopsis, Item.PROCEDURE)).containsExactly("resection");
        assertThat(lines(synopsis, Item.SITE)).containsExactly("right forearm; limb");
        assertThat(lines(synopsis, Item.SIZE)).containsExactly("3.9 x 5.4 x 1.9 cm (gross specimen)");
        assertThat(lines(synopsis, Item.DEPTH)).containsExactly("deep: beneath or through the fascia");
        assertThat(lines(synopsis, Item.MITOSES).get(0))
                .contains("12.7 per mm2")
                .contains("3 points");
        assertThat(lines(synopsis, Item.GRADE).get(0)).startsWith("FNCLCC grade 3, total 6 = 2 + 3 + 1");
        assertThat(lines(synopsis, Item.MARGINS))
                .containsExactly("no tumour at the margin (R0); nearest margin deep at 2.5 mm");
        assertThat(lines(synopsis, Item.NODES)).containsExactly("tumour in 0 of 4");
        assertThat(lines(synopsis, Item.CATEGORY)).containsExactly("pT2; 5.4 cm, more than 5 cm up to 10 cm");
        assertThat(lines(synopsis, Item.STAGE)).containsExactly("IIIA (T2, grade 3, no N1 or M1 entered)");
        assertThat(synopsis.contradictions())
                .containsExactly(
                        "The entered pT1b does not go with 5.4 cm, which is pT2 (more than 5 cm up to 10 cm).");
        assertThat(synopsis.text())
                .contains("Ancillary tests")
                .contains("MDM2: not amplified (entered by laboratory 2)");
        assertThat(synopsis.lines().stream().map(Synopsis.Line::item)).containsAll(List.of(Item.values()));
    }

    @Test
    void aContradictionStandsInTheReportsHead() throws IOException {
        assertThat(report(ENTERED).warnings())
                .containsExactly(
                        "p: The entered pT1b does not go with 5.4 cm, which is pT2 (more than 5 cm up to 10 cm).");
        assertThat(report(ENTERED.replace("t: pT1b", "t: pT2")).warnings()).isEmpty();
    }

    @Test
    void whatNobodyStatedSaysSo() throws IOException {
        Synopsis synopsis =
                report("  - {id: p, context: unknown}\n").specimens().get(0).synopsis();
        for (Item item : List.of(
                Item.PROCEDURE,
                Item.TUMOUR,
                Item.SITE,
                Item.SIZE,
                Item.DEPTH,
                Item.TYPE,
                Item.MARGINS,
                Item.INVASION,
                Item.NODES,
                Item.ANCILLARY,
                Item.ENTERED_TNM)) {
            assertThat(lines(synopsis, item)).as(item.key()).containsExactly(Synopsis.NOT_STATED);
        }
        assertThat(lines(synopsis, Item.CATEGORY)).containsExactly("not worked out without size and region");
    }

    @Test
    void otherSitesMetastasesAndBiopsiesHaveNoStage() throws IOException {
        assertThat(category(ENTERED.replace("region: limb", "region: retroperitoneum")))
                .isEqualTo(
                        "The stage is worked out for limb and trunk alone; for retroperitoneum AJCC 8 has other tables");
        assertThat(category(ENTERED.replace("context: primary", "context: metastasis")))
                .startsWith("none: a metastasis");
        assertThat(category(ENTERED.replace("procedure: resection", "procedure: core-biopsy")))
                .isEqualTo("not worked out from a biopsy");
        assertThat(category(ENTERED.replace("context: primary", "context: recurrence")))
                .startsWith("rpT2;");
        assertThat(category(ENTERED.replace("site: right", "neoadjuvant: true\n    site: right")))
                .startsWith("ypT2;");
    }

    /** A stranger reads what was printed, what is said here and why they differ before anything else of the specimens. */
    @Test
    void whatOthersPrintedStandsBesideOurs() throws IOException {
        String quoted = ENTERED
                + "    published:\n      - {about: grade, said: FNCLCC 1, why: no necrosis was described}\n"
                + "      - {about: mitoses, said: few}\n      - {about: ki67, said: about 10 %}\n";
        PatientReport report = report(quoted);
        assertThat(report.specimens().get(0).published())
                .extracting(BesidePublished::here)
                .satisfiesExactly(
                        grade -> assertThat(grade).startsWith("FNCLCC grade 3"),
                        mitoses -> assertThat(mitoses)
                                .startsWith("22")
                                .contains("by a person (22 on 1.734 mm\u00b2, 95 % "),
                        ki67 -> assertThat(ki67).isEqualTo("not assessed"));
        String page = PatientPage.text(report);
        assertThat(page.indexOf("no necrosis was described"))
                .isBetween(page.indexOf("id=\"published\""), page.indexOf("id=\"numbers\""));
        assertThat(PatientPage.text(report(ENTERED))).doesNotContain("Published and here");
    }

    @Test
    void aNodeWithTumourIsStageFour() throws IOException {
        for (String change : List.of("positive: 1", "n: pN1", "m: M1", "m: cM1")) {
            String key = change.substring(0, change.indexOf(':'));
            Synopsis synopsis = report(ENTERED.replaceAll("(?<=[{ ])" + key + ": \\w+", change))
                    .specimens()
                    .get(0)
                    .synopsis();
            assertThat(lines(synopsis, Item.STAGE).get(0)).as(change).startsWith("IV (");
        }
    }

    /** mCODE's code for a histologic grade, and the points behind it. */
    @Test
    void theGradeIsCoded() throws IOException {
        JsonNode grade = observation(bundle(ENTERED), "33732-9");
        assertThat(grade.at("/valueCodeableConcept/coding/0/code").asText()).isEqualTo("fnclcc-grade-3");
        assertThat(grade.at("/valueCodeableConcept/coding/1/code").asText()).isEqualTo("1155707008");
        assertThat(grade.at("/component/1/valueInteger").asInt()).isEqualTo(3);
        JsonNode none =
                observation(bundle(ENTERED.replace("necrosis: {percent: 30}", "necrosis: not assessable")), "33732-9");
        assertThat(none.has("valueCodeableConcept")).isFalse();
        assertThat(none.at("/dataAbsentReason/text").asText()).startsWith("Not graded by FNCLCC: missing");
        JsonNode size = observation(bundle(ENTERED), "21889-1");
        assertThat(size.at("/component/0/valueQuantity/value").asDouble()).isEqualTo(5.4);
    }

    @Test
    void theSameCaseGivesTheSameBundle() throws IOException {
        assertThat(bundle(ENTERED)).isEqualTo(bundle(ENTERED));
    }

    private String bundle(String specimens) throws IOException {
        CaseFiles.write(folder.resolve("case"), report(specimens));
        return Files.readString(folder.resolve("case").resolve(CaseFiles.FHIR));
    }

    private static JsonNode observation(String bundle, String loinc) throws IOException {
        JsonNode entries = new ObjectMapper().readTree(bundle).get("entry");
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> entry.get("resource"))
                .filter(resource -> resource.at("/code/coding/0/code").asText().equals(loinc))
                .findFirst()
                .orElseThrow();
    }

    private String category(String specimens) throws IOException {
        return lines(report(specimens).specimens().get(0).synopsis(), Item.CATEGORY)
                .get(0);
    }

    private static List<String> lines(Synopsis synopsis, Item item) {
        return synopsis.lines().stream()
                .filter(line -> line.item() == item)
                .map(Synopsis.Line::value)
                .toList();
    }

    private PatientReport report(String specimens) throws IOException {
        return Cases.withoutSlides(folder, specimens);
    }
}
