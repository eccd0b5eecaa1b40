package org.fascicle.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fascicle.space.UserError;

/**
 * A value in a JSON file that knows where it stands, so that what is wrong with it can be said in one sentence.
 *
 * <p>The mirror of {@link Json}. What is missing, of another kind or out of bounds is a {@link UserError} with the file, the place and
 * the remedy; nothing is taken for 0.
 */
final class JsonPlace {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** More things than a slide can hold. */
    private static final double MOST = 1e12;

    private final String file;
    private final String remedy;
    private final String path;
    private final JsonNode node;

    private JsonPlace(String file, String remedy, String path, JsonNode node) {
        this.file = file;
        this.remedy = remedy;
        this.path = path;
        this.node = node;
    }

    /**
     * The whole of a file.
     *
     * @param remedy a clause that ends the sentence on what is wrong: "analyse the slide again"
     */
    static JsonPlace read(Path file, String remedy) {
        try {
            return parse(Files.readString(file), file.toString(), remedy);
        } catch (IOException e) {
            throw UserError.input(
                    file + " cannot be read: is it there, and is it text in UTF-8? If not, " + remedy + ".", e);
        }
    }

    /** @param file its name, for sentences */
    static JsonPlace parse(String text, String file, String remedy) {
        try {
            JsonNode root = MAPPER.readTree(text);
            return new JsonPlace(file, remedy, "", root);
        } catch (JsonProcessingException | NumberFormatException e) {
            // The second for exponents of more digits than a number can have.
            throw UserError.input(file + " is no whole JSON; " + remedy + ".", e);
        }
    }

    /** A part of a file that is too large to be read at once. */
    static JsonPlace part(JsonNode part, String file, String remedy) {
        return new JsonPlace(file, remedy, "", part);
    }

    /** Reads as this class does: each key once, numbers as they stand. */
    static JsonParser parser(Path file) throws IOException {
        return MAPPER.createParser(file.toFile());
    }

    UserError wrong(String what) {
        return UserError.input(file + ": " + (path.isEmpty() ? "the file" : path) + " " + what + "; " + remedy + ".");
    }

    /** What {@code reader} makes of this place; a value that refuses what stands here is the file's fault. */
    <T> T as(Function<JsonPlace, T> reader) {
        try {
            return reader.apply(this);
        } catch (IllegalArgumentException e) {
            throw UserError.input(
                    file + ": " + (path.isEmpty() ? "it" : path) + " holds what cannot be ("
                            + e.getMessage().replaceAll("\\.$", "") + "); " + remedy + ".",
                    e);
        }
    }

    /** The value of a key; null counts as missing. */
    Optional<JsonPlace> find(String key) {
        if (!node.isObject()) {
            throw wrong("is not made of keys and values");
        }
        return Optional.ofNullable(node.get(key))
                .filter(child -> !child.isNull())
                .map(child -> child(key, child));
    }

    JsonPlace get(String key) {
        return find(key).orElseThrow(() -> child(key, node).wrong("is missing"));
    }

    private JsonPlace child(String key, JsonNode value) {
        return new JsonPlace(file, remedy, path.isEmpty() ? key : path + "." + key, value);
    }

    List<JsonPlace> list() {
        if (!node.isArray()) {
            throw wrong("is no list");
        }
        List<JsonPlace> places = new ArrayList<>();
        node.forEach(each -> places.add(new JsonPlace(file, remedy, path + "[" + places.size() + "]", each)));
        return places;
    }

    Map<String, JsonPlace> entries() {
        if (!node.isObject()) {
            throw wrong("is not made of keys and values");
        }
        Map<String, JsonPlace> entries = new LinkedHashMap<>();
        node.fields().forEachRemaining(entry -> entries.put(entry.getKey(), child(entry.getKey(), entry.getValue())));
        return entries;
    }

    String text() {
        if (!node.isTextual()) {
            throw wrong("is no text");
        }
        return node.textValue();
    }

    boolean isText() {
        return node.isTextual();
    }

    boolean truth() {
        if (!node.isBoolean()) {
            throw wrong("is neither true nor false");
        }
        return node.booleanValue();
    }

    /** A finite number. */
    double number() {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw wrong("is no number");
        }
        return node.doubleValue();
    }

    double notNegative() {
        double value = number();
        if (value < 0) {
            throw wrong("is " + Json.number(value) + ", less than 0");
        }
        return value;
    }

    double positive() {
        double value = number();
        if (!(value > 0)) {
            throw wrong("is " + Json.number(value) + ", not above 0");
        }
        return value;
    }

    /** A whole number of 0 or more that a computer can count. */
    long count() {
        double value = notNegative();
        if (value != Math.rint(value) || value > MOST) {
            throw wrong("is no whole number that can be counted");
        }
        return (long) value;
    }

    /** One of an enum's constants, by their names in files. */
    <E extends Enum<E>> E choice(Class<E> options, Function<E, String> name) {
        String word = text();
        for (E option : options.getEnumConstants()) {
            if (name.apply(option).equals(word)) {
                return option;
            }
        }
        throw wrong("is \"" + word + "\", which is not known here");
    }

    JsonNode node() {
        return node;
    }
}
