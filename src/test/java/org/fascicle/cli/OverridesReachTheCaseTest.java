package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person says to {@code analyze} comes through {@code case} with the same points, total, grade and flags. */
class OverridesReachTheCaseTest {

    private static final Path FIELD = Path.of(System.getProperty("test.images", "../test-images"), "he-field.ome.tif");

    @TempDir
    Path folder;

    /** Counts around the cuts on areas that are not the rule's, shares at 50 %, and each way to say differentiation. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--differentiation 2 --mitoses 22 --area 3.468 --necrosis 70 --context primary --by A",
                "--differentiation 3 --mitoses 11 --area 0.867 --necrosis 50",
                "--differentiation-probabilities 0.2,0.5,0.3 --mitoses 39 --area 3.468 --necrosis 49.9 --biopsy",
                "--type leiomyosarcoma --mitoses 0 --necrosis 0 --setting uterine,dermal",
                "--differentiation 1 --mitoses 20 --necrosis 12.5 --neoadjuvant",
                "--mitoses 9"
            })
    void theSamePointsComeOut(String said) throws IOException {
        List<String> analyze = new ArrayList<>(List.of("analyze", FIELD.toString(), "-o", folder + "/results", "-q"));
        analyze.addAll(List.of("--segmenter", "classic", "--only", "necrosis"));
        analyze.addAll(List.of(said.split(" ")));
        assertThat(Main.run(analyze.toArray(String[]::new))).isZero();
        JsonNode measured =
                json(folder.resolve("results/he-field/summary.json")).get("grading");
        JsonNode graded = rolledUp(said.contains("primary") ? "primary" : "unknown");
        for (String field :
                List.of("score", "grade", "descriptive", "possible_scores", "possible_grades", "score_probabilities")) {
            assertThat(graded.get(field)).as(field).isEqualTo(measured.get(field));
        }
        for (String component : List.of("differentiation", "mitoses", "necrosis")) {
            String points = "/components/" + component + "/points";
            assertThat(graded.at(points)).as(component).isEqualTo(measured.at(points));
        }
        assertThat(graded.get("flags").findValuesAsText("code"))
                .isEqualTo(measured.get("flags").findValuesAsText("code"));
    }

    private JsonNode rolledUp(String context) throws IOException {
        Path manifest = folder.resolve("CASE.yaml");
        Files.writeString(
                manifest,
                "fascicle_case: 1\npatient: case-17\nspecimens:\n  - id: s\n    context: " + context
                        + "\n    blocks:\n      - id: A\n        slides: [{stain: he, result: results/he-field}]\n");
        assertThat(Main.run("case", manifest.toString(), "-o", folder + "/case", "-q"))
                .isZero();
        return json(folder.resolve("case/case.json")).at("/specimens/0/grading");
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
