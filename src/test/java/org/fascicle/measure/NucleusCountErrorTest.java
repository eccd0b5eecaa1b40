package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.space.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NucleusCountErrorTest {

    private static final NucleusCountError EXACT = new NucleusCountError(0, 0, 0);

    private static Count count(long nuclei, double mm2) {
        return new Count(nuclei, Area.ofMm2(mm2));
    }

    @Test
    void withoutErrorChanceIsLeft() {
        Interval chance = count(100, 0.5).intervalPerMm2(Interval.USUAL_CONFIDENCE);
        Interval bounds = EXACT.perMm2(count(100, 0.5));
        assertThat(bounds.lower()).isCloseTo(chance.lower(), within(1e-9));
        assertThat(bounds.upper()).isCloseTo(chance.upper(), within(1e-9));
        assertThat(EXACT.perMm2(count(0, 0.5)).lower()).isZero();
        assertThat(EXACT.perMm2(count(0, 0.5)).upper()).isCloseTo(3.689 / 0.5, within(0.01));
    }

    /** 10,000 nuclei leave no chance to speak of: 1.96 x 0.1 of the logarithm each way. */
    @Test
    void whatDiffersBetweenSourcesStays() {
        Interval bounds = new NucleusCountError(0, 0.1, 0).perMm2(count(1_000_000, 1_000));
        assertThat(bounds.lower()).isCloseTo(1_000 * Math.exp(-0.196), within(0.2));
        assertThat(bounds.upper()).isCloseTo(1_000 * Math.exp(0.196), within(0.2));
    }

    /** Of 100 fields of 0.0625 mm2 a spread of 0.5 leaves a tenth. */
    @Test
    void whatDiffersBetweenFieldsEvensOut() {
        Interval large = new NucleusCountError(0, 0, 0.5).perMm2(count(1_000_000, 6.25));
        assertThat(large.upper()).isCloseTo(160_000 * Math.exp(0.098), within(50.0));
        Interval small = new NucleusCountError(0, 0, 0.5).perMm2(count(1_000_000, 0.01));
        assertThat(small.upper() / 1e8).isCloseTo(Math.exp(0.98), within(0.001));
    }

    /** A segmenter that finds a tenth too many is read a tenth lower. */
    @Test
    void whatIsFoundTooOftenLowersBothBounds() {
        Interval bounds = new NucleusCountError(Math.log(1.1), 0, 0).perMm2(count(1_100_000, 1));
        assertThat(bounds.lower()).isBetween(997_000.0, 1_000_000.0);
        assertThat(bounds.upper()).isBetween(1_000_000.0, 1_003_000.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"learned", "classic"})
    void eachSegmenterWasMeasured(String segmenter) {
        NucleusCountError error = NucleusCountError.of(segmenter).orElseThrow();
        assertThat(error.betweenSources()).isBetween(0.01, 0.5);
        assertThat(error.betweenFields()).isBetween(0.01, 0.8);
        assertThat(NucleusCountError.of("baseline")).isEmpty();
    }
}
