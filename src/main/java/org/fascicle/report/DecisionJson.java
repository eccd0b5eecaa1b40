package org.fascicle.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.ContextOf;
import org.fascicle.decision.Statement.DifferentiationOdds;
import org.fascicle.decision.Statement.DifferentiationScore;
import org.fascicle.decision.Statement.DrawnRegion;
import org.fascicle.decision.Statement.FieldPlaces;
import org.fascicle.decision.Statement.MitoticCount;
import org.fascicle.decision.Statement.NecroticShare;
import org.fascicle.decision.Statement.NotAssessable;
import org.fascicle.decision.Statement.ProcedureOf;
import org.fascicle.decision.Statement.SettingsOf;
import org.fascicle.decision.Statement.TreatedBefore;
import org.fascicle.decision.Statement.TypeName;
import org.fascicle.decision.Statement.Use;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Statement.WindowPlace;
import org.fascicle.decision.Subject;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.image.DrawnArea;
import org.fascicle.measure.Interval;
import org.fascicle.space.Area;

/**
 * A decision as JSON and back: the same fields in {@code summary.json} and in each line of {@code decisions.jsonl}.
 *
 * <p>Numbers of a decision are written in full, since a grade may hang on them.
 */
public final class DecisionJson {

    private static final double PERCENT = 100;
    private static final String GIVEN = "given";
    private static final String FIELDS = "fields";
    private static final String NOT_ASSESSABLE = "not assessable";

    private DecisionJson() {}

    public static ObjectNode of(Decision decision) {
        ObjectNode node = Json.object();
        node.put("time", decision.time().map(Instant::toString).orElse(null));
        node.put("by", decision.by().orElse(null));
        node.put("what", decision.subject().optionName());
        node.put("key", decision.key());
        node.put("label", decision.subject().label());
        decision.said().ifPresentOrElse(said -> put(node, said), () -> node.putNull("value"));
        node.put("words", decision.words());
        node.set(
                "before",
                decision.before()
                        .<JsonNode>map(earlier -> put(Json.object(), earlier))
                        .orElse(null));
        decision.note().ifPresent(note -> node.put("note", note));
        return node;
    }

    private static ObjectNode put(ObjectNode node, Statement said) {
        if (said instanceof MitoticCount count) {
            node.put("value", count.count());
            unit(node, said);
            node.put("count", count.count())
                    .set("area_mm2", Json.exact(count.area().mm2()));
        } else if (said instanceof NecroticShare share) {
            necrosis(node, share);
        } else if (said instanceof DifferentiationScore points) {
            node.put("value", points.score());
            unit(node, said);
        } else if (said instanceof DifferentiationOdds odds) {
            odds(node, odds);
        } else if (said instanceof CandidateVerdict candidate) {
            place(node.put("value", said.words()), candidate.xPx(), candidate.yPx());
        } else if (said instanceof WindowPlace window) {
            place(node.put("value", "moved"), window.xPx(), window.yPx());
            node.set("area_mm2", Json.exact(window.area().mm2()));
        } else if (said instanceof FieldPlaces fields) {
            fields(node, fields);
        } else if (said instanceof DrawnRegion region) {
            node.put("value", region.use().word());
            if (region.erased()) {
                node.put("erased", true);
            }
            node.set("geometry", geometry(region.outline()));
        } else if (said instanceof TreatedBefore treated) {
            node.put("value", treated.treated());
        } else if (said instanceof SettingsOf settings) {
            ArrayNode words = node.putArray("value");
            settings.settings().forEach(setting -> words.add(Statement.word(setting)));
        } else {
            node.put("value", said.words());
        }
        return node;
    }

    private static void unit(ObjectNode node, Statement said) {
        node.put("unit", said.subject().unit());
    }

    private static void necrosis(ObjectNode node, NecroticShare said) {
        node.set("value", Json.exact(PERCENT * said.share()));
        unit(node, said);
        node.set("share", Json.exact(said.share()));
        said.interval().ifPresent(range -> {
            node.set("lower", Json.exact(range.lower()));
            node.set("upper", Json.exact(range.upper()));
        });
        node.put("kind_clear", said.kindClear());
    }

    private static void odds(ObjectNode node, DifferentiationOdds said) {
        ObjectNode odds = node.putObject("value");
        said.odds().probabilities().forEach((points, p) -> odds.set(Integer.toString(points), Json.exact(p)));
    }

    private static void fields(ObjectNode node, FieldPlaces said) {
        node.put("value", FIELDS).set("field_mm2", Json.exact(said.each().mm2()));
        ArrayNode places = node.putArray(FIELDS);
        said.places().forEach(at -> place(places.addObject(), at.xPx(), at.yPx()));
    }

    private static void place(ObjectNode node, double xPx, double yPx) {
        node.set("x_px", Json.exact(xPx));
        node.set("y_px", Json.exact(yPx));
    }

