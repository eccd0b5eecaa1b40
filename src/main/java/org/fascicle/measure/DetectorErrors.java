package org.fascicle.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The errors measured for the detectors that come with the program; {@code scripts/train/mitoses_card.py} writes the file. */
public final class DetectorErrors {

    private static final String BUNDLED = "mitosis-detector-errors.json";
    private static final double SAME_SCORE = 1e-9;

    private DetectorErrors() {}

    /**
     * The error of a scorer, where it was measured, at the measured pixel size that is nearest.
     *
     * @param modelSha256 hash of its model
     * @param countedScore least score that was counted
     * @param pixelUm size of the pixels that it saw
     */
    public static Optional<DetectorError> of(String modelSha256, double countedScore, double pixelUm) {
        return StreamSupport.stream(read().get("detectors").spliterator(), false)
                .filter(each -> each.get("sha256").asText().equals(modelSha256))
                .filter(each -> Math.abs(each.get("counted_score").asDouble() - countedScore) < SAME_SCORE)
                .min(Comparator.comparingDouble(
                        each -> Math.abs(Math.log(each.get("pixel_um").asDouble() / pixelUm))))
                .map(each -> error(each.get("error")));
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
