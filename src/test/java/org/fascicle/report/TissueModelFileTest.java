package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.segment.classes.TaughtTissue;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.segment.classes.TissueTrainerTest;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TissueModelFileTest {

    @TempDir
    private Path folder;

    private final TissueModel model = TissueTrainerTest.twoClouds(2);

    private Path written() {
        Path file = folder.resolve("a.tissue.json");
        TissueModelFile.write(file, model);
        return file;
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        TaughtTissue read = TissueModelFile.read(written());
        double[] features = new double[model.features()];
        features[3] = 2.5;
        assertThat(read.model().classes()).isEqualTo(model.classes());
        assertThat(read.model().scores()).isEqualTo(model.scores());
        assertThat(read.model().probabilities(features)).containsExactly(model.probabilities(features));
        assertThat(read.model().strangeness(features)).isEqualTo(model.strangeness(features));
        assertThat(read.file().file()).isEqualTo("a.tissue.json");
        assertThat(read.file().sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void equalFilesAreEqualModels() throws IOException {
        TaughtTissue one = TissueModelFile.read(written());
        assertThat(TissueModelFile.read(written())).isEqualTo(one);
        assertThat(one).hasToString(one.file().sha256());
        Path other = written();
        Files.writeString(other, Files.readString(other).replaceFirst("\"slides\" : 1", "\"slides\" : 2"));
        assertThat(TissueModelFile.read(other)).isNotEqualTo(one);
    }

    @Test
    void whatIsNoModelIsRefusedInASentence() throws IOException {
        Path file = written();
        String text = Files.readString(file);
        refused(file, text.replaceFirst("\"features_version\" : \\d+", "\"features_version\" : 99"), "another version");
        refused(file, "{\"type\": \"FeatureCollection\"}", "is no tissue model");
        refused(file, text.replaceFirst("\"mean\" : \\[\\s*[^,]*,", "\"mean\" : ["), "as there are features");
        refused(file, text.substring(0, text.length() / 2), "no whole JSON");
        refused(
                file,
                text.replaceFirst("\"temperature\" : [^,]*,", "\"temperature\" : 0.5E5724587470723463,"),
                "no whole JSON");
        refused(
                file,
                text.replaceFirst("\"axes\" : \\[\\s*\\[\\s*[^,]*,", "\"axes\" : [["),
                "tells the unlike by axes");
    }

    private static void refused(Path file, String text, String why) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> TissueModelFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(why)
                .hasMessageContaining("teach tissue");
    }
}
