package org.fascicle.review;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the server answers. */
record Answer(int status, String type, byte[] body, Map<String, String> headers) {

    static final int OK = 200;
    static final int UNCHANGED = 204;
    static final int SEE_OTHER = 303;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int WRONG_METHOD = 405;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int WRONG_TYPE = 415;
    static final int TOO_MANY = 429;
    static final int OUR_FAULT = 500;

    static Answer json(String text) {
        return json(OK, text);
    }

    static Answer json(int status, String text) {
        return new Answer(status, "application/json", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Nothing new to say. */
    static Answer unchanged() {
        return new Answer(UNCHANGED, "application/json", new byte[0], Map.of());
    }

    static Answer picture(String type, byte[] bytes) {
        return new Answer(OK, type, bytes, Map.of("Cache-Control", "private, max-age=3600"));
    }

    /** A file to be kept. */
    static Answer file(String type, String name, byte[] bytes) {
        return new Answer(OK, type, bytes, Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }

    static Answer refused(int status, String sentence) {
        return new Answer(
                status, "text/plain; charset=utf-8", (sentence + "\n").getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer elsewhere(String place, String cookie) {
        return new Answer(
                SEE_OTHER, "text/plain; charset=utf-8", new byte[0], Map.of("Location", place, "Set-Cookie", cookie));
    }
}
