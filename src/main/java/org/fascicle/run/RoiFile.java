package org.fascicle.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.image.Stroke;
import org.fascicle.space.UserError;

/**
 * Reads areas from GeoJSON as QuPath exports it: a geometry, a feature, a list of features or a feature collection, in
 * full-resolution pixels.
 */
public final class RoiFile {

    /** What QuPath calls objects that a program found, which are no regions to be measured. */
    private static final Set<String> FOUND = Set.of("detection", "cell", "tile");

    private static final Set<String> OPEN = Set.of("Point", "MultiPoint", "LineString", "MultiLineString");

    private final Path file;

    private RoiFile(Path file) {
        this.file = file;
    }

    /** All regions of a file together as one area; the same features count, and the same are refused, as in {@link #regions(Path)}. */
    public static DrawnArea read(Path file) {
        return DrawnArea.together(regions(file).stream().map(NamedArea::area).toList());
    }

    /**
     * Each feature with a polygon as a region of its own, in the file's order. A region has its feature's name, or that of its
     * class, or a number; points, lines and what a program found are passed over.
     *
     * @throws UserError where no feature is a polygon, or one of them encloses nothing; the sentence names it
     */
    public static List<NamedArea> regions(Path file) {
        RoiFile reader = new RoiFile(file);
        List<NamedArea> regions = new ArrayList<>();
        reader.collectRegions(reader.parse(), regions);
        if (regions.isEmpty()) {
            throw UserError.input(
                    file
                            + " holds no region: no annotation in it is a polygon; draw the regions in QuPath and export these annotations as GeoJSON.");
        }
        return List.copyOf(regions);
    }

    /**
     * The regions of a slide from a folder with a file per slide, {@code SLIDE.ENDING.geojson}, which can mean no other slide, or
     * else {@code SLIDE.geojson}; those of a slide within a folder lie in a folder of that name.
     *
     * @throws UserError where there is none
     */
    public static List<NamedArea> regions(Path folder, NamedSlide slide) {
        return regions(of(folder, slide));
    }

    /** The GeoJSON file of that name. */
    static Path of(Path folder, NamedSlide slide) {
        return of(folder, slide, List.of(".geojson"));
    }

    /** The file of that name with the strokes drawn on a slide: GeoJSON, or ROIs of ImageJ. */
    static Path strokesOf(Path folder, NamedSlide slide) {
        return of(folder, slide, List.of(".geojson", ".zip", ".roi"));
    }

