package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.space.UserError;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.StainVector;
import org.fascicle.stain.WhitePoint;

/** {@code provenance.json}: what is needed to make the same result again. */
public final class ProvenanceJson {

    private static final String REMEDY = "measure the slide again";

    private ProvenanceJson() {}

    public static void write(Path file, SlideReport report) {
        Json.write(file, tree(Origin.of(report)));
    }

    /** The text of the file; of one that was read, the text that was read. */
    static String text(Origin origin) {
        return Json.text(tree(origin));
    }

    private static ObjectNode tree(Origin origin) {
        ObjectNode root = Json.object();
        root.put("schema_version", SummaryJson.SCHEMA_VERSION);
        root.put("program", "fascicle");
        root.put("version", origin.version());
        root.set("input", SummaryJson.input(origin.input()));
        root.set("calibration", SummaryJson.calibration(origin.calibration()));
        root.set("grid", SummaryJson.grid(origin.grid()));
        root.set("colour", Json.colour(origin.colour()));
        root.set("options", origin.options());
        root.put("options_sha256", origin.optionsSha256());
        ArrayNode models = root.putArray("models");
        origin.models()
                .forEach(model -> models.addObject()
                        .put("name", model.name())
                        .put("file", model.file())
                        .put("sha256", model.sha256()));
        root.set("libraries", Json.tree(origin.libraries()));
        return root;
    }

    /** @throws UserError where it is not there or damaged */
    public static Origin read(Path file) {
        return JsonPlace.read(file, REMEDY)
                .as(root -> new Origin(
                        root.get("version").text(),
                        root.get("input").as(SummaryJson::readInput),
                        root.get("calibration").as(SummaryJson::readCalibration),
                        root.get("grid").as(SummaryJson::readGrid),
                        root.get("colour").as(ProvenanceJson::readColour),
                        root.get("options").node(),
                        root.get("options_sha256").text(),
                        root.get("models").list().stream()
                                .map(ProvenanceJson::readModel)
                                .toList(),
                        readTexts(root.get("libraries"))));
    }

    private static SlideColour readColour(JsonPlace at) {
        List<JsonPlace> white = at.get("white_point").list();
        List<StainVector> vectors = at.get("stain_vectors").list().stream()
                .map(ProvenanceJson::readVector)
                .toList();
        if (white.size() != 3 || vectors.size() != 2) {
            throw at.wrong("has no white point of three numbers and two stain vectors");
        }
        return new SlideColour(
                at.get("stain").choice(StainKind.class, StainKind::label),
                at.get("stain_confidence").number(),
                new WhitePoint(
                        white.get(0).number(),
                        white.get(1).number(),
                        white.get(2).number()),
                new StainMatrix(vectors.get(0), vectors.get(1)),
                at.get("method").text(),
                at.find("stain_by_colours").map(kind -> kind.choice(StainKind.class, StainKind::label)));
    }

    private static StainVector readVector(JsonPlace at) {
        List<JsonPlace> rgb = at.get("rgb").list();
        if (rgb.size() != 3) {
            throw at.wrong("has no three numbers");
        }
        return new StainVector(
                at.get("name").text(),
                rgb.get(0).number(),
                rgb.get(1).number(),
                rgb.get(2).number());
    }

    private static ModelUsed readModel(JsonPlace at) {
        return new ModelUsed(
                at.get("name").text(), at.get("file").text(), at.get("sha256").text());
    }

    private static Map<String, String> readTexts(JsonPlace at) {
        Map<String, String> texts = new LinkedHashMap<>();
        at.entries().forEach((name, text) -> texts.put(name, text.text()));
        return texts;
    }
}
