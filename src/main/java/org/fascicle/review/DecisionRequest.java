package org.fascicle.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.Statement;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.ContextOf;
import org.fascicle.decision.Statement.DifferentiationScore;
import org.fascicle.decision.Statement.DrawnRegion;
import org.fascicle.decision.Statement.FieldPlaces;
import org.fascicle.decision.Statement.NecroticShare;
import org.fascicle.decision.Statement.ProcedureOf;
import org.fascicle.decision.Statement.SettingsOf;
import org.fascicle.decision.Statement.TreatedBefore;
import org.fascicle.decision.Statement.TypeName;
import org.fascicle.decision.Statement.Use;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Subject;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.image.DrawnArea;
import org.fascicle.space.UserError;

/**
 * What the page sends: who decides what of which, and how many decisions it knew.
 *
 * <p>Every field is checked; a text is at most {@value #LONGEST_TEXT} characters and holds no control characters.
 */
record DecisionRequest(JsonNode fields, Subject subject, String key, long seen) {

    private static final int LONGEST_TEXT = 200;
    /** Pixels; no slide is larger. */
    private static final double FARTHEST = 1e7;

    /** Three corners. */
    private static final int LEAST_RING = 6;

    static DecisionRequest read(byte[] body) {
        JsonNode fields = fields(body);
        Subject subject = Subject.named(text(fields, "what"))
                .orElseThrow(() -> UserError.usage("Nothing of that kind can be decided."));
        String key = subject.onlyKey().orElseGet(() -> text(fields, "key"));
        return new DecisionRequest(fields, subject, key, fields.path("seen").asLong(0));
    }

    static String reviewer(byte[] body) {
        return text(fields(body), "by");
    }

    static JsonNode fields(byte[] body) {
        try {
            JsonNode tree = new ObjectMapper().readTree(body);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException notJson) {
            // said below
        }
        throw UserError.usage("A decision is a JSON object.");
    }

    private static String text(JsonNode fields, String name) {
        return shortText(fields.path(name), name);
    }

