package org.fascicle.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.ObjectMask;

/**
 * {@code objects.geojson}: objects as QuPath reads and writes them, appended one by one.
 *
 * <p>A FeatureCollection; each Feature has a UUID that is made from the slide's identity and the object's number, and the
 * properties {@code objectType}, {@code classification} (name and colour), {@code name}, {@code measurements}. Nuclei are
 * detections, everything that a person may want to edit is an annotation. Coordinates are full-resolution pixels with
 * (0, 0) at the upper left corner of the first pixel: the centre of that pixel is (0.5, 0.5).
 *
 * <p>A file that grows beyond {@link #COMPRESSED_ABOVE_BYTES} becomes {@code objects.geojson.gz}, which QuPath opens as
 * well. Not safe from several threads.
 *
 * @see <a href="https://qupath.readthedocs.io/en/stable/docs/advanced/exporting_annotations.html">QuPath, exporting annotations</a>
 */
public final class ObjectsGeoJson implements AutoCloseable {

    /** Above this a plain file is slow to copy and no text editor opens it; some 30,000 nuclei. */
    public static final long COMPRESSED_ABOVE_BYTES = 32L << 20;

    private static final int PX_DECIMALS = 1;
    private static final int MEASUREMENT_DECIMALS = 4;

    private final String identity;
    private final Writer writer;
    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    /**
     * @param file where to write, ending in {@code .geojson}
     * @param identity what the objects' UUIDs are made from: the input's SHA-256
     */
    public ObjectsGeoJson(Path file, String identity) {
        this(file, identity, COMPRESSED_ABOVE_BYTES);
    }

