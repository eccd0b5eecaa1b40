package org.fascicle.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.DrawnArea;
import org.fascicle.space.UserError;

/**
 * Reads an area from GeoJSON as QuPath exports it: a geometry, a feature, a list of features or a feature collection.
 *
 * <p>All polygons together are one area, in full-resolution pixels. Points and lines enclose nothing and are refused.
 */
public final class RoiFile {

    private RoiFile() {
    }

    public static DrawnArea read(Path file) {
        List<double[]> rings = new ArrayList<>();
        collect(parse(file), rings, file);
        if (rings.isEmpty()) {
            throw UserError.input(file + " holds no polygon; export the annotation as GeoJSON from QuPath, or draw an area.");
        }
        return new DrawnArea(rings);
    }

    private static JsonNode parse(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read as GeoJSON: " + firstLine(e) + "; export the area from QuPath again.", e);
        }
    }

    private static void collect(JsonNode node, List<double[]> rings, Path file) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, rings, file));
            return;
        }
        switch (node.path("type").asText()) {
            case "FeatureCollection" -> collect(node.path("features"), rings, file);
            case "Feature" -> collect(node.path("geometry"), rings, file);
            case "GeometryCollection" -> collect(node.path("geometries"), rings, file);
            case "Polygon" -> node.path("coordinates").forEach(ring -> rings.add(ring(ring, file)));
            case "MultiPolygon" -> node.path("coordinates")
                    .forEach(polygon -> polygon.forEach(ring -> rings.add(ring(ring, file))));
            default -> throw UserError.input(file + " holds a '" + node.path("type").asText("?")
                    + "', which encloses no area; draw a polygon, rectangle or ellipse and export that.");
        }
    }

    private static double[] ring(JsonNode corners, Path file) {
        double[] ring = new double[2 * corners.size()];
        for (int i = 0; i < corners.size(); i++) {
            JsonNode x = corners.get(i).path(0);
            JsonNode y = corners.get(i).path(1);
            if (!x.isNumber() || !y.isNumber()) {
                throw UserError.input(file + " has a corner that is not two numbers; export the area from QuPath again.");
            }
            ring[2 * i] = x.asDouble();
            ring[2 * i + 1] = y.asDouble();
        }
        if (corners.size() < 3) {
            throw UserError.input(file + " has a polygon of fewer than three corners; draw the area again.");
        }
        return ring;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
