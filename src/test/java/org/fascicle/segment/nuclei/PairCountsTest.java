package org.fascicle.segment.nuclei;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairCountsTest {

    /** Enough pairs that the table must grow, against a map of lists. */
    @Test
    void countsEveryPairAsAMapWould() {
        Random random = new Random(3);
        PairCounts counts = new PairCounts();
        Map<List<Integer>, Integer> expected = new HashMap<>();
        for (int i = 0; i < 40_000; i++) {
            int one = random.nextInt(90);
            int other = random.nextInt(90);
            for (int times = random.nextInt(3); times >= 0; times--) {
                counts.add(one, other);
                expected.merge(List.of(one, other), 1, Integer::sum);
            }
        }
        Map<List<Integer>, Integer> found = new HashMap<>();
        counts.forEach((one, other, count) ->
                assertThat(found.put(List.of(one, other), count)).isNull());
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void ofNothingThereIsNoPair() {
        new PairCounts().forEach((one, other, count) -> {
            throw new AssertionError("no pair was added");
        });
    }
}
