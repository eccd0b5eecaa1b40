package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.fascicle.detect.LaboratoryCut;

/** A laboratory's cut as a file, and back. */
public final class LaboratoryCutFile {

    private static final String REMEDY = "fit the cut again by 'fascicle teach mitosis-cut'";

    private LaboratoryCutFile() {}

    public static void write(Path file, LaboratoryCut cut) {
        ObjectNode node = Json.object();
        node.set("score", Json.exact(cut.score()));
        node.set("floor", Json.exact(cut.floor()));
        node.put("slides", cut.slides())
                .put("figures", cut.figures())
                .put("others", cut.others())
                .put("missed", cut.missed());
        node.set("f1", Json.exact(cut.f1()));
        node.set("usual_f1", Json.exact(cut.usualF1()));
        cut.leftOutF1().ifPresent(checked -> node.set("left_out_f1", Json.exact(checked)));
        node.put("scorer_sha256", cut.scorerSha256());
        Json.write(file, node);
    }

    public static LaboratoryCut read(Path file) {
        return JsonPlace.read(file, REMEDY)
                .as(at -> new LaboratoryCut(
                        at.get("score").notNegative(),
                        at.get("floor").notNegative(),
                        (int) at.get("slides").count(),
                        at.get("figures").count(),
                        at.get("others").count(),
                        at.get("missed").count(),
                        at.get("f1").notNegative(),
                        at.get("usual_f1").notNegative(),
                        at.find("left_out_f1").map(JsonPlace::notNegative),
                        at.get("scorer_sha256").text()));
    }
}
