package org.fascicle.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.fascicle.measure.Interval;
import org.fascicle.measure.LabellingIndex;
import org.junit.jupiter.api.Test;

class MisjudgedIndexTest {

    private static final int DRAWS = 2000;
    private static final CellModel TAUGHT = CellTrainerTest.twoClouds(2);

    /** The model of two clouds with another test: so many of a hundred of each class called tumour, the other class, unsure. */
    private static CellModel tested(List<Integer> tumour, List<Integer> lymphocyte) {
        return new CellModel(
                TAUGHT.featuresVersion(),
                TAUGHT.taughtOn(),
                TAUGHT.classes(),
                TAUGHT.discriminant(),
                TAUGHT.mostStrange(),
                List.of(new CellModel.ClassScore(100, 5, tumour), new CellModel.ClassScore(100, 5, lymphocyte)),
                1);
    }

    /**
     * 60 of 170 called tumour are positive, 66 of all 300. Wilson's interval of 10 of 100 mistaken ends at 0.1744: (60 - 0.1744 x 66) / (170 - 0.1744 x
     * 300) = 41.2 %. That of 80 of 100 found begins at 0.7112: 69.04 were missed, and of the 130 others 6 are positive: (60 + 69.04 x 6 / 130) / 239.04 =
     * 26.4 %.
     */
    @Test
    void mistakenAndMissedNucleiMoveTheIndexEachTheirWay() {
        MisjudgedIndex index = MisjudgedIndex.of(
                        tested(List.of(80, 15, 5), List.of(10, 85, 5)),
                        List.of(170L, 90L, 40L),
                        new LabellingIndex(60, 110),
                        new LabellingIndex(66, 234))
                .orElseThrow();
        assertThat(index.withoutMistaken()).isCloseTo(41.203, within(0.001));
        assertThat(index.withMissed()).isCloseTo(26.433, within(0.001));
        double percent = 6000.0 / 170;
        Interval wide = index.widened(percent, new Interval(percent - 3, percent + 4, 0.95, "chance"));
        assertThat(wide.lower()).isCloseTo(percent - Math.hypot(3, percent - 26.433), within(0.001));
        assertThat(wide.upper()).isCloseTo(percent + Math.hypot(4, 41.203 - percent), within(0.001));
        assertThat(wide.method()).startsWith("chance; ").contains("classifier's own test");
    }

    /** 40 of 100 others were called tumour: 20 of 300 may all be such. */
    @Test
    void nothingBoundsAnIndexOfNucleiThatMayAllBeMistaken() {
        MisjudgedIndex index = MisjudgedIndex.of(
                        tested(List.of(80, 15, 5), List.of(40, 55, 5)),
                        List.of(20L, 280L, 0L),
                        new LabellingIndex(5, 15),
                        new LabellingIndex(30, 270))
                .orElseThrow();
        Interval interval = index.widened(25, new Interval(20, 30, 0.95, "chance"));
        assertThat(interval.lower()).isZero();
        assertThat(interval.upper()).isEqualTo(100);
    }

    @Test
    void whereNoStrokeCouldBeLeftOutNothingIsKnown() {
        assertThat(MisjudgedIndex.of(
                        CellTrainerTest.twoClouds(1),
                        List.of(170L, 90L, 40L),
                        new LabellingIndex(60, 110),
                        new LabellingIndex(66, 234)))
                .isEmpty();
    }

    /**
     * Slides of tumour and of other nuclei with indices of their own, called by a classifier that misses and mistakes some, as often in its test as on the slide:
     * the interval holds the true index of tumour in 95 of 100, that of chance alone far less often.
     */
    @Test
    void theIntervalHoldsTheTrueIndexAsOftenAsItSays() {
        Random random = new Random(5);
        int held = 0;
        int heldByChance = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Drawn drawn = new Drawn(random);
            Interval chance = drawn.called().intervalPercent();
            Interval wide = MisjudgedIndex.of(drawn.model(), drawn.counts(), drawn.called(), drawn.all())
                    .orElseThrow()
                    .widened(drawn.called().percent(), chance);
            held += wide.contains(100 * drawn.tumourIndex) ? 1 : 0;
            heldByChance += chance.contains(100 * drawn.tumourIndex) ? 1 : 0;
        }
        assertThat((double) held / DRAWS).isGreaterThan(0.95);
        assertThat((double) heldByChance / DRAWS).isLessThan(0.8);
    }

    private static final class Drawn {

        private final double tumourIndex;
        private final int[] testTumour = new int[3];
        private final int[] testOthers = new int[3];
        /** Positive and negative of those called tumour, of those called otherwise. */
        private final int[][] slide = new int[2][2];

        Drawn(Random random) {
            tumourIndex = 0.05 + 0.6 * random.nextDouble();
            double othersIndex = 0.1 * random.nextDouble();
            double found = 0.6 + 0.35 * random.nextDouble();
            double mistaken = 0.15 * random.nextDouble();
            for (int i = 0; i < 60; i++) {
                testTumour[random.nextDouble() < found ? 0 : 1]++;
                testOthers[random.nextDouble() < mistaken ? 0 : 1]++;
            }
            int tumour = 200 + random.nextInt(800);
            int others = 200 + random.nextInt(800);
            for (int i = 0; i < tumour + others; i++) {
                boolean isTumour = i < tumour;
                boolean called = random.nextDouble() < (isTumour ? found : mistaken);
                boolean positive = random.nextDouble() < (isTumour ? tumourIndex : othersIndex);
                slide[called ? 0 : 1][positive ? 0 : 1]++;
            }
        }

        CellModel model() {
            return tested(
                    List.of(testTumour[0], testTumour[1], testTumour[2]),
                    List.of(testOthers[0], testOthers[1], testOthers[2]));
        }

        List<Long> counts() {
            return List.of((long) slide[0][0] + slide[0][1], (long) slide[1][0] + slide[1][1], 0L);
        }

        LabellingIndex called() {
            return new LabellingIndex(slide[0][0], slide[0][1]);
        }

        LabellingIndex all() {
            return new LabellingIndex(slide[0][0] + slide[1][0], slide[0][1] + slide[1][1]);
        }
    }
}
