package org.fascicle.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.detect.LaboratoryCut.Judged;
import org.fascicle.detect.LaboratoryCut.OfSlide;
import org.junit.jupiter.api.Test;

/** Decisions whose best cut is known. */
class LaboratoryCutTest {

    /** Figures score from 0.70 to 0.79, other things from 0.40 to 0.69: of scores from 0.70 on all are right. */
    private static OfSlide apart(double floor, long added) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            judged.add(new Judged((79 - i) / 100.0, true));
        }
        for (int i = 0; i < 30; i++) {
            judged.add(new Judged((69 - i) / 100.0, false));
        }
        return new OfSlide(judged.stream().filter(each -> each.score() >= floor).toList(), floor, added);
    }

    @Test
    void theCutPartsFiguresFromOtherThings() {
        LaboratoryCut cut = LaboratoryCut.fit(List.of(apart(0.4, 0), apart(0.4, 0), apart(0.4, 0)), "sha")
                .orElseThrow();
        assertThat(cut.score()).isCloseTo(0.70, within(1e-9));
        assertThat(cut.f1()).isEqualTo(1);
        // From 0.50 on 20 of each slide's other things count too: 2 x 10 / (2 x 10 + 20).
        assertThat(cut.usualF1()).isCloseTo(0.5, within(1e-9));
        assertThat(cut.leftOutF1()).contains(1.0);
        assertThat(cut.figures()).isEqualTo(30);
        assertThat(cut.others()).isEqualTo(90);
        assertThat(cut.missed()).isZero();
    }

    /** Where one slide was reviewed down to 0.60 alone, nothing below is tried, and figures that people added count as missed. */
    @Test
    void whatNobodyLookedAtIsNotTried() {
        LaboratoryCut cut =
                LaboratoryCut.fit(List.of(apart(0.4, 5), apart(0.6, 0)), "sha").orElseThrow();
        assertThat(cut.floor()).isEqualTo(0.6);
        assertThat(cut.others()).isEqualTo(20);
        assertThat(cut.missed()).isEqualTo(5);
        assertThat(cut.f1()).isCloseTo(2 * 20 / (2 * 20 + 5.0), within(1e-9));
        assertThat(cut.leftOutF1()).isEmpty();
    }

    @Test
    void ofFewDecisionsNothingIsFitted() {
        assertThat(LaboratoryCut.fit(List.of(apart(0.4, 0)), "sha"))
                .as("10 figures")
                .isEmpty();
        assertThat(LaboratoryCut.fit(List.of(), "sha")).isEmpty();
    }

    /** Nothing is gained by another cut, so the usual one stays. */
    @Test
    void ofEqualCutsTheNearestToTheUsualOneStands() {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            judged.add(new Judged(0.9, true));
            judged.add(new Judged(0.1, false));
        }
        assertThat(LaboratoryCut.fit(List.of(new OfSlide(judged, 0.1, 0)), "sha")
                        .orElseThrow()
                        .score())
                .isEqualTo(MitosisOptions.DEFAULT_COUNTED_SCORE);
    }
}
