package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.fascicle.segment.TrainedModel;
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
        root.set("mean", row(model.mean()));
        root.set("deviation", row(model.deviation()));
        root.set("temperature", Json.exact(model.temperature()));
        root.set("novelty", novelty(model.novelty()));
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
        node.set("offset", Json.exact(model.offsets()[index]));
        node.set("weights", row(model.weights()[index]));
        return node;
    }

    private static ObjectNode novelty(TissueModel.Novelty novelty) {
        ObjectNode node = Json.object();
        node.set("centre", row(novelty.centre()));
        node.set("axes", rows(novelty.axes()));
        node.set("class_centres", rows(novelty.centres()));
        node.set("near_cut", Json.exact(novelty.nearCut()));
        node.set("off_cut", Json.exact(novelty.offCut()));
        return node;
    }

    private static ArrayNode row(double[] values) {
        ArrayNode row = Json.array();
        for (double value : values) {
            row.add(Json.exact(value));
        }
        return row;
    }

    private static ArrayNode rows(double[][] values) {
        ArrayNode rows = Json.array();
        for (double[] value : values) {
            rows.add(row(value));
        }
        return rows;
    }

    /** @throws UserError where it is not there, damaged, or of another version */
    public static TaughtTissue read(Path file) {
        TissueModel model = JsonPlace.read(file, REMEDY).as(TissueModelFile::model);
        return new TaughtTissue(
                model, new TrainedModel("tissue classes", String.valueOf(file.getFileName()), sha256(file)));
    }

    private static TissueModel model(JsonPlace root) {
        if (root.find("format").filter(format -> format.text().equals(FORMAT)).isEmpty()) {
            throw root.wrong("is no tissue model");
        }
        if (root.get("features_version").count() != TextureMeter.VERSION) {
            throw root.get("features_version").wrong("is of another version of Fascicle");
        }
        List<JsonPlace> classes = root.get("classes").list();
        double[] mean = row(root.get("mean"));
        if (mean.length != 2 * TextureMeter.NAMES.size()) {
            throw root.get("mean").wrong("has not as many numbers as there are features");
        }
        return new TissueModel(
                TextureMeter.VERSION,
                classes.stream().map(TissueModelFile::taught).toList(),
                mean,
                row(root.get("deviation")),
                classes.stream().map(each -> row(each.get("weights"))).toArray(double[][]::new),
                classes.stream()
                        .mapToDouble(each -> each.get("offset").number())
                        .toArray(),
                root.get("temperature").positive(),
                novelty(root.get("novelty")),
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

    private static TissueModel.Novelty novelty(JsonPlace at) {
        return new TissueModel.Novelty(
                row(at.get("centre")),
                rows(at.get("axes")),
                rows(at.get("class_centres")),
                at.get("near_cut").positive(),
                at.get("off_cut").positive());
    }

    private static double[] row(JsonPlace at) {
        return at.list().stream().mapToDouble(JsonPlace::number).toArray();
    }

    private static double[][] rows(JsonPlace at) {
        return at.list().stream().map(TissueModelFile::row).toArray(double[][]::new);
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read; check its name and permissions.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
