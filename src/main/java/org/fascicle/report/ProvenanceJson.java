package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/** {@code provenance.json}: what is needed to make the same result again. */
public final class ProvenanceJson {

    private ProvenanceJson() {
    }

    public static void write(Path file, SlideReport report) {
        Json.write(file, tree(report));
    }

    static ObjectNode tree(SlideReport report) {
        Provenance provenance = report.provenance();
        ObjectNode root = Json.object();
        root.put("schema_version", SummaryJson.SCHEMA_VERSION);
        root.put("program", "fascicle");
        root.put("version", provenance.version());
        root.set("input", SummaryJson.input(report.input()));
        root.set("calibration", SummaryJson.calibration(report));
        root.set("grid", SummaryJson.grid(report.grid()));
        root.set("colour", Json.colour(report.colour()));
        root.set("options", Json.tree(provenance.options()));
        ArrayNode models = root.putArray("models");
        provenance.models().forEach(model -> models.addObject().put("name", model.name()).put("version", model.version())
                .put("sha256", model.sha256()));
        root.set("libraries", Json.tree(provenance.libraries()));
        return root;
    }
}
