package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.segment.classes.TaughtClass;
import org.fascicle.segment.classes.TaughtTissue;
import org.fascicle.segment.classes.TextureMeter;
import org.fascicle.segment.classes.TissueKind;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.space.UserError;

/** A taught tissue classifier as one JSON file: classes, features with their version, sizes, how it did in its own test. */
public final class TissueModelFile {

    private static final String FORMAT = "fascicle tissue model";
    private static final String REMEDY = "teach it again with 'fascicle teach tissue'";
    private static final double PIXEL_UM = 1;

    private TissueModelFile() {}

    public static void write(Path file, TissueModel model) {
        ObjectNode root = Json.object();
        root.put("format", FORMAT);
        root.put("features_version", model.featuresVersion());
        root.set("features", Json.texts(TextureMeter.NAMES));
        root.set("pixel_um", Json.number(PIXEL_UM));
        root.set("square_um", Json.number(NecrosisMapper.SQUARE_UM));
        root.put("slides", model.slides());
        ArrayNode classes = root.putArray("classes");
        for (int k = 0; k < model.classes().size(); k++) {
            classes.add(taught(model, k));
        }
        DiscriminantJson.write(model.discriminant(), root, classes);
        Json.write(file, root);
    }

    private static ObjectNode taught(TissueModel model, int index) {
        TaughtClass taught = model.classes().get(index);
        TissueModel.ClassScore score = model.scores().get(index);
        ObjectNode node = Json.object();
        node.put("name", taught.name());
        node.put("kind", taught.kind().label());
        node.put("squares", score.squares());
        node.put("strokes", score.strokes());
        node.put("tested", score.tested());
        node.put("right", score.right());
        node.put("unsure", score.unsure());
        node.put("called_necrotic", score.necrotic());
        ArrayNode slides = node.putArray("by_slide");
        score.bySlide()
                .forEach(slide -> slides.addObject()
                        .put("tested", slide.tested())
                        .put("unsure", slide.unsure())
                        .put("called_necrotic", slide.necrotic()));
        return node;
    }

    /** @throws UserError where it is not there, damaged, or of another version */
    public static TaughtTissue read(Path file) {
        TissueModel model = JsonPlace.read(file, REMEDY).as(TissueModelFile::model);
        return new TaughtTissue(model, DiscriminantJson.file("tissue classes", file));
    }

    private static TissueModel model(JsonPlace root) {
        DiscriminantJson.requireFormat(root, FORMAT, "tissue model", TextureMeter.VERSION);
        List<JsonPlace> classes = root.get("classes").list();
        return new TissueModel(
                TextureMeter.VERSION,
                classes.stream().map(TissueModelFile::taught).toList(),
                DiscriminantJson.read(root, classes, 2 * TextureMeter.NAMES.size()),
                classes.stream().map(TissueModelFile::score).toList(),
                (int) root.get("slides").count());
    }

    private static TaughtClass taught(JsonPlace at) {
        return new TaughtClass(at.get("name").text(), at.get("kind").choice(TissueKind.class, TissueKind::label));
    }

    private static TissueModel.ClassScore score(JsonPlace at) {
        return new TissueModel.ClassScore(
                at.get("name").text(),
                (int) at.get("squares").count(),
                (int) at.get("strokes").count(),
                (int) at.get("tested").count(),
                (int) at.get("right").count(),
                (int) at.get("unsure").count(),
                (int) at.get("called_necrotic").count(),
                at.find("by_slide").map(JsonPlace::list).orElse(List.of()).stream()
                        .map(slide -> new TissueModel.ClassScore.OfSlide(
                                (int) slide.get("tested").count(),
                                (int) slide.get("unsure").count(),
                                (int) slide.get("called_necrotic").count()))
                        .toList());
    }
}
