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
import org.fascicle.learn.Discriminant;
import org.fascicle.learn.Novelty;
import org.fascicle.segment.TrainedModel;
import org.fascicle.space.UserError;

/** A taught discriminant as it stands in the file of a model: what is each class's own stands with the class. */
final class DiscriminantJson {

    private DiscriminantJson() {}

    /**
     * Refuses a file that is another's, or of other features.
     *
     * @param none what it is not, for the sentence
     */
    static void requireFormat(JsonPlace root, String format, String none, int featuresVersion) {
        if (root.find("format").filter(found -> found.text().equals(format)).isEmpty()) {
            throw root.wrong("is no " + none);
        }
        if (root.get("features_version").count() != featuresVersion) {
            throw root.get("features_version").wrong("is of another version of Fascicle");
        }
    }

    /** @param classes an object for each class, in their order */
    static void write(Discriminant taught, ObjectNode root, ArrayNode classes) {
        for (int k = 0; k < taught.classes(); k++) {
            ObjectNode node = (ObjectNode) classes.get(k);
            node.set("offset", Json.exact(taught.offsets()[k]));
            node.set("weights", row(taught.weights()[k]));
        }
        root.set("mean", row(taught.mean()));
        root.set("deviation", row(taught.deviation()));
        root.set("temperature", Json.exact(taught.temperature()));
        root.set("novelty", novelty(taught.novelty()));
    }

    private static ObjectNode novelty(Novelty novelty) {
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

    /** @param features how many it must ask for */
    static Discriminant read(JsonPlace root, List<JsonPlace> classes, int features) {
        double[] mean = row(root.get("mean"));
        if (mean.length != features) {
            throw root.get("mean").wrong("has not as many numbers as there are features");
        }
        return new Discriminant(
                mean,
                row(root.get("deviation")),
                classes.stream().map(each -> row(each.get("weights"))).toArray(double[][]::new),
                classes.stream()
                        .mapToDouble(each -> each.get("offset").number())
                        .toArray(),
                root.get("temperature").positive(),
                readNovelty(root.get("novelty")));
    }

    private static Novelty readNovelty(JsonPlace at) {
        return new Novelty(
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
        return at.list().stream().map(DiscriminantJson::row).toArray(double[][]::new);
    }

    /** The file that a model came from, with its SHA-256. */
    static TrainedModel file(String what, Path file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return new TrainedModel(
                    what, String.valueOf(file.getFileName()), HexFormat.of().formatHex(hash));
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read; check its name and permissions.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
