package org.fascicle.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainVector;

/** JSON in this project's manner: fields in a fixed order, plain decimals, two spaces, line feeds. */
public final class Json {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private Json() {}

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    public static ArrayNode array() {
        return NODES.arrayNode();
    }

    public static JsonNode number(double value) {
        return NODES.numberNode(Figures.kept(value));
    }

    /** A number that is read back and must be the same then. */
    static JsonNode exact(double value) {
        return NODES.numberNode(Figures.exact(value));
    }

    public static ArrayNode texts(List<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** Any value of ours (records, enums, numbers, texts, lists, maps, Optional) as JSON. */
    public static JsonNode tree(Object value) {
        return mapper().valueToTree(value);
    }

    static ObjectNode pixelSize(PixelSize size) {
        ObjectNode node = object();
        node.set("x_um", number(size.xUm()));
        node.set("y_um", number(size.yUm()));
        return node;
    }

    static ObjectNode colour(SlideColour colour) {
        ObjectNode node = object();
        node.put("stain", colour.kind().label());
        colour.kindByColours().ifPresent(kind -> node.put("stain_by_colours", kind.label()));
        node.set("stain_confidence", number(colour.kindConfidence()));
        ArrayNode white = node.putArray("white_point");
        white.add(number(colour.white().red()))
                .add(number(colour.white().green()))
                .add(number(colour.white().blue()));
        ArrayNode vectors = node.putArray("stain_vectors");
        vectors.add(vector(colour.stains().first())).add(vector(colour.stains().second()));
        node.put("method", colour.method());
        return node;
    }

    private static ObjectNode vector(StainVector vector) {
        ObjectNode node = object();
        node.put("name", vector.name());
        node.putArray("rgb")
                .add(number(vector.red()))
                .add(number(vector.green()))
                .add(number(vector.blue()));
        return node;
    }

    public static String text(JsonNode node) {
        try {
            return mapper().writer(printer()).writeValueAsString(node) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a file that is written piece by piece, laid out as all are. */
    static JsonGenerator generator(Path file) throws IOException {
        return mapper().writer(printer()).createGenerator(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    }

    public static void write(Path file, JsonNode node) {
        try {
            Files.write(file, text(node).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper mapper() {
        SimpleModule ours = new SimpleModule();
        ours.addSerializer(new OptionalSerializer());
        ours.addSerializer(Path.class, new FileNameSerializer());
        ours.addSerializer(Double.class, new DoubleSerializer());
        ours.addSerializer(double.class, new DoubleSerializer());
        return JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .addModule(ours)
                .build();
    }

    /** What an Optional holds, or null. */
    private static final class OptionalSerializer extends StdSerializer<Optional<?>> {

        private static final long serialVersionUID = 1L;

        OptionalSerializer() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator json, SerializerProvider serializers)
                throws IOException {
            serializers.defaultSerializeValue(value.orElse(null), json);
        }
    }

    /** A number as {@link Figures#kept} has it; null for what is no number. */
    private static final class DoubleSerializer extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider serializers) throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumber(Figures.kept(value));
            } else {
                json.writeNull();
            }
        }
    }

    /** A file without its folders, which may name a patient. */
    private static final class FileNameSerializer extends JsonSerializer<Path> {
        @Override
        public void serialize(Path value, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(String.valueOf(value.getFileName()));
        }
    }
}
