package org.fascicle.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.Statement.DrawnRegion;
import org.fascicle.decision.Subject;
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

    private record Companion(Path folder, Summary summary, SlidePictures pictures) {

        String sha256() {
            return summary.input().sha256();
        }

        Decisions decisions(boolean blinded, String by) {
            return (blinded ? DecisionStore.ofReader(folder, summary, by) : DecisionStore.of(folder, summary)).read();
        }
    }

    private final List<Companion> all;
    private final boolean blinded;
    private final Optional<RegisteredSections> registered;

    private Companions(List<Companion> all, boolean blinded, Optional<RegisteredSections> registered) {
        this.all = all;
        this.blinded = blinded;
        this.registered = registered;
    }

    /** @param results folders of results */
    static Companions of(List<Path> results, ReviewOptions options) {
        return new Companions(
                results.stream()
                        .flatMap(result -> companion(result, options).stream())
                        .toList(),
                options.blinded(),
                options.register().map(RegisteredSections::read));
    }

    private static Optional<Companion> companion(Path result, ReviewOptions options) {
        Summary summary = ResultReader.of(result).summary();
        return SlidePictures.find(result, options, summary).map(pictures -> new Companion(result, summary, pictures));
    }

    /** Those that can stand beside a slide, each with the map from that slide's pixels to its own where both are registered. */
    ArrayNode beside(String sha256) {
        ArrayNode list = Json.array();
        for (int i = 0; i < all.size(); i++) {
            Companion one = all.get(i);
            if (!one.sha256().equals(sha256)) {
                ObjectNode node = list.addObject()
                        .put("number", i)
                        .put("name", one.summary.name())
                        .put("stain", one.summary.stain().label())
                        .put("um_per_px", one.summary.calibration().pixelSize().xUm())
                        .put("width_px", one.pictures.width())
                        .put("height_px", one.pictures.height())
                        .put("max_level", one.pictures.maxLevel())
                        .put("tile_px", SlidePictures.TILE_PX);
                registered
                        .flatMap(sections -> sections.affine(sha256, one.sha256()))
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

    /**
     * What was drawn on two slides, where it lies on the other of them: {@code there} what was drawn on the reviewed one, in the other's pixels,
     * {@code here} what was drawn on the other, in the reviewed one's, and {@code its} the same in the other's own. Nothing where they are not laid on each other.
     *
     * @param sha256 of the reviewed slide
     * @param decided what holds on it for a reader
     * @param by the reader; of no concern but where readers are blinded
     */
    ObjectNode outlines(String sha256, Decisions decided, int number, String by) {
        Companion other = companion(number);
        ObjectNode node = Json.object();
        node.set("there", carried(decided, sha256, other.sha256()));
        Decisions its = other.decisions(blinded, by);
        node.set("here", carried(its, other.sha256(), sha256));
        node.set("its", carried(its, other.sha256(), other.sha256()));
        return node;
    }

    private ArrayNode carried(Decisions decided, String from, String to) {
        ArrayNode list = Json.array();
        registered
                .filter(sections -> sections.hold(from) && sections.hold(to))
                .ifPresent(sections -> decided.on(Subject.REGION).values().forEach(decision -> {
                    DrawnRegion region = (DrawnRegion) decision.said().orElseThrow();
                    list.add(StateJson.region(new DrawnRegion(
                            region.use(), sections.carry(region.outline(), from, to), region.erased())));
                }));
        return list;
    }

    byte[] tile(int number, int level, int column, int row) {
        return companion(number).pictures.tile(level, column, row);
    }

    private Companion companion(int number) {
        if (number >= all.size()) {
            throw UserError.usage("There is no slide " + number + " to stand beside.");
        }
        return all.get(number);
    }

    @Override
    public void close() {
        all.forEach(companion -> companion.pictures.close());
    }
}