    static String shortText(JsonNode node, String name) {
        String text = node.asText("").strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw UserError.usage("A decision needs " + name + ", a short text.");
        }
        return text;
    }

    private double number(String name, double least, double most) {
        JsonNode node = fields.path(name);
        if (!node.isNumber() || !(node.doubleValue() >= least && node.doubleValue() <= most)) {
            throw UserError.usage("A decision needs " + name + ", a number from " + least + " to " + most + ".");
        }
        return node.doubleValue();
    }

    /** Whether somebody has decided on the same since the page knew what it knew. */
    boolean isOvertaken(Decisions decisions) {
        return isOvertaken(decisions, seen, subject, key);
    }

    static boolean isOvertaken(Decisions decisions, long seen, Subject subject, String key) {
        return decisions.all().stream()
                .skip(seen)
                .anyMatch(later -> later.subject() == subject && later.key().equals(key));
    }

    /** The decision, on what stands in the result. */
    Decision decision(ReviewState state) {
        Decision plain =
                fields.path("value").isNull() ? Decision.withdrawing(subject, key) : Decision.of(statement(state), key);
        Decision signed = plain.by(Optional.of(text(fields, "by")));
        return fields.hasNonNull("note") ? signed.noting(text(fields, "note")) : signed;
    }

    private Statement statement(ReviewState state) {
        return switch (subject) {
            case CANDIDATE -> verdict(state);
            case WINDOW -> window(state);
            case REGION ->
                new DrawnRegion(
                        oneOf(Use.values()), outline(), fields.path("erased").asBoolean(false));
            case DIFFERENTIATION -> new DifferentiationScore((int) number("value", 1, 3));
            case NECROSIS -> new NecroticShare(number("value", 0, 100) / 100, Optional.empty(), true);
            case TYPE ->
                new TypeName(RuleBook.standard().type(text(fields, "value")).name());
            case CONTEXT -> new ContextOf(oneOf(Specimen.Context.values()));
            case PROCEDURE -> new ProcedureOf(oneOf(Specimen.Procedure.values()));
            case NEOADJUVANT -> new TreatedBefore(treated());
            case SETTINGS -> settings();
            default -> throw UserError.usage("The page does not decide on " + subject.label() + ".");
        };
    }

    /** One window around a place; or fields, where they are named or around a place. */
    private Statement window(ReviewState state) {
        if (!text(fields, "value").equals("fields")) {
            return state.windowAround(number("x_px", -FARTHEST, FARTHEST), number("y_px", -FARTHEST, FARTHEST));
        }
        JsonNode named = fields.path("fields");
        if (!named.isArray()) {
            return state.fieldsAround(number("x_px", -FARTHEST, FARTHEST), number("y_px", -FARTHEST, FARTHEST));
        }
        if (named.isEmpty() || named.size() > MitoticWindow.FIELDS) {
            throw UserError.usage("A count has 1 to " + MitoticWindow.FIELDS + " fields, not " + named.size() + ".");
        }
        List<FieldPlaces.Place> places = new ArrayList<>();
        named.forEach(at ->
                places.add(new FieldPlaces.Place(finite(at.path("x_px"), "x_px"), finite(at.path("y_px"), "y_px"))));
        return new FieldPlaces(places, RuleBook.HIGH_POWER_FIELD);
    }

    private static double finite(JsonNode node, String name) {
        if (!node.isNumber() || !(Math.abs(node.doubleValue()) <= FARTHEST)) {
            throw UserError.usage(
                    "A decision needs " + name + ", a number from " + -FARTHEST + " to " + FARTHEST + ".");
        }
        return node.doubleValue();
    }

    /** Rings that together cover what was drawn, each x0, y0, x1, y1, ... */
    private DrawnArea outline() {
        List<DrawnArea> parts = new ArrayList<>();
        for (JsonNode ring : fields.path("rings")) {
            double[] corners = new double[ring.size()];
            for (int i = 0; i < corners.length; i++) {
                corners[i] = finite(ring.get(i), "rings of places");
            }
            if (corners.length < LEAST_RING || corners.length % 2 != 0) {
                throw UserError.usage("A ring has three corners or more, two numbers each.");
            }
            parts.add(new DrawnArea(List.of(corners)));
        }
        DrawnArea area = DrawnArea.together(parts);
        if (!area.enclosesAnything()) {
            throw UserError.usage("What was drawn encloses nothing.");
        }
        return area;
    }

    private CandidateVerdict verdict(ReviewState state) {
        Verdict verdict = oneOf(Verdict.values());
        if (verdict == Verdict.ADDED) {
            return new CandidateVerdict(
                    verdict, number("x_px", -FARTHEST, FARTHEST), number("y_px", -FARTHEST, FARTHEST));
        }
        return state.verdict(key, verdict);
    }

    private boolean treated() {
        if (!fields.path("value").isBoolean()) {
            throw UserError.usage("A decision on " + subject.label() + " is true or false.");
        }
        return fields.path("value").booleanValue();
    }

    private SettingsOf settings() {
        JsonNode words = fields.path("value");
        if (!words.isArray() || words.size() > Specimen.Setting.values().length) {
            throw UserError.usage("A decision on " + subject.label() + " is a list of them.");
        }
        Set<Specimen.Setting> settings = EnumSet.noneOf(Specimen.Setting.class);
        words.forEach(each -> settings.add(oneOf(Specimen.Setting.values(), shortText(each, "value"))));
        return new SettingsOf(settings);
    }

    private <E extends Enum<E>> E oneOf(E[] values) {
        return oneOf(values, text(fields, "value"));
    }

    private <E extends Enum<E>> E oneOf(E[] values, String word) {
        return Stream.of(values)
                .filter(value -> Statement.word(value).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> UserError.usage("A decision on " + subject.label() + " is not " + word + "."));
    }
}
