package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fascicle.cells.CellFeature;
import org.fascicle.cells.CellModel;
import org.fascicle.cells.CellTrainerTest;
import org.fascicle.cells.TaughtCells;
import org.fascicle.segment.TrainedModel;
import org.junit.jupiter.api.Test;

class CellModelFileTest extends TaughtFileTest {

    private final CellModel model = CellTrainerTest.twoClouds(2);

    @Override
    void write(Path file) {
        CellModelFile.write(file, model);
    }

    @Override
    TaughtCells read(Path file) {
        return CellModelFile.read(file);
    }

    @Override
    TrainedModel file(Object read) {
        return ((TaughtCells) read).file();
    }

    @Override
    String command() {
        return "teach cells";
    }

    @Override
    String isNone() {
        return "is no model of nuclei";
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        CellModel read = read(written()).model();
        double[] features = new double[CellFeature.count()];
        Arrays.fill(features, 0.3);
        assertThat(read.classes()).isEqualTo(model.classes());
        assertThat(read.scores()).isEqualTo(model.scores());
        assertThat(read.taughtOn()).isEqualTo(model.taughtOn());
        assertThat(read.mostStrange()).isEqualTo(model.mostStrange());
        assertThat(read.call(features)).isEqualTo(model.call(features));
    }

    @Test
    void whatItSaysOfItsClassesAndItsStainIsChecked() throws IOException {
        String text = Files.readString(written());
        refused(text.replaceFirst("\"called\" : \\[\\s*[^,]*,", "\"called\" : ["), "no number for each class");
        refused(text.replaceFirst("\"stain\" : \"[^\"]*\"", "\"stain\" : \"Giemsa\""), "not known here");
    }
}
