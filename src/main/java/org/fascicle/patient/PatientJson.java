package org.fascicle.patient;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.fascicle.measure.Interval;
import org.fascicle.report.DecisionJson;
import org.fascicle.report.GradingJson;
import org.fascicle.report.Json;

/** {@code case.json}: everything a program wants to know of a patient. */
public final class PatientJson {

    /** Raised when a field changes its meaning or goes; new fields do not raise it. */
    public static final int SCHEMA_VERSION = 2;

    private PatientJson() {}

    public static void write(Path file, PatientReport report) {
        Json.write(file, tree(report));
    }

    /** The text of the file. */
    public static String text(PatientReport report) {
        return Json.text(tree(report));
    }

    private static ObjectNode tree(PatientReport report) {
        ObjectNode root = Json.object();
        root.put("schema_version", SCHEMA_VERSION);
        root.put("program", "fascicle " + report.version());
        root.put("patient", report.patient());
        root.put("title", report.title());
        root.put("reported", report.reported());
        root.put("manifest_sha256", report.manifestSha256());
        root.set("warnings", Json.texts(report.warnings()));
        ArrayNode specimens = root.putArray("specimens");
        report.specimens().forEach(specimen -> specimens.add(specimen(specimen)));
        ArrayNode comparisons = root.putArray("comparisons");
        report.comparisons().forEach(comparison -> comparisons.add(comparison(comparison)));
        return root;
    }

    private static ObjectNode specimen(SpecimenReport specimen) {
        ObjectNode node = Json.object();
        node.put("id", specimen.id())
                .put("date", specimen.time().date())
                .put("after", specimen.time().after())
                .put("context", specimen.context())
                .put("site", specimen.site())
                .put("treatment", specimen.treatment());
        ObjectNode quantities = node.putObject("quantities");
        specimen.quantities().forEach(quantity -> quantities.set(quantity.key().key(), quantity(quantity)));
        node.set("grading", Json.tree(GradingJson.of(specimen.grading())));
        node.set("measured_grading", Json.tree(specimen.measuredGrading().map(GradingJson::of)));
        ArrayNode synoptic = node.putArray("synoptic");
        specimen.synopsis()
                .lines()
                .forEach(line -> synoptic.addObject()
                        .put("item", line.item().key())
                        .put("label", line.item().label())
                        .put("value", line.isStated() ? line.value() : null)
                        .put("source", line.isStated() ? line.source() : null));
        ArrayNode decisions = node.putArray("decisions");
        specimen.decisions()
                .forEach(said -> decisions.add(DecisionJson.of(said.decision())
                        .put("slide", said.slide().orElse(null))));
        ArrayNode slides = node.putArray("slides");
        specimen.slides()
                .forEach(slide -> slides.add(Json.object()
                        .put("name", slide.name())
                        .put("block", slide.block())
                        .put("stain", slide.stain())
                        .put("sha256", slide.sha256())));
        node.set("limits", Json.texts(specimen.limits()));
        return node;
    }

    private static ObjectNode quantity(Quantity quantity) {
        ObjectNode node = Json.object();
        node.put("label", quantity.key().label()).put("unit", quantity.key().unit());
        quantity.measured()
                .ifPresentOrElse(value -> node.set("measured", Json.number(value)), () -> node.putNull("measured"));
        quantity.interval()
                .ifPresentOrElse(bounds -> node.set("interval", interval(bounds)), () -> node.putNull("interval"));
        quantity.decided()
                .ifPresentOrElse(value -> node.set("decided", Json.number(value)), () -> node.putNull("decided"));
        return node.put("basis", quantity.basis()).put("decided_basis", quantity.decidedBasis());
    }

    private static ObjectNode comparison(Comparison comparison) {
        ObjectNode node = Json.object();
        node.put("quantity", comparison.key().key())
                .put("from", comparison.from())
                .put("to", comparison.to())
                .put("kind", comparison.kind().name().toLowerCase(java.util.Locale.ROOT));
        set(node, "estimate", comparison.estimate());
        node.set("interval", interval(comparison.interval()));
        return node.put("excludes_no_change", comparison.excludesNoChange()).put("interval_holds", comparison.words());
    }

    private static ObjectNode interval(Interval interval) {
        ObjectNode node = Json.object();
        set(node, "lower", interval.lower());
        set(node, "upper", interval.upper());
        node.set("confidence", Json.number(interval.confidence()));
        return node.put("method", interval.method());
    }

    /** JSON knows no infinity: null stands for it. */
    private static void set(ObjectNode node, String key, double value) {
        if (Double.isInfinite(value)) {
            node.putNull(key);
        } else {
            node.set(key, Json.number(value));
        }
    }
}
