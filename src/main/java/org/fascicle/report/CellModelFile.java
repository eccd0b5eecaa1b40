package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.cells.CellClass;
import org.fascicle.cells.CellFeature;
import org.fascicle.cells.CellKind;
import org.fascicle.cells.CellModel;
import org.fascicle.cells.TaughtCells;
import org.fascicle.space.UserError;
import org.fascicle.stain.StainKind;

/** A taught classifier of nuclei as one JSON file: classes, features with their version, what it holds for, how it did in its own test. */
public final class CellModelFile {

    private static final String FORMAT = "fascicle cell model";
    private static final String REMEDY = "teach it again with 'fascicle teach cells'";

    private CellModelFile() {}

    public static void write(Path file, CellModel model) {
        ObjectNode root = Json.object();
        root.put("format", FORMAT);
        root.put("features_version", model.featuresVersion());
        root.set(
                "features",
                Json.texts(
                        Stream.of(CellFeature.values()).map(CellFeature::label).toList()));
        root.put("stain", model.taughtOn().stain().label());
        root.set("pixel_um", Json.exact(model.taughtOn().pixelUm()));
        root.put("segmenter", model.taughtOn().segmenter());
        root.put("slides", model.slides());
        ArrayNode classes = root.putArray("classes");
        for (int k = 0; k < model.classes().size(); k++) {
            classes.add(taught(model, k));
        }
        root.set("most_strange", Json.exact(model.mostStrange()));
        DiscriminantJson.write(model.discriminant(), root, classes);
        Json.write(file, root);
    }

    private static ObjectNode taught(CellModel model, int index) {
        CellModel.ClassScore score = model.scores().get(index);
        ObjectNode node = Json.object();
        node.put("name", model.classes().get(index).name());
        node.put("kind", model.classes().get(index).kind().label());
        node.put("nuclei", score.nuclei());
        node.put("strokes", score.strokes());
        ArrayNode called = node.putArray("called");
        score.called().forEach(called::add);
        return node;
    }

    /** @throws UserError where it is not there, damaged, or of another version */
    public static TaughtCells read(Path file) {
        CellModel model = JsonPlace.read(file, REMEDY).as(CellModelFile::model);
        return new TaughtCells(model, DiscriminantJson.file("classes of nuclei", file));
    }

    /**
     * Several, at most one for each stain.
     *
     * @throws UserError where two are of one stain, or one cannot be read
     */
    public static List<TaughtCells> readAll(List<Path> files) {
        List<TaughtCells> models = files.stream().map(CellModelFile::read).toList();
        long stains = models.stream()
                .map(each -> each.model().taughtOn().stain())
                .distinct()
                .count();
        if (stains < models.size()) {
            throw UserError.usage("Two files of --cell-model were taught on the same stain; give one for each stain.");
        }
        return models;
    }

    private static CellModel model(JsonPlace root) {
        DiscriminantJson.requireFormat(root, FORMAT, "model of nuclei", CellFeature.VERSION);
        List<JsonPlace> classes = root.get("classes").list();
        return new CellModel(
                CellFeature.VERSION,
                new CellModel.Ground(
                        root.get("stain").choice(StainKind.class, StainKind::label),
                        root.get("pixel_um").positive(),
                        root.get("segmenter").text()),
                classes.stream().map(CellModelFile::taught).toList(),
                DiscriminantJson.read(root, classes, CellFeature.count()),
                root.get("most_strange").positive(),
                classes.stream().map(each -> score(each, classes.size())).toList(),
                (int) root.get("slides").count());
    }

    private static CellClass taught(JsonPlace at) {
        return new CellClass(at.get("name").text(), at.get("kind").choice(CellKind.class, CellKind::label));
    }

    private static CellModel.ClassScore score(JsonPlace at, int classes) {
        List<Integer> called =
                at.get("called").list().stream().map(each -> (int) each.count()).toList();
        if (called.size() != classes + 1) {
            throw at.get("called").wrong("has no number for each class and for those unsure");
        }
        return new CellModel.ClassScore(
                (int) at.get("nuclei").count(), (int) at.get("strokes").count(), called);
    }
}
