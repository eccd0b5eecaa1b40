package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fascicle.space.Area;

/** A review in {@code summary.json}, and back. */
final class ReviewedJson {

    private ReviewedJson() {}

    static ObjectNode of(Reviewed reviewed) {
        ObjectNode node = Json.object();
        node.set("readers", Json.texts(reviewed.readers()));
        node.putObject("candidates")
                .put("asked", reviewed.asked())
                .put("accepted", reviewed.accepted())
                .put("rejected", reviewed.rejected())
                .put("unsure", reviewed.unsure())
                .put("open", reviewed.open())
                .put("added", reviewed.added());
        ObjectNode window = node.putObject("window").put("words", reviewed.window());
        window.set("area_mm2", Json.exact(reviewed.area().mm2()));
        window.put("figures", reviewed.figures()).put("open", reviewed.openInside());
        node.set("drawn", Json.texts(reviewed.drawn()));
        reviewed.screen().ifPresent(screen -> {
            ObjectNode shown = node.putObject("on_screen").put("candidates", screen.candidates());
            shown.set("close_mm2", Json.exact(screen.close().mm2()));
            shown.set("any_mm2", Json.exact(screen.any().mm2()));
            shown.set("tissue_mm2", Json.exact(screen.tissue().mm2()));
        });
        return node;
    }

    static Reviewed read(JsonPlace at) {
        JsonPlace candidates = at.get("candidates");
        JsonPlace window = at.get("window");
        return new Reviewed(
                at.get("readers").list().stream().map(JsonPlace::text).toList(),
                candidates.get("asked").count(),
                candidates.get("accepted").count(),
                candidates.get("rejected").count(),
                candidates.get("unsure").count(),
                candidates.get("open").count(),
                candidates.get("added").count(),
                window.get("words").text(),
                Area.ofMm2(window.get("area_mm2").notNegative()),
                window.get("figures").count(),
                window.get("open").count(),
                at.get("drawn").list().stream().map(JsonPlace::text).toList(),
                at.find("on_screen").map(ReviewedJson::screen));
    }

    private static Reviewed.Screen screen(JsonPlace at) {
        return new Reviewed.Screen(
                at.get("candidates").count(),
                Area.ofMm2(at.get("close_mm2").notNegative()),
                Area.ofMm2(at.get("any_mm2").notNegative()),
                Area.ofMm2(at.get("tissue_mm2").notNegative()));
    }
}
