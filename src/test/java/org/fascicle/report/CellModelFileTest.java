package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fascicle.cells.CellFeature;
import org.fascicle.cells.CellModel;
import org.fascicle.cells.CellTrainerTest;
import org.fascicle.cells.TaughtCells;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellModelFileTest {

    @TempDir
    private Path folder;

    private final CellModel model = CellTrainerTest.twoClouds(2);

    private Path written() {
        Path file = folder.resolve("a.cells.json");
        CellModelFile.write(file, model);
        return file;
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        TaughtCells read = CellModelFile.read(written());
        double[] features = new double[CellFeature.count()];
        Arrays.fill(features, 0.3);
        assertThat(read.model().classes()).isEqualTo(model.classes());
        assertThat(read.model().scores()).isEqualTo(model.scores());
        assertThat(read.model().taughtOn()).isEqualTo(model.taughtOn());
        assertThat(read.model().mostStrange()).isEqualTo(model.mostStrange());
        assertThat(read.model().call(features)).isEqualTo(model.call(features));
        assertThat(read.file().file()).isEqualTo("a.cells.json");
        assertThat(read)
                .isEqualTo(CellModelFile.read(written()))
                .hasToString(read.file().sha256());
    }

    @Test
    void whatIsNoModelIsRefusedInASentence() throws IOException {
        Path file = written();
        String text = Files.readString(file);
        refused(file, text.replaceFirst("\"features_version\" : \\d+", "\"features_version\" : 99"), "another version");
        refused(file, "{\"format\": \"fascicle tissue model\"}", "is no model of nuclei");
        refused(file, text.replaceFirst("\"mean\" : \\[\\s*[^,]*,", "\"mean\" : ["), "as there are features");
        refused(file, text.replaceFirst("\"called\" : \\[\\s*[^,]*,", "\"called\" : ["), "no number for each class");
        refused(file, text.replaceFirst("\"stain\" : \"[^\"]*\"", "\"stain\" : \"Giemsa\""), "not known here");
        refused(file, text.substring(0, text.length() / 2), "no whole JSON");
    }

    private static void refused(Path file, String text, String why) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> CellModelFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(why)
                .hasMessageContaining("teach cells");
    }
}
