package org.fascicle.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.fascicle.space.UserError;

/** The slides of a {@code batch.json}, one after the other, so that ten thousand need no memory; the file is closed after the last. */
final class ListedSlides implements Iterator<SlideOutcome> {

    private static final String SLIDES = "slides";
    private static final String AGAIN = "run the batch again with --resume";

    private final Path file;
    private final JsonParser json;
    private JsonToken next;

    private ListedSlides(Path file) {
        this.file = file;
        try {
            this.json = JsonPlace.parser(file);
            toSlides(json, file, new Head());
            json.nextToken();
            this.next = json.nextToken();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static final class Head {
        private String program = "";
        private String name = "";
    }

    static BatchReport read(Path file) {
        Head head = new Head();
        try (JsonParser json = JsonPlace.parser(file)) {
            toSlides(json, file, head);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return new BatchReport(
                head.name, head.program.replaceFirst("^" + BatchReport.PROGRAM, ""), () -> new ListedSlides(file));
    }

    private static void toSlides(JsonParser json, Path file, Head head) throws IOException {
        json.nextToken();
        for (String key = json.nextFieldName(); !SLIDES.equals(key); key = json.nextFieldName()) {
            if (key == null) {
                throw JsonPlace.part(Json.object(), file.toString(), AGAIN).wrong("lists no slides");
            }
            json.nextToken();
            head.program = key.equals("program") ? json.getText() : head.program;
            head.name = key.equals("name") ? json.getText() : head.name;
            json.skipChildren();
        }
    }

    private static UserError unreadable(Path file, IOException e) {
        return UserError.input(file + " is no whole list of a batch; " + AGAIN + ".", e);
    }

    @Override
    public boolean hasNext() {
        return next == JsonToken.START_OBJECT;
    }

    @Override
    public SlideOutcome next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            JsonNode slide = json.readValueAsTree();
            next = json.nextToken();
            if (!hasNext()) {
                json.close();
            }
            return JsonPlace.part(slide, file.toString(), AGAIN).as(SlideOutcome::read);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
