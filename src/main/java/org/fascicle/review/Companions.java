package org.fascicle.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.report.Json;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.run.RegisteredSections;
import org.fascicle.space.UserError;

/**
 * Slides that can stand beside the one that is reviewed: those of the other results, whatever their stain; linked where {@code fascicle
 * register} laid both on one section.
 */
final class Companions implements AutoCloseable {

    /** @param sha256 of the slide's file */
    private record Companion(String name, String stain, String sha256, double umPerPx, SlidePictures pictures) {}

    private final List<Companion> all;

    private final Optional<RegisteredSections> registered;

    private Companions(List<Companion> all, Optional<RegisteredSections> registered) {
        this.all = all;
        this.registered = registered;
    }

    /** @param results folders of results */
    static Companions of(List<Path> results, ReviewOptions options) {
        return new Companions(
                results.stream()
                        .flatMap(result -> companion(result, options).stream())
                        .toList(),
                options.register().map(RegisteredSections::read));
    }

    private static Optional<Companion> companion(Path result, ReviewOptions options) {
        Summary summary = ResultReader.of(result).summary();
        return SlidePictures.find(result, options, summary)
                .map(pictures -> new Companion(
                        summary.name(),
                        summary.stain().label(),
                        summary.input().sha256(),
                        summary.calibration().pixelSize().xUm(),
                        pictures));
    }

    /** Those that can stand beside a slide, each with the map from that slide's pixels to its own where both are registered. */
    ArrayNode beside(String sha256) {
        ArrayNode list = Json.array();
        for (int i = 0; i < all.size(); i++) {
            Companion one = all.get(i);
            if (!one.sha256.equals(sha256)) {
                ObjectNode node = list.addObject()
                        .put("number", i)
                        .put("name", one.name)
                        .put("stain", one.stain)
                        .put("um_per_px", one.umPerPx)
                        .put("width_px", one.pictures.width())
                        .put("height_px", one.pictures.height())
                        .put("max_level", one.pictures.maxLevel())
                        .put("tile_px", SlidePictures.TILE_PX);
                registered
                        .flatMap(sections -> sections.affine(sha256, one.sha256))
                        .ifPresent(map -> node.putArray("map")
                                .add(map.xx())
                                .add(map.xy())
                                .add(map.x0())
                                .add(map.yx())
                                .add(map.yy())
                                .add(map.y0()));
            }
        }
        return list;
    }

    byte[] tile(int number, int level, int column, int row) {
        if (number >= all.size()) {
            throw UserError.usage("There is no slide " + number + " to stand beside.");
        }
        return all.get(number).pictures.tile(level, column, row);
    }

    @Override
    public void close() {
        all.forEach(companion -> companion.pictures.close());
    }
}
