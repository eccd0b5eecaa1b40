package org.fascicle.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.fascicle.image.BinaryMask;
import org.fascicle.segment.ObjectMask;

/**
 * {@code objects.geojson}: objects as QuPath reads and writes them, appended one by one.
 *
 * <p>A FeatureCollection; each Feature has a UUID that is made from the slide's identity and the object's number, and the
 * properties {@code objectType}, {@code classification} (name and colour), {@code name}, {@code measurements}. Nuclei are
 * detections, everything that a person may want to edit is an annotation. Coordinates are full-resolution pixels with
 * (0, 0) at the upper left corner of the first pixel: the centre of that pixel is (0.5, 0.5).
 *
 * <p>On {@link #close} a file above {@link #COMPRESSED_ABOVE_BYTES} is replaced by {@code objects.geojson.gz}, which QuPath
 * opens as well. Not safe from several threads.
 *
 * @see <a href="https://qupath.readthedocs.io/en/stable/docs/advanced/exporting_annotations.html">QuPath, exporting annotations</a>
 */
public final class ObjectsGeoJson implements AutoCloseable {

    /** Above this a plain file is slow to copy and no text editor opens it; some 60,000 nuclei. */
    public static final long COMPRESSED_ABOVE_BYTES = 32L << 20;

    private static final int PX_DECIMALS = 2;
    private static final int MEASUREMENT_DECIMALS = 4;

    private final Path file;
    private final String identity;
    private final long compressedAboveBytes;
    private final JsonGenerator json;

    /**
     * @param file where to write, ending in {@code .geojson}
     * @param identity what the objects' UUIDs are made from: the input's SHA-256
     */
    public ObjectsGeoJson(Path file, String identity) {
        this(file, identity, COMPRESSED_ABOVE_BYTES);
    }

