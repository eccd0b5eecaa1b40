package org.fascicle.run.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.fascicle.figure.Bar;
import org.fascicle.figure.BarScale;
import org.fascicle.report.Json;
import org.fascicle.space.Region;

/** {@code figure.json}: what was found in a figure, by the published schema. */
final class FigureJson {

    private static final int SCHEMA = 1;

    private FigureJson() {}

    /**
     * @param file its name
     * @param sha256 of its bytes
     * @param origin page and number within a PDF; empty for an image
     * @param caption whose words about bars were read; may be empty
     */
    static ObjectNode of(
            String file,
            String sha256,
            String version,
            int width,
            int height,
            String origin,
            String caption,
            List<MeasuredPanel> panels) {
        ObjectNode root = Json.object();
        root.put("schema_version", SCHEMA);
        root.put("program", "fascicle " + version);
        ObjectNode source = root.putObject("source");
        source.put("file", file).put("sha256", sha256).put("width_px", width).put("height_px", height);
        source.put("origin", origin).put("caption", caption);
        ArrayNode list = root.putArray("panels");
        panels.forEach(panel -> list.add(panel(panel)));
        return root;
    }

    private static ObjectNode panel(MeasuredPanel measured) {
        ObjectNode node = Json.object();
        node.put("name", measured.panel().name());
        node.set("box_px", box(measured.panel().box()));
        node.put("kind", measured.panel().kind().label());
        measured.panel().bar().bar().ifPresentOrElse(bar -> node.set("bar", bar(bar)), () -> node.putNull("bar"));
        node.put("why", measured.whyUnscaled());
        ArrayNode candidates = node.putArray("bar_candidates");
        measured.panel().bar().candidates().forEach(bar -> candidates.add(bar(bar)));
        measured.scale().ifPresentOrElse(scale -> scale(node, scale), () -> node.putNull("um_per_px"));
        measured.folder().ifPresentOrElse(folder -> node.put("measures", folder), () -> node.putNull("measures"));
        node.set("limits", Json.texts(measured.limits()));
        ArrayNode insets = node.putArray("insets");
        measured.insets().forEach(inset -> insets.add(panel(inset)));
        return node;
    }

    private static void scale(ObjectNode node, BarScale scale) {
        node.set("um_per_px", Json.number(scale.umPerPx()));
        node.set("um_per_px_uncertainty", Json.number(scale.uncertaintyUmPerPx()));
        node.set("bar_um", Json.number(scale.barUm()));
        node.set("density_uncertainty_percent", Json.number(100 * scale.relativeOfArea()));
    }

    private static ObjectNode bar(Bar bar) {
        ObjectNode node = Json.object();
        node.set("box_px", box(bar.box()));
        node.set("length_px", Json.number(bar.lengthPx()));
        node.set("uncertainty_px", Json.number(bar.uncertaintyPx()));
        node.put("colour", String.format(Locale.ROOT, "#%06x", bar.colour()));
        return node;
    }

    private static ArrayNode box(Region box) {
        return Json.array().add(box.x()).add(box.y()).add(box.width()).add(box.height());
    }
}
