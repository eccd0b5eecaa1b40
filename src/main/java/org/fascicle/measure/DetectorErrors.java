package org.fascicle.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The errors measured for the detectors that come with the program; {@code scripts/mitosis-card} writes the file. */
public final class DetectorErrors {

    private static final String BUNDLED = "mitosis-detector-errors.json";
    private static final double SAME_SCORE = 1e-9;

    private DetectorErrors() {}

    /**
     * The error of a scorer, where it was measured.
     *
     * @param modelSha256 hash of its model
     * @param countedScore least score that was counted
     */
    public static Optional<DetectorError> of(String modelSha256, double countedScore) {
        for (JsonNode each : read().get("detectors")) {
            if (each.get("sha256").asText().equals(modelSha256)
                    && Math.abs(each.get("counted_score").asDouble() - countedScore) < SAME_SCORE) {
                return Optional.of(error(each.get("error")));
            }
        }
        return Optional.empty();
    }

    private static DetectorError error(JsonNode node) {
        return new DetectorError(
                node.get("found").asDouble(),
                node.get("missed").asDouble(),
                node.get("false").asDouble(),
                node.get("false_mm2").asDouble());
    }

    private static JsonNode read() {
        try (InputStream file = DetectorErrors.class.getResourceAsStream(BUNDLED)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException("The file " + BUNDLED + " inside the program cannot be read.", e);
        }
    }
}
