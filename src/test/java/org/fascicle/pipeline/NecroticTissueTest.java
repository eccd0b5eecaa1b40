package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fascicle.measure.MitoticActivity;
import org.fascicle.report.Standing;
import org.fascicle.space.Area;
import org.junit.jupiter.api.Test;

/** Nuclei and mitoses in necrosis do not count, in any measure; what is left is one area for all. */
class NecroticTissueTest {

    private final SlideFindings found = DrawnSlides.halfNecrotic(AnalysisOptions.defaults());

    private final Area living = found.areas().living();

    @Test
    void necroticNucleiAreInNoNumber() {
        assertThat(found.nuclei().orElseThrow().count()).isEqualTo(5);
        assertThat(found.population().orElseThrow().pleomorphism().orElseThrow().nuclei())
                .isEqualTo(5);
        assertThat(found.necrotic().holds(DrawnSlides.DEAD, 100)).isTrue();
        assertThat(found.necrotic().holds(DrawnSlides.LIVING, 100)).isFalse();
    }

    @Test
    void necroticFiguresAreInNoNumber() {
        SlideFindings.FoundMitoses mitoses = found.mitoses().orElseThrow();
        assertThat(mitoses.activity().overall().count()).isEqualTo(3);
        assertThat(mitoses.activity().hottest().count()).isEqualTo(3);
        assertThat(mitoses.counted()).hasSize(3);
    }

    /** Best first; the best two stand in necrosis. */
    @Test
    void everyCandidateIsThereAndSaysWhatItIs() {
        List<SlideFindings.Judged> judged = found.mitoses().orElseThrow().judged();
        assertThat(judged)
                .extracting(SlideFindings.Judged::standing)
                .containsExactly(
                        Standing.IN_NECROSIS,
                        Standing.IN_NECROSIS,
                        Standing.COUNTED,
                        Standing.COUNTED,
                        Standing.COUNTED,
                        Standing.BELOW_CUT);
        assertThat(judged)
                .extracting(SlideFindings.Judged::inMostActive)
                .containsExactly(false, false, true, true, true, false);
    }

    /** 1,024 x 1,024 pixels of 0.25 um2, of which whole squares of 4,096 um2 are dead. */
    @Test
    void oneAreaServesAll() {
        assertThat(found.areas().analysable().um2()).isEqualTo(1024 * 1024 * 0.25);
        assertThat(living.um2()).isLessThan(1024 * 1024 * 0.25);
        assertThat(living.um2() % 4096).isZero();
        assertThat(found.nuclei().orElseThrow().area()).isEqualTo(living);
        assertThat(found.population().orElseThrow().density().overall().area()).isEqualTo(living);
        assertThat(found.population()
                        .orElseThrow()
                        .pleomorphism()
                        .orElseThrow()
                        .giants()
                        .area())
                .isEqualTo(living);
        MitoticActivity activity = found.mitoses().orElseThrow().activity();
        assertThat(activity.overall().area()).isEqualTo(living);
        assertThat(activity.hottest().area()).isEqualTo(living);
        assertThat(found.necrosis().orElseThrow().extent().necrotic().um2())
                .isEqualTo(1024 * 1024 * 0.25 - living.um2());
    }
}
