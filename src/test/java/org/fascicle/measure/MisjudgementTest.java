package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.segment.classes.TissueModel.ClassScore;
import org.fascicle.segment.classes.TissueModel.ClassScore.OfSlide;
import org.fascicle.segment.classes.TissueTrainerTest;
import org.junit.jupiter.api.Test;

class MisjudgementTest {

    /** Tumour of which none was called necrotic, necrosis as given. */
    private static Misjudgement of(List<OfSlide> necrosis) {
        TissueModel model = TissueTrainerTest.twoClouds(2);
        int tested = necrosis.stream().mapToInt(OfSlide::tested).sum();
        int found = necrosis.stream().mapToInt(OfSlide::necrotic).sum();
        return Misjudgement.of(new TissueModel(
                model.featuresVersion(),
                model.classes(),
                model.discriminant(),
                List.of(
                        new ClassScore("Tumor", 400, 4, 400, 400, 0, 0, List.of()),
                        new ClassScore("Necrosis", tested, 4, tested, found, 0, found, necrosis)),
                model.slides()));
    }

    /** 10 of 400 are missed either way: 2 of 100 independent ones, of which Wilson's upper end is 7.0 %. */
    @Test
    void slidesThatDifferMakeMoreDoubtThanSlidesThatDoNot() {
        OfSlide alike = new OfSlide(100, 0, 98);
        OfSlide good = new OfSlide(120, 0, 120);
        assertThat(of(List.of(alike, alike, alike, alike)).missed()).isCloseTo(0.06, within(0.02));
        assertThat(of(List.of(good, good, good, new OfSlide(40, 0, 30))).missed())
                .as("a quarter of one slide")
                .isCloseTo(0.25, within(1e-9));
    }

    /** Three squares say nothing of a slide. */
    @Test
    void aSlideWithHardlyASquareIsPassedOver() {
        OfSlide good = new OfSlide(120, 0, 120);
        assertThat(of(List.of(good, good, good, new OfSlide(3, 0, 0))).missed()).isLessThan(0.1);
    }
}
