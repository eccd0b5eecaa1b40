package org.fascicle.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.patient.CaseManifest.Taken;
import org.fascicle.slide.SlideSource;
import org.junit.jupiter.api.Test;

/** The manifest of the published case says of the drawn slides what their truth says. */
class PublishedCaseTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images", "../test-images"));

    @Test
    void itsCountsAreTheDrawnOnes() throws IOException {
        CaseManifest manifest = CaseManifestReader.read(IMAGES.resolve("case/CASE.yaml"), RuleBook.standard());
        assertThat(manifest.specimens()).extracting(Taken::id).containsExactly("primary", "recurrence", "metastasis");
        assertThat(manifest.warnings()).isEmpty();
        for (Taken specimen : manifest.specimens()) {
            JsonNode truth = new ObjectMapper()
                    .readTree(IMAGES.resolve("he-" + specimen.id() + "-truth.json")
                            .toFile());
            Mitoses mitoses = specimen.mitoses().orElseThrow();
            assertThat(mitoses.number()).isEqualTo(truth.get("mitoses").size());
            assertThat(mitoses.area().mm2())
                    .isCloseTo(truth.get("viableAreaMm2").asDouble(), within(0.001));
        }
    }

    @Test
    void theDemonstrationMeasuresTheSameSlidesAndNamesAType() {
        CaseManifest published = CaseManifestReader.read(IMAGES.resolve("case/CASE.yaml"), RuleBook.standard());
        CaseManifest demonstration = CaseManifestReader.read(IMAGES.resolve("case/DEMO.yaml"), RuleBook.standard());
        assertThat(sources(demonstration)).isEqualTo(sources(published));
        assertThat(demonstration.specimens())
                .allMatch(specimen -> HumanFindings.of(
                                specimen.blocks().get(0).slides().get(0).decided(), RuleBook.standard())
                        .differentiation()
                        .type()
                        .isPresent());
    }

    /** What is decided on each slide grades it by itself, so that its own page and the case's say the same. */
    @Test
    void theDemonstrationsSlidesAreGradedAsItsSpecimensAre() {
        CaseManifest demonstration = CaseManifestReader.read(IMAGES.resolve("case/DEMO.yaml"), RuleBook.standard());
        assertThat(demonstration.specimens())
                .extracting(
                        specimen -> gradeOf(specimen.blocks().get(0).slides().get(0)))
                .containsExactly("grade 2, total 4", "grade 2, total 5", "grade 3, total 6");
        assertThat(demonstration.specimens())
                .as("no word of the manifest's that the slides do not know")
                .allMatch(specimen -> specimen.mitoses().isEmpty()
                        && specimen.necrosis().isEmpty()
                        && specimen.differentiation().isEmpty());
    }

    private static String gradeOf(CaseManifest.CaseSlide slide) {
        HumanFindings said = HumanFindings.of(slide.decided(), RuleBook.standard());
        Grading grading = Fnclcc.standard()
                .grade(Findings.of(
                        said.differentiation(),
                        said.mitoses().orElseThrow(),
                        said.necrosis().orElseThrow(),
                        said.specimen()));
        return "grade " + grading.grade().getAsInt() + ", total "
                + grading.total().getAsInt();
    }

    private static List<SlideSource> sources(CaseManifest manifest) {
        return manifest.specimens().stream()
                .flatMap(specimen -> specimen.blocks().stream())
                .flatMap(block -> block.slides().stream())
                .map(slide -> slide.source().orElseThrow())
                .toList();
    }
}
