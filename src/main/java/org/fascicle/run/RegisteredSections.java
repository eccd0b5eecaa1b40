package org.fascicle.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.register.DisplacementField;
import org.fascicle.register.DisplacementField.Displacement;
import org.fascicle.register.SectionMap;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Affine;
import org.fascicle.space.UserError;

/**
 * Sections that lie on one of them, as {@code register.json} says: what is drawn on any of them holds on each. A section is known by the
 * SHA-256 of its file.
 */
public final class RegisteredSections {

    private final Path file;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    /** @param errorUm median distance of places from where the map puts them, the deformation followed; 0 of the section that stays */
    private record Section(String name, SectionMap map, double errorUm) {}

    private RegisteredSections(Path file) {
        this.file = file;
    }

    /** @throws UserError where the file is none that {@code fascicle register} wrote */
    public static RegisteredSections read(Path file) {
        try {
            RegisteredSections read = new RegisteredSections(file);
            read.take(new ObjectMapper().readTree(file.toFile()));
            return read;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserError unreadable(Path file, Exception cause) {
        return UserError.input(file + " cannot be read; 'fascicle register' writes a register.json.", cause);
    }

    private void take(JsonNode tree) {
        put(tree.path("fixed"), SectionMap.IDENTITY, 0);
        for (JsonNode pair : tree.path("pairs")) {
            if (pair.has("affine")) {
                put(
                        pair.path("moving"),
                        new SectionMap(affine(pair.path("affine")), field(pair.path("displacements"))),
                        pair.path("refined_error_um")
                                .asDouble(pair.path("error_um").asDouble()));
            }
        }
    }

    private void put(JsonNode input, SectionMap map, double errorUm) {
        String sha256 = input.path("sha256").asText();
        if (sha256.isEmpty()) {
            throw unreadable(file, null);
        }
        sections.putIfAbsent(sha256, new Section(input.path("file").asText(), map, errorUm));
    }

    private Affine affine(JsonNode rows) {
        if (rows.size() != 2 || rows.get(0).size() != 3 || rows.get(1).size() != 3) {
            throw unreadable(file, null);
        }
        return new Affine(
                rows.get(0).get(0).asDouble(),
                rows.get(0).get(1).asDouble(),
                rows.get(0).get(2).asDouble(),
                rows.get(1).get(0).asDouble(),
                rows.get(1).get(1).asDouble(),
                rows.get(1).get(2).asDouble());
    }

    private static DisplacementField field(JsonNode node) {
        List<Displacement> places = new ArrayList<>();
        for (JsonNode one : node.path("places")) {
            places.add(new Displacement(
                    one.path(0).asDouble(),
                    one.path(1).asDouble(),
                    one.path(2).asDouble(),
                    one.path(3).asDouble()));
        }
        return places.isEmpty()
                ? DisplacementField.NONE
                : new DisplacementField(node.path("reach_px").asDouble(1), places);
    }

    /** Whether a section is there and was laid. */
    public boolean hold(String sha256) {
        return sections.containsKey(sha256);
    }

    /** The section that stays. */
    public String fixed() {
        return sections.keySet().iterator().next();
    }

    /** @throws UserError where the slide is none of those that were laid */
    public String require(SlideSource slide) {
        String sha256 = Fingerprint.sha256(slide).orElse("");
        if (!hold(sha256)) {
            throw UserError.input(
                    slide.fileName() + " is not among the sections that " + file
                            + " lays on each other, or was refused there; lay it with 'fascicle register', or leave out --registered.");
        }
        return sha256;
    }

    /** From the pixels of one section to those of another, the deformation left out; empty where one of them is not there. */
    public Optional<Affine> affine(String from, String to) {
        return hold(from) && hold(to)
                ? Optional.of(sections.get(to)
                        .map()
                        .affine()
                        .inverse()
                        .after(sections.get(from).map().affine()))
                : Optional.empty();
    }

    /** What was drawn on one section, where it lies on another. */
    public DrawnArea carry(DrawnArea drawn, String from, String to) {
        return from.equals(to)
                ? drawn
                : sections.get(to).map().toMoving(sections.get(from).map().toFixed(drawn));
    }

    /** The same of areas that have names. */
    public List<NamedArea> carry(List<NamedArea> drawn, String from, String to) {
        return drawn.stream()
                .map(area -> new NamedArea(area.name(), area.kind(), carry(area.area(), from, to)))
                .toList();
    }

    /** The name of a section's file. */
    public String name(String sha256) {
        return sections.get(sha256).name();
    }

    /** How far off a place that is carried from one section to another is, in um. */
    public double errorUm(String from, String to) {
        return from.equals(to)
                ? 0
                : Math.hypot(sections.get(from).errorUm(), sections.get(to).errorUm());
    }
}
