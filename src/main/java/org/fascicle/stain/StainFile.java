package org.fascicle.stain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.fascicle.space.UserError;

/**
 * A slide's colours as a text that can be shared and given to other slides.
 *
 * <p>JSON: {@code {"stain": "H-DAB", "stain_vectors": [{"name": "haematoxylin", "rgb": [0.65, 0.70, 0.29]}, {"name": "DAB",
 * "rgb": [0.27, 0.57, 0.78]}], "white_point": [243, 241, 244], "method": "..."}}, or any result in which this stands under
 * {@code colour}, as in {@code provenance.json}. Vectors may have any length and are scaled as a whole. Which vector is which
 * stain, its name says; white point and method may be absent, and so may both names, where haematoxylin comes first.
 */
public final class StainFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLOUR = "colour";
    private static final String STAIN = "stain";
    private static final String VECTORS = "stain_vectors";
    private static final String WHITE = "white_point";
    private static final String NAME = "name";

    private StainFile() {}

    /** The text of a stain file, ending with a line feed. */
    public static String format(SlideColour colour) {
        ObjectNode root = JSON.createObjectNode().put(STAIN, colour.kind().label());
        ArrayNode vectors = root.putArray(VECTORS);
        add(vectors, colour.stains().first());
        add(vectors, colour.stains().second());
        root.putArray(WHITE)
                .add(colour.white().red())
                .add(colour.white().green())
                .add(colour.white().blue());
        root.put("method", colour.method());
        return root.toPrettyString() + "\n";
    }

    private static void add(ArrayNode vectors, StainVector stain) {
        vectors.addObject()
                .put(NAME, stain.name())
                .putArray("rgb")
                .add(stain.red())
                .add(stain.green())
                .add(stain.blue());
    }

    /**
     * Reads a stain file; the kind in it counts as given.
     *
     * @param fileName for the sentence, if the text is wrong
     * @throws UserError where the text holds no stains or its vectors are impossible
     */
    public static SlideColour parse(String text, String fileName) {
        try {
            JsonNode root = JSON.readTree(text);
            JsonNode colour = root.has(COLOUR) ? root.path(COLOUR) : root;
            StainKind kind = kind(colour.path(STAIN).asText());
            return new SlideColour(
                    kind, 1, white(colour.path(WHITE)), stains(colour.path(VECTORS), kind), "given by " + fileName);
        } catch (JsonProcessingException e) {
            throw wrong(fileName, "It is not JSON.", e);
        } catch (IllegalArgumentException e) {
            throw wrong(fileName, e.getMessage(), e);
        }
    }

    private static StainKind kind(String name) {
        for (StainKind kind : StainKind.values()) {
            if (kind.name().equalsIgnoreCase(name) || kind.label().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("\"" + STAIN + "\" must be H&E or H-DAB.");
    }

    private static WhitePoint white(JsonNode numbers) {
        if (numbers.isMissingNode()) {
            return WhitePoint.UNKNOWN;
        }
        double[] rgb = three(numbers, WHITE);
        return new WhitePoint(rgb[0], rgb[1], rgb[2]);
    }

    private static StainMatrix stains(JsonNode vectors, StainKind kind) {
        if (vectors.size() != 2) {
            throw new IllegalArgumentException("\"" + VECTORS + "\" must hold two vectors.");
        }
        StainMatrix usual = StainMatrix.defaultFor(kind);
        JsonNode one = vectors.get(0);
        JsonNode other = vectors.get(1);
        boolean named = one.has(NAME) || other.has(NAME);
        boolean turned = named && (isNamed(one, usual.second()) || isNamed(other, usual.first()));
        StainVector first = vector(turned ? other : one, usual.first());
        StainVector second = vector(turned ? one : other, usual.second());
        if (!named
                && first.degreesTo(usual.second()) < first.degreesTo(usual.first())
                && second.degreesTo(usual.first()) < second.degreesTo(usual.second())) {
            throw new IllegalArgumentException("Its vectors have no names, and the first looks like "
                    + usual.second().name() + ", the second like "
                    + usual.first().name() + "; name them.");
        }
        return new StainMatrix(first, second);
    }

    private static boolean isNamed(JsonNode node, StainVector stain) {
        String name = node.path(NAME).asText().trim().toLowerCase(Locale.ROOT).replace("haemato", "hemato");
        return name.equals(stain.name().toLowerCase(Locale.ROOT).replace("haemato", "hemato"));
    }

    /** The vector of a node that stands for this stain by its name, or that has none. */
    private static StainVector vector(JsonNode node, StainVector stain) {
        if (node.has(NAME) && !isNamed(node, stain)) {
            throw new IllegalArgumentException("It needs a vector named \"" + stain.name() + "\", not \""
                    + node.path(NAME).asText() + "\".");
        }
        double[] rgb = three(node.path("rgb"), "rgb");
        return new StainVector(stain.name(), rgb[0], rgb[1], rgb[2]);
    }

    private static double[] three(JsonNode numbers, String field) {
        if (numbers.size() != 3
                || !numbers.get(0).isNumber()
                || !numbers.get(1).isNumber()
                || !numbers.get(2).isNumber()) {
            throw new IllegalArgumentException("\"" + field + "\" must be three numbers, red, green, blue.");
        }
        return new double[] {
            numbers.get(0).asDouble(), numbers.get(1).asDouble(), numbers.get(2).asDouble()
        };
    }

    private static UserError wrong(String fileName, String why, Throwable cause) {
        return UserError.input(
                "The stain file " + fileName + " cannot be used; give another result's provenance.json, "
                        + "or a file as docs/methods/colour.md shows. " + why,
                cause);
    }
}
