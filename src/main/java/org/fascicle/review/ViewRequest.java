package org.fascicle.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.report.ViewLog;
import org.fascicle.space.UserError;

/** What the page tells of its screen; every field is checked, and a page shows only so much in a few seconds. */
final class ViewRequest {

    private static final int MOST_CANDIDATES = 500;
    private static final int MOST_PARTS = 20;
    private static final int NUMBERS = 5;
    private static final double FARTHEST = 1e8;

    private ViewRequest() {}

    static ViewLog.Look read(byte[] body, Instant now) {
        JsonNode fields = DecisionRequest.fields(body);
        JsonNode candidates = fields.path("candidates");
        JsonNode parts = fields.path("parts");
        if (candidates.size() > MOST_CANDIDATES || parts.size() > MOST_PARTS) {
            throw UserError.usage("No screen shows that much at once.");
        }
        List<String> keys = new ArrayList<>();
        candidates.forEach(key -> keys.add(DecisionRequest.shortText(key, "candidates")));
        List<ViewLog.Part> shown = new ArrayList<>();
        parts.forEach(part -> shown.add(part(part)));
        return new ViewLog.Look(now, DecisionRequest.reviewer(body), keys, shown);
    }

    private static ViewLog.Part part(JsonNode part) {
        boolean whole = part.isArray() && part.size() == NUMBERS;
        for (JsonNode number : part) {
            whole &= number.isNumber() && Math.abs(number.doubleValue()) <= FARTHEST;
        }
        if (!whole
                || part.get(2).doubleValue() <= 0
                || part.get(3).doubleValue() <= 0
                || part.get(4).doubleValue() <= 0) {
            throw UserError.usage("A part of the slide is five numbers: left, top, width, height, um a pixel.");
        }
        return new ViewLog.Part(
                part.get(0).doubleValue(),
                part.get(1).doubleValue(),
                part.get(2).doubleValue(),
                part.get(3).doubleValue(),
                part.get(4).doubleValue());
    }
}
