package org.fascicle.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** {@code provenance.json}: what is needed to make the same result again. */
public final class ProvenanceJson {

    private ProvenanceJson() {}

    public static void write(Path file, SlideReport report) {
        Json.write(file, tree(report));
    }

    /** Whether a result says that it was made by this version with options of this fingerprint. */
    public static boolean wasMadeBy(Path resultFolder, String version, String optionsSha256) {
        try {
            JsonNode said = new ObjectMapper()
                    .readTree(resultFolder
                            .resolve(ResultFile.PROVENANCE.fileName())
                            .toFile());
            return said.path("version").asText().equals(version)
                    && said.path("options_sha256").asText().equals(optionsSha256);
        } catch (IOException e) {
            return false;
        }
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
        root.put("options_sha256", provenance.optionsSha256());
        ArrayNode models = root.putArray("models");
        provenance
                .models()
                .forEach(model -> models.addObject()
                        .put("name", model.name())
                        .put("file", model.file())
                        .put("sha256", model.sha256()));
        root.set("libraries", Json.tree(provenance.libraries()));
        return root;
    }
}
