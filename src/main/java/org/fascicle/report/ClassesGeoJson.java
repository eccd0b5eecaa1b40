package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.image.BinaryMask;

/** Classes of tissue as annotations that QuPath reads, one multipolygon a class. */
public final class ClassesGeoJson {

    private final ArrayNode features = Json.array();

    /**
     * Adds a class; nothing where its mask is empty.
     *
     * @param name of the class in QuPath
     * @param rgb its colour, {@code 0xRRGGBB}
     * @param mask one pixel a square, from the slide's corner
     * @param downsample full-resolution pixels along an edge of a square
     */
    public void add(String name, int rgb, BinaryMask mask, double downsample) {
        List<Outline.Polygon> polygons = Outline.polygons(mask.width(), mask.height(), mask.data());
        if (polygons.isEmpty()) {
            return;
        }
        ObjectNode feature = features.addObject();
        feature.put("type", "Feature");
        ObjectNode geometry = feature.putObject("geometry");
        geometry.put("type", "MultiPolygon");
        ArrayNode coordinates = geometry.putArray("coordinates");
        for (Outline.Polygon polygon : polygons) {
            ArrayNode rings = coordinates.addArray();
            rings.add(ring(polygon.shell(), downsample));
            polygon.holes().forEach(hole -> rings.add(ring(hole, downsample)));
        }
        ObjectNode properties = feature.putObject("properties");
        properties.put("objectType", "annotation");
        ObjectNode classification = properties.putObject("classification");
        classification.put("name", name);
        classification.putArray("color").add(rgb >> 16).add(rgb >> 8 & 0xff).add(rgb & 0xff);
    }

    private static ArrayNode ring(int[] corners, double downsample) {
        ArrayNode ring = Json.array();
        for (int i = 0; i <= corners.length; i += 2) {
            ring.addArray()
                    .add(Json.number(downsample * corners[i % corners.length]))
                    .add(Json.number(downsample * corners[i % corners.length + 1]));
        }
        return ring;
    }

    public void write(Path file) {
        ObjectNode root = Json.object();
        root.put("type", "FeatureCollection");
        root.set("features", features);
        Json.write(file, root);
    }
}
