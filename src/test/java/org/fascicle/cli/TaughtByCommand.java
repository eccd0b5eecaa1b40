package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests of {@code fascicle teach} share: strokes as QuPath writes them, the command line, what it says. */
abstract class TaughtByCommand {

    @TempDir
    Path folder;

    record Said(int code, String out, String err) {}

    /** Teaches by strokes, and writes over nothing. */
    abstract Said teach(Path annotations);

    /** Strokes of the class Tumor, enough to teach it. */
    abstract String[] tumour() throws IOException;

    Path model() {
        return folder.resolve("taught.json");
    }

    static String polygon(String kind, int left, int top, int right, int bottom) {
        return feature(
                kind,
                String.format(
                        "{\"type\":\"Polygon\",\"coordinates\":[[[%1$d,%2$d],[%3$d,%2$d],[%3$d,%4$d],[%1$d,%4$d],[%1$d,%2$d]]]}",
                        left, top, right, bottom));
    }

    static String feature(String kind, String geometry) {
        return "{\"type\":\"Feature\",\"geometry\":" + geometry
                + ",\"properties\":{\"objectType\":\"annotation\",\"classification\":{\"name\":\"" + kind + "\"}}}";
    }

    Path annotations(String... features) throws IOException {
        return Files.writeString(
                folder.resolve("strokes.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
    }

    static Said run(List<String> arguments) {
        return run(arguments.toArray(String[]::new));
    }

    static Said run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream wrong = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(wrong, true, StandardCharsets.UTF_8));
            int code = Main.run(arguments);
            return new Said(code, said.toString(StandardCharsets.UTF_8), wrong.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void strokesThatMeanNothingAreRefusedInASentence() throws IOException {
        refused("All strokes are of one class (Tumor)", tumour());
        refused("The class 'tumr'", polygon("tumr", 0, 0, 200, 200));
        refused("has no class", polygon("", 0, 0, 200, 200));
        refused("holds nothing that a person drew");
    }

    @Test
    void aModelIsNotWrittenOver() throws IOException {
        Files.writeString(model(), "mine");
        assertThat(teach(annotations(tumour())).code()).isEqualTo(1);
        assertThat(Files.readString(model())).isEqualTo("mine");
    }

    void refused(String why, String... features) throws IOException {
        Said said = teach(annotations(features));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err().lines()).hasSize(1);
        assertThat(said.err()).contains(why);
        assertThat(model()).doesNotExist();
    }
}