    private static Path of(Path folder, NamedSlide slide, List<String> endings) {
        String stem = slide.path().substring(0, slide.path().lastIndexOf('/') + 1)
                + slide.source().stem();
        return Stream.of(slide.path(), stem)
                .flatMap(name -> endings.stream().map(ending -> folder.resolve(name + ending)))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> UserError.input("There is no " + stem + ".geojson in " + folder
                        + " for the regions of " + slide.path()
                        + "; export its annotations under that name, or leave the slide out."));
    }

    /**
     * Everything that a person drew, areas, lines and points, by class; in GeoJSON, or ROIs of ImageJ named by their class.
     *
     * @throws UserError where there is nothing
     */
    public static List<Stroke> strokes(Path file) {
        if (ImageJRois.is(file)) {
            return ImageJRois.strokes(file);
        }
        RoiFile reader = new RoiFile(file);
        List<Stroke> strokes = new ArrayList<>();
        reader.collectStrokes(reader.parse(), strokes);
        if (strokes.isEmpty()) {
            throw UserError.input(
                    file
                            + " holds nothing that a person drew; draw areas, lines or points in QuPath, give each a class, and export these annotations as GeoJSON.");
        }
        return List.copyOf(strokes);
    }

    private void collectStrokes(JsonNode node, List<Stroke> strokes) {
        if (node.isArray()) {
            node.forEach(child -> collectStrokes(child, strokes));
        } else if (node.path("type").asText().equals("FeatureCollection")) {
            collectStrokes(node.path("features"), strokes);
        } else if (!FOUND.contains(node.at("/properties/objectType").asText())
                && geometry(node).isObject()) {
            strokes.add(stroke(node, strokes.size() + 1));
        }
    }

    private Stroke stroke(JsonNode feature, int number) {
        JsonNode properties = feature.path("properties");
        String kind = kind(properties.path("classification"));
        String named = properties.path("name").asText("").strip();
        String name = named.isEmpty() ? "annotation " + number : named;
        JsonNode geometry = geometry(feature);
        if (!OPEN.contains(geometry.path("type").asText())) {
            List<DrawnArea> polygons = new ArrayList<>();
            collect(geometry, polygons);
            return new Stroke(kind, name, List.of(sound(name, DrawnArea.together(polygons))), List.of());
        }
        List<double[]> lines = new ArrayList<>();
        collectLines(geometry.path("coordinates"), geometry.path("type").asText(), lines);
        return new Stroke(kind, name, List.of(), lines);
    }

    private void collectLines(JsonNode coordinates, String type, List<double[]> lines) {
        switch (type) {
            case "Point" -> lines.add(corners(List.of(coordinates)));
            case "MultiPoint" -> coordinates.forEach(point -> lines.add(corners(List.of(point))));
            case "LineString" -> {
                List<JsonNode> points = new ArrayList<>();
                coordinates.forEach(points::add);
                lines.add(corners(points));
            }
            default -> coordinates.forEach(line -> collectLines(line, "LineString", lines));
        }
    }

    private JsonNode parse() {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw UserError.input(
                    file + " cannot be read as GeoJSON: " + firstLine(e) + "; export the area from QuPath again.", e);
        }
    }

    private void collectRegions(JsonNode node, List<NamedArea> regions) {
        if (node.isArray()) {
            node.forEach(child -> collectRegions(child, regions));
        } else if (node.path("type").asText().equals("FeatureCollection")) {
            collectRegions(node.path("features"), regions);
        } else if (!FOUND.contains(node.at("/properties/objectType").asText())
                && !OPEN.contains(geometry(node).path("type").asText())) {
            regions.add(region(node, regions.size() + 1));
        }
    }

    private static JsonNode geometry(JsonNode node) {
        return node.path("type").asText().equals("Feature") ? node.path("geometry") : node;
    }

    private NamedArea region(JsonNode feature, int number) {
        JsonNode properties = feature.path("properties");
        String kind = kind(properties.path("classification"));
        String named = properties.path("name").asText("").strip();
        String name = !named.isEmpty() ? named : !kind.isEmpty() ? kind : "Region " + number;
        if (geometry(feature).isNull() || geometry(feature).isMissingNode()) {
            throw UserError.input(
                    "The region '" + name + "' in " + file
                            + " has no geometry, so nothing says where it lies; draw it again, or delete it and export the others.");
        }
        List<DrawnArea> polygons = new ArrayList<>();
        collect(geometry(feature), polygons);
        return new NamedArea(name, kind, sound(name, DrawnArea.together(polygons)));
    }

    /** An area with one inside. */
    private DrawnArea sound(String name, DrawnArea area) {
        area.selfCrossing().ifPresent(place -> {
            throw UserError.input(String.format(
                    Locale.ROOT,
                    "The outline of the region '%s' in %s crosses itself at (%.0f, %.0f), so that its inside is unclear;"
                            + " draw it again, or split it there.",
                    name,
                    file,
                    place[0],
                    place[1]));
        });
        if (!area.enclosesAnything()) {
            throw UserError.input(
                    "The region '" + name + "' in " + file
                            + " encloses no area: its outline is a line, or a hole covers it whole; draw it again, or delete it.");
        }
        return area;
    }

    /** QuPath writes a class as {@code name}, and one derived from others as {@code names}. */
    private static String kind(JsonNode classification) {
        List<String> names = new ArrayList<>();
        classification.path("names").forEach(name -> names.add(name.asText()));
        return names.isEmpty() ? classification.path("name").asText("") : String.join(": ", names);
    }

    private void collect(JsonNode node, List<DrawnArea> polygons) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, polygons));
            return;
        }
        switch (node.path("type").asText()) {
            case "GeometryCollection" -> collect(node.path("geometries"), polygons);
            case "Polygon" -> polygons.add(polygon(node.path("coordinates")));
            case "MultiPolygon" -> node.path("coordinates").forEach(rings -> polygons.add(polygon(rings)));
            default ->
                throw UserError.input(file + " holds a '" + node.path("type").asText("?")
                        + "', which encloses no area; draw a polygon, rectangle or ellipse and export that.");
        }
    }

    private DrawnArea polygon(JsonNode rings) {
        List<double[]> read = new ArrayList<>();
        rings.forEach(ring -> read.add(ring(ring)));
        if (read.isEmpty()) {
            throw UserError.input(file + " has a polygon without corners; draw the area again.");
        }
        return new DrawnArea(read);
    }

    private double[] ring(JsonNode ring) {
        List<JsonNode> read = new ArrayList<>();
        ring.forEach(read::add);
        double[] corners = corners(read);
        if (read.size() < 3) {
            throw UserError.input(file + " has a polygon of fewer than three corners; draw the area again.");
        }
        return corners;
    }

    private double[] corners(List<JsonNode> corners) {
        double[] places = new double[2 * corners.size()];
        for (int i = 0; i < corners.size(); i++) {
            JsonNode x = corners.get(i).path(0);
            JsonNode y = corners.get(i).path(1);
            if (!x.isNumber() || !y.isNumber()) {
                throw UserError.input(
                        file + " has a corner that is not two numbers; export the area from QuPath again.");
            }
            places[2 * i] = x.asDouble();
            places[2 * i + 1] = y.asDouble();
        }
        return places;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
