package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code viewed.jsonl}: what was on the screen of a review, one JSON object for each few seconds of looking, appended and never rewritten. */
public final class ViewLog {

    private static final String REMEDY = "mend or remove that line, or remove the file";

    private ViewLog() {}

    /**
     * A part of the slide on a screen.
     *
     * @param xPx left edge, full-resolution pixels
     * @param widthPx of the part, full-resolution pixels
     * @param umPerScreenPx how coarse it was shown, micrometres a pixel of the screen
     */
    public record Part(double xPx, double yPx, double widthPx, double heightPx, double umPerScreenPx) {
        public Part {
            if (!(widthPx > 0 && heightPx > 0 && umPerScreenPx > 0)) {
                throw new IllegalArgumentException("A view has an extent and a scale above 0.");
            }
        }
    }

    /**
     * What one reader had on the screen for a while.
     *
     * @param candidates keys of those whose crops were shown
     */
    public record Look(Instant time, String by, List<String> candidates, List<Part> parts) {
        public Look {
            candidates = List.copyOf(candidates);
            parts = List.copyOf(parts);
        }
    }

    public static void append(Path file, Look look) {
        ObjectNode node = Json.object().put("time", look.time().toString()).put("by", look.by());
        node.set("candidates", Json.texts(look.candidates()));
        ArrayNode parts = node.putArray("parts");
        look.parts()
                .forEach(part -> parts.addArray()
                        .add(Json.number(part.xPx()))
                        .add(Json.number(part.yPx()))
                        .add(Json.number(part.widthPx()))
                        .add(Json.number(part.heightPx()))
                        .add(Json.number(part.umPerScreenPx())));
        JsonLines.append(file, node + "\n");
    }

    /** In their order; none where there is no file. */
    public static List<Look> read(Path file) {
        return JsonLines.read(file, REMEDY).stream()
                .map(line -> line.as(at -> new Look(
                        DecisionJson.time(at.get("time")),
                        at.get("by").text(),
                        at.get("candidates").list().stream()
                                .map(JsonPlace::text)
                                .toList(),
                        at.get("parts").list().stream().map(ViewLog::part).toList())))
                .toList();
    }

    private static Part part(JsonPlace at) {
        List<Double> numbers = new ArrayList<>();
        at.list().forEach(number -> numbers.add(number.number()));
        if (numbers.size() != 5) {
            throw at.wrong("is not made of five numbers");
        }
        return new Part(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4));
    }
}
