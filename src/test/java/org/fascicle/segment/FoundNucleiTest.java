package org.fascicle.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.image.LabelImage;
import org.junit.jupiter.api.Test;

class FoundNucleiTest {

    /** Number 2 is unused, 5 comes before 1 and 3. */
    @Test
    void confidenceGoesWithItsNucleus() {
        LabelImage labels = new LabelImage(5, 1, new int[] {5, 0, 1, 3, 3});
        FoundNuclei found = FoundNuclei.numbered(labels, new double[] {0, 0.1, 0.2, 0.3, 0.4, 0.5});
        assertThat(found.labels().data()).containsExactly(1, 0, 2, 3, 3);
        assertThat(found.confidence()).containsExactly(0, 0.5, 0.1, 0.3);
    }

    @Test
    void eachNucleusNeedsAConfidence() {
        LabelImage labels = new LabelImage(1, 1, new int[] {2});
        assertThatThrownBy(() -> new FoundNuclei(labels, new double[2])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void confidenceIsALogisticCurve() {
        double[] sure = Confidence.of(new double[] {0.5, 0.7, 0.3}, 10, 0.5);
        assertThat(sure[0]).isEqualTo(0.5);
        assertThat(sure[1]).isCloseTo(0.8808, within(1e-4));
        assertThat(sure[2]).isCloseTo(0.1192, within(1e-4));
    }
}