    ObjectsGeoJson(Path file, String identity, long compressedAboveBytes) {
        this.identity = identity;
        try {
            writer = new OutputStreamWriter(new GrowingOutput(file, compressedAboveBytes), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.append("{\"type\":\"FeatureCollection\",\"features\":[");
    }

    /**
     * Appends a nucleus; holes in it are filled.
     *
     * @param number the id in {@code nuclei.csv}
     * @param mask its pixels on a grid
     * @param downsample full-resolution pixels along an edge of a grid pixel
     * @param measurements name to value, in order; those that are no number are left out
     */
    public void nucleus(
            long number, ObjectMask mask, double downsample, PaintedClass kind, Map<String, Double> measurements) {
        begin("nucleus", number);
        polygons(Outline.of(mask), new Frame(mask.bounds().x(), mask.bounds().y(), downsample));
        end("detection", kind, "", measurements);
    }

    /**
     * Appends a mitotic-figure candidate as a point.
     *
     * @param number the id in {@code mitoses.csv}
     * @param row where and how likely
     */
    public void mitosis(long number, MitosesCsv.Row row) {
        begin("mitosis", number);
        text.append("{\"type\":\"Point\",\"coordinates\":");
        position(row.xPx() + 0.5, row.yPx() + 0.5);
        text.append('}');
        end("annotation", row.kind(), "Candidate " + number, Map.of("score", row.score()));
    }

    /**
     * Appends a candidate for a giant cell as a point.
     *
     * @param number from 1, in reading order
     * @param xPx full-resolution column of its middle, pixel centres at whole numbers
     */
    public void giantCell(long number, double xPx, double yPx, int nuclei) {
        begin("giant cell", number);
        text.append("{\"type\":\"Point\",\"coordinates\":");
        position(xPx + 0.5, yPx + 0.5);
        text.append('}');
        end("annotation", ObjectClass.GIANT_CELL, "Giant cell " + number, Map.of("nuclei", (double) nuclei));
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
            begin("area " + kind + " " + name, 0);
            polygons(outline, new Frame(0, 0, downsample));
            end("annotation", kind, name, Map.of());
        }
    }

    /**
     * Appends a ring that a caller has drawn.
     *
     * @param ring x0, y0, x1, y1, ... of its corners, three or more, in full-resolution pixels; the last joins the first
     */
    public void ring(ObjectClass kind, String name, double[] ring) {
        begin("ring " + kind + " " + name, 0);
        text.append("{\"type\":\"Polygon\",\"coordinates\":[");
        closed(ring);
        text.append("]}");
        end("annotation", kind, name, Map.of());
    }

    /** Appends an area as it was drawn, in full-resolution pixels. */
    public void drawn(ObjectClass kind, String name, DrawnArea area) {
        begin("drawn " + kind + " " + name, 0);
        text.append("{\"type\":\"MultiPolygon\",\"coordinates\":[");
        for (int part = 0; part < area.parts().size(); part++) {
            separate(part > 0);
            text.append('[');
            List<double[]> rings = area.parts().get(part);
            for (int ring = 0; ring < rings.size(); ring++) {
                separate(ring > 0);
                closed(rings.get(ring));
            }
            text.append(']');
        }
        text.append("]}");
        end("annotation", kind, name, Map.of());
    }

    private void closed(double[] ring) {
        text.append('[');
        for (int i = 0; i <= ring.length; i += 2) {
            separate(i > 0);
            position(ring[i % ring.length], ring[i % ring.length + 1]);
        }
        text.append(']');
    }

    /** Where a ring's corner (0, 0) lies on the grid, and how large the grid's pixels are. */
    private record Frame(int x, int y, double downsample) {}

    private void begin(String kind, long number) {
        separate(!first);
        first = false;
        UUID id = UUID.nameUUIDFromBytes((identity + " " + kind + " " + number).getBytes(StandardCharsets.UTF_8));
        text.append("\n{\"type\":\"Feature\",\"id\":\"").append(id).append("\",\"geometry\":");
    }

    private void separate(boolean needed) {
        if (needed) {
            text.append(',');
        }
    }

    private void polygons(List<Outline.Polygon> polygons, Frame frame) {
        boolean single = polygons.size() == 1;
        text.append(single ? "{\"type\":\"Polygon\",\"coordinates\":" : "{\"type\":\"MultiPolygon\",\"coordinates\":[");
        for (int i = 0; i < polygons.size(); i++) {
            separate(i > 0);
            text.append('[');
            closed(polygons.get(i).shell(), frame, false);
            for (int[] hole : polygons.get(i).holes()) {
                text.append(',');
                closed(hole, frame, true);
            }
            text.append(']');
        }
        text.append(single ? "}" : "]}");
    }

    /** A ring with its first corner again at the end; holes run the other way round (RFC 7946). */
    private void closed(int[] ring, Frame frame, boolean reversed) {
        int corners = ring.length / 2;
        text.append('[');
        for (int i = 0; i <= corners; i++) {
            int corner = (reversed ? corners - i : i) % corners;
            separate(i > 0);
            position(
                    (frame.x + ring[2 * corner]) * frame.downsample,
                    (frame.y + ring[2 * corner + 1]) * frame.downsample);
        }
        text.append(']');
    }

    private void position(double x, double y) {
        text.append('[');
        Figures.append(text, x, PX_DECIMALS);
        text.append(',');
        Figures.append(text, y, PX_DECIMALS);
        text.append(']');
    }

    private void end(String type, PaintedClass kind, String name, Map<String, Double> measurements) {
        text.append(",\"properties\":{\"objectType\":\"").append(type).append('"');
        if (!name.isEmpty()) {
            text.append(",\"name\":");
            quoted(name);
        }
        text.append(",\"classification\":{\"name\":");
        quoted(kind.label());
        text.append(",\"color\":[")
                .append(kind.rgb() >> 16)
                .append(',')
                .append(kind.rgb() >> 8 & 0xff)
                .append(',')
                .append(kind.rgb() & 0xff)
                .append("]}");
        measurements(measurements);
        text.append("}}");
        flush();
    }

    private void measurements(Map<String, Double> measurements) {
        boolean any = false;
        for (Map.Entry<String, Double> entry : measurements.entrySet()) {
            if (Double.isFinite(entry.getValue())) {
                text.append(any ? "," : ",\"measurements\":{");
                quoted(entry.getKey());
                text.append(':');
                Figures.append(text, entry.getValue(), MEASUREMENT_DECIMALS);
                any = true;
            }
        }
        text.append(any ? "}" : "");
    }

    private void quoted(String words) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(words, text);
        text.append('"');
    }

    private void flush() {
        try {
            writer.append(text);
            text.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        text.append("]}\n");
        flush();
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
