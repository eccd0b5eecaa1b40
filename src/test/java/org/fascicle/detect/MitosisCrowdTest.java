package org.fascicle.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

    /** Blue over red of 1.15 is the most that is usual; ten candidates are enough to say so, nine are not, however spread their colours. */
    @Test
    void aColourThatWasNeverShownIsUnlikeTraining() {
        assertThat(crowd(coloured(10, 1.6, 1.16), 1).remark())
                .hasValueSatisfying(text ->
                        assertThat(text).contains("1.16 times as much blue").doesNotContain("doubtful"));
        assertThat(crowd(coloured(10, 1.6, 1.14), 1).isUnlikeTraining()).isFalse();
        assertThat(crowd(coloured(9, 1.6, 1.16), 1).isUnlikeTraining()).isFalse();
        for (double[] strange : new double[][] {{0.95, 0.7}, {3, 0.7}, {1.5, 0.35}}) {
            assertThat(crowd(coloured(10, strange[0], strange[1]), 1).isUnlikeTraining())
                    .isTrue();
        }
    }

    /** Of 0.5, 0.5, ... and 2 (twice) the usual one is 0.5. */
    @Test
    void aFewOddBodiesMakeNoStrangeColour() {
        List<MitosisCandidate> mixed = new ArrayList<>(coloured(8, 1.6, 0.5));
        mixed.addAll(coloured(2, 1.6, 2));

        assertThat(crowd(mixed, 1).isUnlikeTraining()).isFalse();
    }

    private static MitosisCrowd crowd(List<MitosisCandidate> candidates, double mm2) {
        return MitosisCrowd.of(candidates, Area.ofMm2(mm2), MitosisOptions.defaults());
    }

    private static List<MitosisCandidate> candidates(int count, double score) {
        return Collections.nCopies(count, candidate(score, 1.6, 0.7));
    }

    private static List<MitosisCandidate> coloured(int count, double green, double blue) {
        return Collections.nCopies(count, candidate(0.9, green, blue));
    }

    private static MitosisCandidate candidate(double score, double green, double blue) {
        return new MitosisCandidate(
                0, 0, score, 20, Map.of(MitosisFeature.GREEN_RATIO, green, MitosisFeature.BLUE_RATIO, blue));
    }
}
