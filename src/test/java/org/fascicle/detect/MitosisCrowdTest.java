package org.fascicle.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.fascicle.space.Area;
import org.junit.jupiter.api.Test;

/** On one mm2: 81 doubtful candidates are one more than is usual, 80 are usual; what counts is no doubt. */
class MitosisCrowdTest {

    @Test
    void moreDoubtfulCandidatesThanUsualAreUnlikeTraining() {
        assertThat(crowd(candidates(81, 0.3), 1).isUnlikeTraining()).isTrue();
        assertThat(crowd(candidates(81, 0.3), 1).remark())
                .hasValueSatisfying(text -> assertThat(text).contains("81 doubtful candidates per mm2"));
        assertThat(crowd(candidates(80, 0.3), 1).isUnlikeTraining()).isFalse();
    }

    @Test
    void countedFiguresAndSpecksOfTissueSayNothing() {
        assertThat(crowd(candidates(500, 0.9), 1).isUnlikeTraining()).isFalse();
        assertThat(crowd(candidates(81, 0.3), 0.05).isUnlikeTraining()).isFalse();
    }

    private static MitosisCrowd crowd(List<MitosisCandidate> candidates, double mm2) {
        return MitosisCrowd.of(candidates, Area.ofMm2(mm2), MitosisOptions.defaults());
    }

    private static List<MitosisCandidate> candidates(int count, double score) {
        return Collections.nCopies(count, new MitosisCandidate(0, 0, score, 20, Map.of(MitosisFeature.PEAK, 1.0)));
    }
}
