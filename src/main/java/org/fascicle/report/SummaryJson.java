package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.measure.Interval;
import org.fascicle.measure.RegionDensity;

/**
 * {@code summary.json}: everything a program wants to know of a result.
 *
 * <p>Its JSON Schema (2020-12) is the resource {@code summary.schema.json} of this package, published in docs/schema. Same
 * report, same bytes.
 */
public final class SummaryJson {

    /** Raised when a field changes its meaning or goes; new fields do not raise it. */
    public static final int SCHEMA_VERSION = 1;

    private SummaryJson() {}

    public static void write(Path file, SlideReport report) {
        Json.write(file, tree(report));
    }

    /** The text of the file. */
    public static String text(SlideReport report) {
        return Json.text(tree(report));
    }

    /** Several summaries as one text: an object for one, an array for more. */
    public static String text(List<SlideReport> reports) {
        if (reports.size() == 1) {
            return text(reports.get(0));
        }
        ArrayNode all = Json.object().arrayNode();
        reports.forEach(report -> all.add(tree(report)));
        return Json.text(all);
    }

    static ObjectNode tree(SlideReport report) {
        ObjectNode root = Json.object();
        root.put("schema_version", SCHEMA_VERSION);
        root.put("program", "fascicle " + report.provenance().version());
        root.put("name", report.name());
        root.set("input", input(report.input()));
        root.set("calibration", calibration(report));
        root.set("grid", grid(report.grid()));
        root.put("stain", report.colour().kind().label());
        root.set("measures", measures(report));
        if (!report.regions().isEmpty()) {
            root.set("regions", regions(report));
        }
        root.set("not_measured", notMeasured(report.notMeasured()));
        root.set("exclusions", exclusions(report.exclusions()));
        root.set("decisions", decisions(report.decisions()));
        report.grading().ifPresent(grading -> root.set("grading", Json.tree(GradingJson.of(grading))));
        root.set("limits", Json.texts(report.limits()));
        return root;
    }

    static ObjectNode input(InputFile input) {
        ObjectNode node = Json.object();
        node.put("name", input.name());
        if (!input.sha256().isEmpty()) {
            node.put("sha256", input.sha256());
        }
        node.put("format", input.format());
        node.put("width_px", input.widthPx());
        node.put("height_px", input.heightPx());
        return node;
    }

    static ObjectNode calibration(SlideReport report) {
        ObjectNode node = Json.pixelSize(report.calibration().pixelSize());
        node.put("source", report.calibration().source().words());
        node.put("detail", report.calibration().detail());
        return node;
    }

    static ObjectNode grid(GridUsed grid) {
        ObjectNode node = Json.pixelSize(grid.pixelSize());
        node.set("downsample", Json.number(grid.downsample()));
        node.put("width_px", grid.width());
        node.put("height_px", grid.height());
        return node;
    }

    static ObjectNode measures(SlideReport report) {
        ObjectNode node = Json.object();
        for (Measured measured : report.measures()) {
            ObjectNode entry = measured(measured);
            report.decisionOn(measured.key()).ifPresent(decision -> entry.set("decided", decision(decision)));
            node.set(measured.key().key(), entry);
        }
        return node;
    }

    static ObjectNode measured(Measured measured) {
        ObjectNode node = Json.object();
        node.put("label", measured.key().label());
        node.set("value", Json.number(measured.value()));
        node.put("unit", measured.key().unit());
        ObjectNode denominator = node.putObject("denominator");
        denominator.set("value", Json.number(measured.denominator().value()));
        denominator.put("unit", measured.denominator().unit());
        denominator.put("words", measured.denominator().words());
        measured.interval().ifPresent(interval -> node.set("interval", interval(interval)));
        node.put("method", measured.method());
        node.set("flags", Json.texts(measured.flags()));
        return node;
    }

    private static ArrayNode regions(SlideReport report) {
        ArrayNode array = Json.array();
        String method = report.measured(MeasureKey.NUCLEI).map(Measured::method).orElse("nucleus segmentation");
        for (RegionDensity region : report.regions()) {
            array.add(region(array.size() + 1, region, method));
        }
        return array;
    }

    private static ObjectNode region(int id, RegionDensity region, String method) {
        ObjectNode node = Json.object().put("id", id).put("name", region.name());
        if (!region.kind().isEmpty()) {
            node.put("class", region.kind());
        }
        node.set("area_mm2", Json.number(region.area().mm2()));
        node.set("analysable_mm2", Json.number(region.analysable().mm2()));
        ObjectNode out = node.putObject("left_out_mm2");
        region.necrotic().ifPresent(necrotic -> out.set("necrotic", Json.number(necrotic.mm2())));
        out.set("blurred", Json.number(region.blurred().mm2()));
        out.set("no_tissue", Json.number(region.noTissue().mm2()));
        ObjectNode measures = node.putObject("measures");
        region.count().ifPresent(count -> {
            String words = region.necrotic().isPresent()
                    ? "analysable tissue of the region without necrosis"
                    : "analysable tissue of the region";
            measures.set(MeasureKey.NUCLEI.key(), measured(Measured.count(MeasureKey.NUCLEI, count, words, method)));
            measures.set(
                    MeasureKey.NUCLEI_PER_MM2.key(),
                    measured(Measured.density(MeasureKey.NUCLEI_PER_MM2, count, words, method)));
        });
        return node;
    }

    private static ObjectNode interval(Interval interval) {
        ObjectNode node = Json.object();
        node.set("lower", Json.number(interval.lower()));
        node.set("upper", Json.number(interval.upper()));
        node.set("confidence", Json.number(interval.confidence()));
        node.put("method", interval.method());
        return node;
    }

    private static ArrayNode notMeasured(List<NotMeasured> missing) {
        ArrayNode array = Json.array();
        missing.forEach(each -> array.addObject().put("key", each.key().key()).put("reason", each.reason()));
        return array;
    }

    private static ArrayNode exclusions(List<Exclusion> exclusions) {
        ArrayNode array = Json.array();
        exclusions.forEach(each -> array.addObject()
                .put("key", each.key())
                .put("label", each.label())
                .set("area_mm2", Json.number(each.area().mm2())));
        return array;
    }

    private static ArrayNode decisions(List<HumanDecision> decisions) {
        ArrayNode array = Json.array();
        decisions.forEach(each -> array.add(decision(each)));
        return array;
    }

    private static ObjectNode decision(HumanDecision decision) {
        ObjectNode node = Json.object()
                .put("key", decision.key())
                .put("label", decision.label())
                .put("value", decision.value());
        decision.by().ifPresent(by -> node.put("by", by));
        decision.note().ifPresent(note -> node.put("note", note));
        return node;
    }
}