    private static ObjectNode geometry(DrawnArea area) {
        ObjectNode geometry = Json.object().put("type", "MultiPolygon");
        ArrayNode polygons = geometry.putArray("coordinates");
        for (List<double[]> part : area.parts()) {
            ArrayNode rings = polygons.addArray();
            part.forEach(ring -> corners(rings.addArray(), ring));
        }
        return geometry;
    }

    /** GeoJSON closes a ring by its first corner. */
    private static void corners(ArrayNode ring, double[] xy) {
        for (int i = 0; i <= xy.length; i += 2) {
            ring.addArray().add(Json.exact(xy[i % xy.length])).add(Json.exact(xy[i % xy.length + 1]));
        }
    }

    static Decision read(JsonPlace place) {
        Subject subject = place.get("what").choice(Subject.class, Subject::optionName);
        return place.as(at -> new Decision(
                at.find("time").map(DecisionJson::time),
                at.find("by").map(JsonPlace::text),
                subject,
                at.get("key").text(),
                at.find("value").map(value -> said(at, subject)),
                at.find("before").map(earlier -> said(earlier, subject)),
                at.find("note").map(JsonPlace::text)));
    }

    static Instant time(JsonPlace place) {
        try {
            return Instant.parse(place.text());
        } catch (DateTimeParseException e) {
            throw place.wrong("is no time such as 2026-11-28T18:00:00Z");
        }
    }

    private static Statement said(JsonPlace place, Subject subject) {
        JsonPlace value = place.get("value");
        if (value.isText() && value.text().equals(NOT_ASSESSABLE)) {
            return new NotAssessable(subject);
        }
        return switch (subject) {
            case CANDIDATE ->
                new CandidateVerdict(
                        value.choice(Verdict.class, Verdict::word),
                        place.get("x_px").number(),
                        place.get("y_px").number());
            case WINDOW -> window(place, value);
            case REGION ->
                new DrawnRegion(
                        value.choice(Use.class, Use::word),
                        outline(place.get("geometry")),
                        place.find("erased").map(JsonPlace::truth).orElse(false));
            case MITOSES -> new MitoticCount(place.get("count").count(), area(place));
            case NECROSIS -> necrosis(place);
            case DIFFERENTIATION -> differentiation(value);
            case TYPE -> new TypeName(value.text());
            case CONTEXT -> new ContextOf(value.choice(Specimen.Context.class, Statement::word));
            case PROCEDURE -> new ProcedureOf(value.choice(Specimen.Procedure.class, Statement::word));
            case NEOADJUVANT -> new TreatedBefore(value.truth());
            case SETTINGS -> new SettingsOf(settings(value));
        };
    }

    private static Statement window(JsonPlace place, JsonPlace value) {
        if (!value.text().equals(FIELDS)) {
            return new WindowPlace(place.get("x_px").number(), place.get("y_px").number(), area(place));
        }
        return new FieldPlaces(
                place.get(FIELDS).list().stream()
                        .map(at -> new FieldPlaces.Place(
                                at.get("x_px").number(), at.get("y_px").number()))
                        .toList(),
                Area.ofMm2(place.get("field_mm2").positive()));
    }

    private static Area area(JsonPlace place) {
        return Area.ofMm2(place.get("area_mm2").positive());
    }

    private static NecroticShare necrosis(JsonPlace place) {
        Optional<Interval> range = place.find("lower")
                .map(lower ->
                        new Interval(lower.number(), place.get("upper").number(), Interval.USUAL_CONFIDENCE, GIVEN));
        return new NecroticShare(
                place.get("share").number(), range, place.get("kind_clear").truth());
    }

    private static Statement differentiation(JsonPlace value) {
        if (value.node().isNumber()) {
            return new DifferentiationScore((int) value.count());
        }
        Map<Integer, Double> odds = new TreeMap<>();
        for (int points = 1; points <= 3; points++) {
            int asked = points;
            value.find(Integer.toString(points)).ifPresent(p -> odds.put(asked, p.notNegative()));
        }
        return new DifferentiationOdds(Distribution.of(odds));
    }

    private static Set<Specimen.Setting> settings(JsonPlace value) {
        Set<Specimen.Setting> settings = EnumSet.noneOf(Specimen.Setting.class);
        value.list().forEach(each -> settings.add(each.choice(Specimen.Setting.class, Statement::word)));
        return settings;
    }

    private static DrawnArea outline(JsonPlace geometry) {
        List<DrawnArea> parts = new ArrayList<>();
        for (JsonPlace polygon : geometry.get("coordinates").list()) {
            parts.add(new DrawnArea(
                    polygon.list().stream().map(DecisionJson::ring).toList()));
        }
        return DrawnArea.together(parts);
    }

    /** Without the corner that closes it. */
    private static double[] ring(JsonPlace ring) {
        List<JsonPlace> corners = ring.list();
        double[] xy = new double[2 * Math.max(0, corners.size() - 1)];
        for (int i = 0; i < xy.length; i++) {
            List<JsonPlace> corner = corners.get(i / 2).list();
            if (corner.size() < 2) {
                throw corners.get(i / 2).wrong("is no place of two numbers");
            }
            xy[i] = corner.get(i % 2).number();
        }
        return xy;
    }
}
