package org.fascicle.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.patient.CaseManifest.Taken;
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
        assertThat(demonstration.specimens())
                .extracting(Taken::blocks)
                .isEqualTo(published.specimens().stream().map(Taken::blocks).toList());
        assertThat(demonstration.specimens())
                .allMatch(specimen ->
                        specimen.differentiation().orElseThrow().type().isPresent());
    }
}
