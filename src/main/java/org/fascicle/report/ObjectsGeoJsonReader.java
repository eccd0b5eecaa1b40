package org.fascicle.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.fascicle.space.UserError;

/** Reads {@code objects.geojson}, plain or compressed, object by object: the mirror of {@link ObjectsGeoJson}. */
public final class ObjectsGeoJsonReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ObjectsGeoJsonReader() {}

    /**
     * An object as it was written.
     *
     * @param detection whether it is a detection, as nuclei are, and no annotation
     * @param kind name of its class
     * @param rgb colour of its class, {@code 0xRRGGBB}
     * @param name empty where it has none
     * @param rings outlines and holes as x0, y0, x1, y1, ... in full-resolution pixels, (0, 0) the corner of the first; what lies
     *     in an odd number of them is inside; one ring of one corner for a point
     */
    public record Shape(boolean detection, String kind, int rgb, String name, List<double[]> rings) {

        public boolean isPoint() {
            return rings.size() == 1 && rings.get(0).length == 2;
        }
    }

    /** @throws UserError where the file is not what was written */
    public static void read(Path file, Consumer<Shape> reader) {
        try (InputStream in = open(file);
                JsonParser parser = JSON.createParser(in)) {
            toFeatures(parser, file);
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                reader.accept(shape(JSON.readTree(parser)));
            }
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read as objects; measure the slide again.", e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private static void toFeatures(JsonParser parser, Path file) throws IOException {
        while (parser.nextToken() != null) {
            if (parser.currentToken() == JsonToken.START_ARRAY && "features".equals(parser.currentName())) {
                return;
            }
        }
        throw UserError.input(file + " holds no list of objects; measure the slide again.");
    }

    private static Shape shape(JsonNode feature) {
        JsonNode properties = feature.path("properties");
        JsonNode colour = properties.at("/classification/color");
        List<double[]> rings = new ArrayList<>();
        collect(feature.at("/geometry/coordinates"), rings);
        return new Shape(
                properties.path("objectType").asText().equals("detection"),
                properties.at("/classification/name").asText(),
                colour.path(0).asInt() << 16
                        | colour.path(1).asInt() << 8
                        | colour.path(2).asInt(),
                properties.path("name").asText(""),
                List.copyOf(rings));
    }

    /** A point, a ring, or arrays of arrays of rings. */
    private static void collect(JsonNode coordinates, List<double[]> rings) {
        if (coordinates.path(0).isNumber()) {
            rings.add(new double[] {
                coordinates.get(0).asDouble(), coordinates.get(1).asDouble()
            });
        } else if (coordinates.path(0).path(0).isNumber()) {
            double[] ring = new double[2 * coordinates.size()];
            for (int i = 0; i < coordinates.size(); i++) {
                ring[2 * i] = coordinates.get(i).get(0).asDouble();
                ring[2 * i + 1] = coordinates.get(i).get(1).asDouble();
            }
            rings.add(ring);
        } else {
            coordinates.forEach(part -> collect(part, rings));
        }
    }
}
