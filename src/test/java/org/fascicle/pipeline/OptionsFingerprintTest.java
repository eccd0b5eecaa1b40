package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fascicle.decision.HumanFindings;
import org.fascicle.image.DrawnArea;
import org.fascicle.slide.SlideSource;
import org.junit.jupiter.api.Test;

/** One number for all that decides over a result, and for nothing else. */
class OptionsFingerprintTest {

    private static final SlideSource SLIDE = new SlideSource("slide.svs", null);

    private static String of(AnalysisOptions.Builder options) {
        return OptionsFingerprint.of(options.build(), HumanFindings.none(), SLIDE);
    }

    private static AnalysisOptions.Builder options() {
        return AnalysisOptions.builder()
                .measures(Set.of(Measure.CELLS, Measure.NECROSIS, Measure.MITOSES))
                .threads(1);
    }

    @Test
    void threadsAndTilesChangeNothingAndEqualOptionsAreEqual() {
        assertThat(of(options().threads(7).tileSizePx(512).area(triangle(9))))
                .isEqualTo(of(options().area(triangle(9))))
                .hasSize(64);
    }

    @Test
    void anAreaAGridAndAPixelSizeEachChangeIt() {
        assertThat(Set.of(
                        of(options()),
                        of(options().area(triangle(9))),
                        of(options().area(triangle(8))),
                        of(options().gridUm(1)),
                        of(options().area(triangle(9)).laid("from another section")),
                        OptionsFingerprint.of(options().build(), HumanFindings.none(), SLIDE.withPixelSizeUm(0.25))))
                .hasSize(6);
    }

    /** Whoever adds an option adds it to the fingerprint, unless it changes no result. */
    @Test
    void everyOptionThatDecidesIsInIt() {
        assertThat(Arrays.stream(AnalysisOptions.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactlyInAnyOrder(
                        "measures",
                        "segmenter",
                        "gridUm",
                        "tileSizePx",
                        "threads",
                        "area",
                        "colour",
                        "tissue",
                        "cells",
                        "necrosis",
                        "mitosis",
                        "hotspot",
                        "positivity",
                        "colourBy",
                        "regions",
                        "tissueModel",
                        "cellModels",
                        "outline",
                        "laid");
    }

    private static DrawnArea triangle(double reach) {
        return new DrawnArea(List.of(new double[] {0, 0, reach, 0, 0, reach}));
    }
}