    ObjectsGeoJson(Path file, String identity, long compressedAboveBytes) {
        this.file = file;
        this.identity = identity;
        this.compressedAboveBytes = compressedAboveBytes;
        try {
            json = new JsonFactory().createGenerator(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Appends a nucleus; holes in it are filled.
     *
     * @param number the id in {@code nuclei.csv}
     * @param mask its pixels on a grid
     * @param downsample full-resolution pixels along an edge of a grid pixel
     * @param measurements name to value, in order; those that are no number are left out
     */
    public void nucleus(long number, ObjectMask mask, double downsample, ObjectClass kind, Map<String, Double> measurements) {
        List<Outline.Polygon> outline = Outline.of(mask);
        Frame frame = new Frame(mask.bounds().x(), mask.bounds().y(), downsample);
        write(() -> {
            begin("nucleus", number);
            polygons(outline, frame);
            properties("detection", kind, "", measurements);
        });
    }

    /**
     * Appends a mitotic-figure candidate as a point.
     *
     * @param number the id in {@code mitoses.csv}
     * @param row where and how likely
     */
    public void mitosis(long number, MitosesCsv.Row row) {
        ObjectClass kind = row.decision().equals("rejected") ? ObjectClass.NOT_MITOSIS : ObjectClass.MITOSIS;
        write(() -> {
            begin("mitosis", number);
            json.writeObjectFieldStart("geometry");
            json.writeStringField("type", "Point");
            json.writeFieldName("coordinates");
            position(row.xPx() + 0.5, row.yPx() + 0.5);
            json.writeEndObject();
            properties("annotation", kind, "Candidate " + number, Map.of("score", row.score()));
        });
    }

    /**
     * Appends an area with its holes; nothing if the mask is empty.
     *
     * @param mask on a grid over the whole slide
     * @param downsample full-resolution pixels along an edge of a mask pixel
     * @param name what a reader sees, may be empty
     */
    public void area(ObjectClass kind, String name, BinaryMask mask, double downsample) {
        List<Outline.Polygon> outline = Outline.polygons(mask.width(), mask.height(), mask.data());
        if (!outline.isEmpty()) {
            write(() -> {
                begin("area " + kind + " " + name, 0);
                polygons(outline, new Frame(0, 0, downsample));
                properties("annotation", kind, name, Map.of());
            });
        }
    }

    /**
     * Appends a ring that a caller has drawn.
     *
     * @param ring x0, y0, x1, y1, ... of its corners, three or more, in full-resolution pixels; the last joins the first
     */
    public void ring(ObjectClass kind, String name, double[] ring) {
        write(() -> {
            begin("ring " + kind + " " + name, 0);
            json.writeObjectFieldStart("geometry");
            json.writeStringField("type", "Polygon");
            json.writeArrayFieldStart("coordinates");
            json.writeStartArray();
            for (int i = 0; i <= ring.length; i += 2) {
                position(ring[i % ring.length], ring[i % ring.length + 1]);
            }
            json.writeEndArray();
            json.writeEndArray();
            json.writeEndObject();
            properties("annotation", kind, name, Map.of());
        });
    }

    /** Where a ring's corner (0, 0) lies on the grid, and how large the grid's pixels are. */
    private record Frame(int x, int y, double downsample) {
    }

    private void begin(String kind, long number) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        String id = identity + " " + kind + " " + number;
        json.writeStringField("id", UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private void polygons(List<Outline.Polygon> polygons, Frame frame) throws IOException {
        boolean single = polygons.size() == 1;
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", single ? "Polygon" : "MultiPolygon");
        json.writeFieldName("coordinates");
        if (!single) {
            json.writeStartArray();
        }
        for (Outline.Polygon polygon : polygons) {
            json.writeStartArray();
            closed(polygon.shell(), frame, false);
            for (int[] hole : polygon.holes()) {
                closed(hole, frame, true);
            }
            json.writeEndArray();
        }
        if (!single) {
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** A ring with its first corner again at the end; holes run the other way round (RFC 7946). */
    private void closed(int[] ring, Frame frame, boolean reversed) throws IOException {
        int corners = ring.length / 2;
        json.writeStartArray();
        for (int i = 0; i <= corners; i++) {
            int corner = (reversed ? corners - i : i) % corners;
            position((frame.x + ring[2 * corner]) * frame.downsample, (frame.y + ring[2 * corner + 1]) * frame.downsample);
        }
        json.writeEndArray();
    }

    private void position(double x, double y) throws IOException {
        json.writeStartArray();
        json.writeNumber(Figures.fixed(x, PX_DECIMALS));
        json.writeNumber(Figures.fixed(y, PX_DECIMALS));
        json.writeEndArray();
    }

    private void properties(String type, ObjectClass kind, String name, Map<String, Double> measurements) throws IOException {
        json.writeObjectFieldStart("properties");
        json.writeStringField("objectType", type);
        if (!name.isEmpty()) {
            json.writeStringField("name", name);
        }
        classification(kind);
        if (!measurements.isEmpty()) {
            measurements(measurements);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void classification(ObjectClass kind) throws IOException {
        json.writeObjectFieldStart("classification");
        json.writeStringField("name", kind.label());
        json.writeFieldName("color");
        json.writeArray(new int[] {kind.rgb() >> 16, kind.rgb() >> 8 & 0xff, kind.rgb() & 0xff}, 0, 3);
        json.writeEndObject();
    }

    private void measurements(Map<String, Double> measurements) throws IOException {
        json.writeObjectFieldStart("measurements");
        for (Map.Entry<String, Double> entry : measurements.entrySet()) {
            if (Double.isFinite(entry.getValue())) {
                json.writeFieldName(entry.getKey());
                json.writeNumber(Figures.fixed(entry.getValue(), MEASUREMENT_DECIMALS));
            }
        }
        json.writeEndObject();
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        write(() -> {
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
            json.close();
            if (Files.size(file) > compressedAboveBytes) {
                compress();
            }
        });
    }

    private void compress() throws IOException {
        Path compressed = file.resolveSibling(file.getFileName() + ".gz");
        try (InputStream plain = Files.newInputStream(file);
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed), 1 << 16)) {
            plain.transferTo(out);
        }
        Files.delete(file);
    }
}
