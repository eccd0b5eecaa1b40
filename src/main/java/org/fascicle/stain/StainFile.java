package org.fascicle.stain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fascicle.space.UserError;

/**
 * A slide's colours as a text that can be shared and given to other slides.
 *
 * <p>JSON: {@code {"format": "fascicle-stains", "version": 1, "kind": "HDAB", "stains": [{"name", "red", "green", "blue"}, ...],
 * "whitePoint": {"red", "green", "blue"}, "method": "..."}}. The vectors may have any length; they are scaled as a whole.
 * White point and method may be absent. A file that a person types needs kind and stains only.
 */
public final class StainFile {

    private static final String FORMAT = "fascicle-stains";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private StainFile() {
    }

    /** The text of a stain file, ending with a line feed. */
    public static String format(SlideColour colour) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT).put("version", VERSION).put("kind", colour.kind().name());
        root.putArray("stains").add(vector(colour.stains().first())).add(vector(colour.stains().second()));
        root.putObject("whitePoint").put("red", colour.white().red()).put("green", colour.white().green()).put("blue", colour.white().blue());
        root.put("method", colour.method());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of strings and numbers could not be written.", e);
        }
    }

    private static ObjectNode vector(StainVector stain) {
        return JSON.createObjectNode().put("name", stain.name()).put("red", stain.red()).put("green", stain.green()).put("blue", stain.blue());
    }

    /**
     * Reads a stain file; the kind in it counts as given.
     *
     * @param fileName for the sentence, if the text is wrong
     * @throws UserError where the text is not a stain file or its vectors are impossible
     */
    public static SlideColour parse(String text, String fileName) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root == null || !FORMAT.equals(root.path("format").asText(FORMAT)) || root.path("version").asInt(VERSION) > VERSION) {
                throw wrong(fileName, "it is not a " + FORMAT + " file of version " + VERSION, null);
            }
            StainKind kind = kind(root.path("kind").asText(), fileName);
            return new SlideColour(kind, 1, white(root.path("whitePoint")), stains(root.path("stains"), kind, fileName), "given by " + fileName);
        } catch (JsonProcessingException e) {
            throw wrong(fileName, "it is not JSON", e);
        } catch (IllegalArgumentException e) {
            throw wrong(fileName, e.getMessage(), e);
        }
    }

    private static StainKind kind(String name, String fileName) {
        for (StainKind kind : StainKind.values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw wrong(fileName, "\"kind\" must be HE or HDAB", null);
    }

    private static WhitePoint white(JsonNode node) {
        return node.isMissingNode() ? WhitePoint.UNKNOWN
                : new WhitePoint(node.path("red").asDouble(), node.path("green").asDouble(), node.path("blue").asDouble());
    }

    private static StainMatrix stains(JsonNode array, StainKind kind, String fileName) {
        if (array.size() != 2) {
            throw wrong(fileName, "\"stains\" must hold two vectors", null);
        }
        StainMatrix usual = StainMatrix.defaultFor(kind);
        return new StainMatrix(vector(array.get(0), usual.first().name()), vector(array.get(1), usual.second().name()));
    }

    private static StainVector vector(JsonNode node, String usualName) {
        return new StainVector(node.path("name").asText(usualName), number(node, "red"), number(node, "green"), number(node, "blue"));
    }

    private static double number(JsonNode node, String field) {
        if (!node.path(field).isNumber()) {
            throw new IllegalArgumentException("every stain needs the numbers red, green and blue");
        }
        return node.path(field).asDouble();
    }

    private static UserError wrong(String fileName, String why, Throwable cause) {
        return UserError.input("The stain file " + fileName + " cannot be used: " + why
                + ". Write one with --save-stains on another slide, or see docs/methods/colour.md for its form.", cause);
    }
}
