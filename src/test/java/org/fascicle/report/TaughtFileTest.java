package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.segment.TrainedModel;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of the file of every taught classifier, whatever it tells apart. */
abstract class TaughtFileTest {

    @TempDir
    private Path folder;

    /** Writes a model of two classes that was taught on one slide. */
    abstract void write(Path file);

    abstract Object read(Path file);

    /** What a model that was read says of its file. */
    abstract TrainedModel file(Object read);

    /** The command that made it. */
    abstract String command();

    /** How a file is refused that is another. */
    abstract String isNone();

    Path written() {
        Path file = folder.resolve("a.model.json");
        write(file);
        return file;
    }

    @Test
    void equalFilesAreEqualModels() throws IOException {
        Object one = read(written());
        assertThat(file(one).file()).isEqualTo("a.model.json");
        assertThat(file(one).sha256()).matches("[0-9a-f]{64}");
        assertThat(read(written())).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(one).hasToString(file(one).sha256());
        Path other = written();
        Files.writeString(other, Files.readString(other).replaceFirst("\"slides\" : 1", "\"slides\" : 2"));
        assertThat(read(other)).isNotEqualTo(one);
    }

    @Test
    void whatIsNoModelIsRefusedInASentence() throws IOException {
        String text = Files.readString(written());
        refused(text.replaceFirst("\"features_version\" : \\d+", "\"features_version\" : 99"), "another version");
        refused("{\"type\": \"FeatureCollection\"}", isNone());
        refused(text.replaceFirst("\"mean\" : \\[\\s*[^,]*,", "\"mean\" : ["), "as there are features");
        refused(text.replaceFirst("\"axes\" : \\[\\s*\\[\\s*[^,]*,", "\"axes\" : [["), "tells the unlike by axes");
        refused(text.substring(0, text.length() / 2), "no whole JSON");
        refused(
                text.replaceFirst("\"temperature\" : [^,]*,", "\"temperature\" : 0.5E5724587470723463,"),
                "no whole JSON");
    }

    void refused(String text, String why) throws IOException {
        Path file = folder.resolve("a.model.json");
        Files.writeString(file, text);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(why)
                .hasMessageContaining(command());
    }
}
