package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fascicle.segment.TrainedModel;
import org.fascicle.segment.classes.TaughtTissue;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.segment.classes.TissueTrainerTest;
import org.junit.jupiter.api.Test;

class TissueModelFileTest extends TaughtFileTest {

    private final TissueModel model = TissueTrainerTest.twoClouds(2);

    @Override
    void write(Path file) {
        TissueModelFile.write(file, model);
    }

    @Override
    TaughtTissue read(Path file) {
        return TissueModelFile.read(file);
    }

    @Override
    TrainedModel file(Object read) {
        return ((TaughtTissue) read).file();
    }

    @Override
    String command() {
        return "teach tissue";
    }

    @Override
    String isNone() {
        return "is no tissue model";
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        TissueModel read = read(written()).model();
        double[] features = new double[model.features()];
        features[3] = 2.5;
        assertThat(read.classes()).isEqualTo(model.classes());
        assertThat(read.scores()).isEqualTo(model.scores());
        assertThat(read.probabilities(features)).containsExactly(model.probabilities(features));
        assertThat(read.strangeness(features)).isEqualTo(model.strangeness(features));
    }
}
