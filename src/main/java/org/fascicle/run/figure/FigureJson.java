package org.fascicle.run.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.fascicle.figure.Bar;
import org.fascicle.figure.BarScale;
import org.fascicle.measure.Interval;
import org.fascicle.report.Json;
import org.fascicle.space.Region;

/** {@code figure.json}: what was found in a figure, by the published schema. */
final class FigureJson {

    private static final int SCHEMA = 1;

    private FigureJson() {}

    static ObjectNode of(FigureFindings figure) {
        ObjectNode root = Json.object();
        root.put("schema_version", SCHEMA);
        root.put("program", "fascicle " + figure.version());
        ObjectNode source = root.putObject("source");
        source.put("file", figure.file()).put("sha256", figure.sha256());
        source.put("width_px", figure.widthPx()).put("height_px", figure.heightPx());
        source.put("origin", figure.origin()).put("caption", figure.caption());
        figure.jpegQuality()
                .ifPresentOrElse(
                        quality -> source.put("jpeg_quality", quality.intValue()),
                        () -> source.putNull("jpeg_quality"));
        ArrayNode list = root.putArray("panels");
        figure.panels().forEach(panel -> list.add(panel(panel)));
        ArrayNode beside = root.putArray("published");
        figure.beside().forEach(row -> beside.add(beside(row)));
        return root;
    }

    private static ObjectNode beside(BesidePublished row) {
        ObjectNode node = Json.object();
        node.put("panel", row.published().panel());
        node.put("measure", row.published().key().key());
        node.set("value", Json.number(row.published().value()));
        row.published().interval().ifPresent(interval -> node.set("interval", interval(interval)));
        row.here().ifPresent(here -> node.set("here", value(here)));
        return node.put("verdict", row.verdict());
    }

    private static ObjectNode value(ErrorBudget budget) {
        ObjectNode node = Json.object();
        node.put("measure", budget.measured().key().key());
        node.set("value", Json.number(budget.measured().value()));
        node.put("unit", budget.measured().key().unit());
        node.set("interval", interval(budget.interval()));
        ArrayNode parts = node.putArray("parts");
        budget.parts().forEach(part -> {
            ObjectNode one = parts.addObject().put("name", part.name());
            one.set("below", Json.number(part.below()));
            one.set("above", Json.number(part.above()));
            one.put("how", part.how());
        });
        return node;
    }

    private static ObjectNode interval(Interval interval) {
        ObjectNode node = Json.object();
        node.set("lower", Json.number(interval.lower()));
        node.set("upper", Json.number(interval.upper()));
        return node;
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
        measured.printedUm()
                .ifPresentOrElse(
                        um -> node.set("bar_printed_um", Json.number(um)), () -> node.putNull("bar_printed_um"));
        measured.scale().ifPresentOrElse(scale -> scale(node, scale), () -> node.putNull("um_per_px"));
        measured.folder().ifPresentOrElse(folder -> node.put("measures", folder), () -> node.putNull("measures"));
        ArrayNode values = node.putArray("values");
        measured.values().forEach(budget -> values.add(value(budget)));
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
