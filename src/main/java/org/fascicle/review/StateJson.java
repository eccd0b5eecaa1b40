package org.fascicle.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement.DrawnRegion;
import org.fascicle.decision.Statement.Use;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Subject;
import org.fascicle.detect.HotspotWindow;
import org.fascicle.report.GradingJson;
import org.fascicle.report.Json;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;

/** A state as the page gets it. */
final class StateJson {

    private static final double PERCENT = 100;

    private final ReviewState state;

    private StateJson(ReviewState state) {
        this.state = state;
    }

    static ObjectNode of(ReviewState state) {
        return new StateJson(state).tree();
    }

    private ObjectNode tree() {
        ObjectNode json = Json.object();
        json.put("seen", state.decisions().all().size());
        json.set("candidates", candidatesJson());
        json.set("window", windowJson());
        json.set("readers", Json.texts(state.readers()));
        json.set("drawn", drawnJson());
        json.set("decided", decidedJson());
        Measured measured =
                state.summary().measured(MeasureKey.NECROSIS_FRACTION).orElse(null);
        json.set("necrosis_percent", measured == null ? null : Json.number(measured.value()));
        json.put("scored_by_type", state.human().differentiation().type().isPresent());
        json.put("stain", state.summary().stain().label());
        json.set("grading", Json.tree(GradingJson.of(state.grading())));
        return json;
    }

    private ArrayNode candidatesJson() {
        ArrayNode all = Json.array();
        for (Candidate candidate : state.candidates()) {
            ObjectNode node = all.addObject();
            node.put("key", candidate.key());
            node.set("x", Json.number(candidate.xPx()));
            node.set("y", Json.number(candidate.yPx()));
            candidate.score().ifPresent(score -> node.set("score", Json.number(score)));
            node.put("counted", candidate.counted());
            node.put("inside", state.isInside(candidate));
            node.put("verdict", candidate.verdict().map(Verdict::word).orElse(null));
            if (!candidate.said().isEmpty()) {
                ObjectNode said = node.putObject("said");
                candidate.said().forEach(said::put);
                node.put("disputed", candidate.isDisputed(state.readers().size()));
            }
            candidate.decision().flatMap(Decision::note).ifPresent(note -> node.put("note", note));
            candidate.decision().flatMap(Decision::by).ifPresent(by -> node.put("by", by));
        }
        return all;
    }

    private ObjectNode windowJson() {
        ObjectNode json = Json.object();
        ArrayNode parts = json.putArray("parts");
        for (HotspotWindow part : state.window().parts()) {
            ObjectNode node = parts.addObject();
            node.set("x", Json.number(part.centre().x() / state.pixelSize().xUm() - 0.5));
            node.set("y", Json.number(part.centre().y() / state.pixelSize().yUm() - 0.5));
            node.set("half_x", Json.number(part.reachUm() / state.pixelSize().xUm()));
            node.set("half_y", Json.number(part.reachUm() / state.pixelSize().yUm()));
        }
        json.set("area_mm2", Json.number(state.window().area().mm2()));
        json.put("kind", state.window().kind().name().toLowerCase(Locale.ROOT));
        json.put("words", state.window().words());
        json.put("figures", state.figuresInside());
        json.put("open", state.openInside());
        json.put("reviewed", state.isReviewed());
        return json;
    }

    /** What was drawn, its corners at whole pixels. */
    static ObjectNode region(DrawnRegion region) {
        ObjectNode node = Json.object().put("use", region.use().word()).put("erased", region.erased());
        ArrayNode rings = node.putArray("rings");
        region.outline().rings().forEach(ring -> {
            ArrayNode corners = rings.addArray();
            DoubleStream.of(ring).forEach(corner -> corners.add(Math.round(corner)));
        });
        return node;
    }

    private ObjectNode drawnJson() {
        ObjectNode json = Json.object();
        ArrayNode regions = json.putArray("regions");
        for (Decision decision : state.drawn().decisions()) {
            DrawnRegion region = (DrawnRegion) decision.said().orElseThrow();
            regions.add(region(region).put("key", decision.key()));
        }
        state.drawnNecrosis().ifPresent(share -> {
            json.set("necrosis_percent", Json.number(PERCENT * share.value()));
            json.set("necrosis_mm2", Json.number(share.part().mm2()));
            json.set("whole_mm2", Json.number(share.whole().mm2()));
            json.put("of_tumour", state.drawn().mask(Use.TUMOUR).isPresent());
        });
        state.drawn()
                .mask(Use.EXCLUDED)
                .ifPresent(mask -> json.set(
                        "excluded_mm2",
                        Json.number(state.maskPixel().areaOf(mask.count()).mm2())));
        return json;
    }

    /** What people said of the specimen, in words, with who and when. */
    private ObjectNode decidedJson() {
        ObjectNode json = Json.object();
        for (Decision decision : state.decisions().holding()) {
            if (decision.subject() != Subject.CANDIDATE && decision.subject() != Subject.REGION) {
                ObjectNode node = json.putObject(decision.subject().optionName());
                node.put("words", decision.words());
                node.put("by", decision.by().orElse(null));
                node.put("time", decision.time().map(Instant::toString).orElse(null));
            }
        }
        return json;
    }
}
