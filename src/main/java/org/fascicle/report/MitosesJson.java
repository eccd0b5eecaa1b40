package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.fascicle.decision.Statement;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.WindowCounts;
import org.fascicle.measure.DetectorError;
import org.fascicle.space.Area;

/** A detector's count as the grading takes it, as JSON and back; numbers in full, since a grade hangs on them. */
final class MitosesJson {

    private MitosesJson() {}

    static ObjectNode of(Mitoses mitoses) {
        ObjectNode node = Json.object();
        node.set("number", Json.exact(mitoses.number()));
        node.set("area_mm2", Json.exact(mitoses.area().mm2()));
        node.put("counter", Statement.word(mitoses.counter()));
        mitoses.error().ifPresent(error -> node.set("detector_error", error(error)));
        mitoses.hotspot().ifPresent(window -> node.set("hotspot", hotspot(window)));
        return node;
    }

    private static ObjectNode error(DetectorError error) {
        ObjectNode node = Json.object();
        node.set("found", Json.exact(error.found()));
        node.set("missed", Json.exact(error.missed()));
        node.set("false", Json.exact(error.falseCount()));
        node.set("false_mm2", Json.exact(error.falseMm2()));
        return node;
    }

    private static ObjectNode hotspot(Mitoses.Hotspot window) {
        ObjectNode node = Json.object().put("rule", window.rule());
        node.set("median", Json.exact(window.median()));
        node.set("percentile_90", Json.exact(window.percentile90()));
        node.set("expected_by_chance", Json.exact(window.expectedByChance()));
        node.set("p_by_chance", Json.exact(window.byChance()));
        node.set("windows", windows(window.windows()));
        return node;
    }

    /** How many windows hold no figure, one, two and so on. */
    private static ObjectNode windows(WindowCounts windows) {
        ObjectNode node = Json.object();
        node.set("side_by_side", Json.exact(windows.sideBySide()));
        ArrayNode holding = node.putArray("holding");
        for (int count = 0; count <= windows.windows().lastKey(); count++) {
            holding.add(windows.windows().getOrDefault(count, 0L));
        }
        return node;
    }

    static Mitoses read(JsonPlace at) {
        return new Mitoses(
                at.get("number").notNegative(),
                Area.ofMm2(at.get("area_mm2").positive()),
                true,
                at.get("counter").choice(Mitoses.Counter.class, Statement::word),
                at.find("detector_error").map(error -> error.as(MitosesJson::readError)),
                at.find("hotspot").map(window -> window.as(MitosesJson::readHotspot)),
                Optional.empty());
    }

    private static DetectorError readError(JsonPlace at) {
        return new DetectorError(
                at.get("found").positive(),
                at.get("missed").positive(),
                at.get("false").positive(),
                at.get("false_mm2").positive());
    }

    private static Mitoses.Hotspot readHotspot(JsonPlace at) {
        return new Mitoses.Hotspot(
                at.get("rule").text(),
                at.get("median").notNegative(),
                at.get("percentile_90").notNegative(),
                at.get("expected_by_chance").notNegative(),
                at.get("p_by_chance").notNegative(),
                at.get("windows").as(MitosesJson::readWindows));
    }

    private static WindowCounts readWindows(JsonPlace at) {
        List<JsonPlace> holding = at.get("holding").list();
        TreeMap<Integer, Long> windows = new TreeMap<>();
        for (int count = 0; count < holding.size(); count++) {
            if (holding.get(count).count() > 0) {
                windows.put(count, holding.get(count).count());
            }
        }
        return new WindowCounts(windows, at.get("side_by_side").positive());
    }
}
