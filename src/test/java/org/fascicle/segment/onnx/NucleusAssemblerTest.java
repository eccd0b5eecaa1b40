package org.fascicle.segment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fascicle.image.LabelImage;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;

/** Maps drawn by hand: two discs of radius 8 px whose middles lie 14 px apart, so that they share a waist. */
class NucleusAssemblerTest {

    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;
    private static final PixelSize QUARTER = PixelSize.square(0.25);

    @Test
    void twoPeaksOfDepthAreTwoNucleiInReadingOrder() {
        LabelImage nuclei = new NucleusAssembler(LearnedNucleusOptions.defaults())
                .nuclei(pair(false), QUARTER)
                .labels();
        assertThat(nuclei.maxLabel()).isEqualTo(2);
        assertThat(nuclei.get(20, 20)).isEqualTo(1);
        assertThat(nuclei.get(34, 20)).isEqualTo(2);
    }

    @Test
    void depthThatDoesNotFallBetweenThemKeepsThemOne() {
        LabelImage nuclei = new NucleusAssembler(LearnedNucleusOptions.defaults())
                .nuclei(pair(true), QUARTER)
                .labels();
        assertThat(nuclei.maxLabel()).isEqualTo(1);
    }

    /** Each disc covers 197 px, 12.3 um2 at 0.25 um. */
    @Test
    void nucleiBelowTheSmallestAreaAreDropped() {
        LearnedNucleusOptions large = new LearnedNucleusOptions(0.5, 0.12, 0.5, 0.65, 14);
        assertThat(new NucleusAssembler(large)
                        .nuclei(pair(false), QUARTER)
                        .labels()
                        .maxLabel())
                .isZero();
    }

    /** Log odds of 0.4 are a probability of 0.6. */
    @Test
    void nucleiThatTheNetworkDoubtsAreDropped() {
        NucleusMaps maps = pair(false);
        for (int i = 0; i < maps.foreground().length; i++) {
            maps.foreground()[i] = Math.min(maps.foreground()[i], 0.4f);
        }
        assertThat(new NucleusAssembler(LearnedNucleusOptions.defaults())
                        .nuclei(maps, QUARTER)
                        .labels()
                        .maxLabel())
                .isZero();
    }

    @Test
    void aHoleInsideANucleusIsFilled() {
        NucleusMaps maps = pair(false);
        maps.foreground()[20 * WIDTH + 18] = -5;
        LabelImage nuclei = new NucleusAssembler(LearnedNucleusOptions.defaults())
                .nuclei(maps, QUARTER)
                .labels();
        assertThat(nuclei.get(18, 20)).isEqualTo(nuclei.get(20, 20));
    }

    @Test
    void optionsRefuseNonsense() {
        assertThatThrownBy(() -> new LearnedNucleusOptions(1.2, 0.1, 0.5, 0.6, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("foreground");
        assertThatThrownBy(() -> new LearnedNucleusOptions(0.5, 0.1, 0.5, 0.6, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smallest area");
    }

    private static NucleusMaps pair(boolean level) {
        NucleusMaps maps = NucleusMaps.empty(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double depth = Math.max(1 - Math.hypot(x - 20, y - 20) / 8, 1 - Math.hypot(x - 34, y - 20) / 8);
                int i = y * WIDTH + x;
                maps.foreground()[i] = depth > 0 ? 5 : -5;
                maps.depth()[i] = depth > 0 ? level ? 1 : (float) depth : 0;
                maps.contact()[i] = -8;
            }
        }
        return maps;
    }
}
