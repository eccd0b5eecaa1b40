package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.fascicle.detect.HotspotOptions;
import org.fascicle.detect.HotspotSearch;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;

class MitoticActivityTest {

    /** Seven on 1 mm2 are 12.138 on 1.734 mm2, an extrapolation that crosses a cut and must be told. */
    @Test
    void aCountOnTooLittleTissueIsAnExtrapolation() {
        MitoticActivity activity = on(1000, 7);

        assertThat(activity.hottest().area().mm2()).isEqualTo(1.0);
        assertThat(activity.hottest().per(HotspotOptions.DEFAULT_WINDOW)).isCloseTo(12.138, within(1e-9));
        assertThat(activity.extrapolatedTo(HotspotOptions.DEFAULT_WINDOW)).isTrue();
    }

    /** Garwood's bounds of 0 are 0 and 3.689. */
    @Test
    void noMitosisOnEnoughTissueHasAnUpperBound() {
        MitoticActivity activity = on(5000, 0);

        assertThat(activity.extrapolatedTo(HotspotOptions.DEFAULT_WINDOW)).isFalse();
        assertThat(activity.hottest().interval(0.95).upper()).isCloseTo(3.689, within(0.001));
        assertThat(activity.overall().area().mm2()).isEqualTo(25.0);
    }

    private static MitoticActivity on(int edgeUm, int mitoses) {
        List<PointUm> points = Collections.nCopies(mitoses, new PointUm(500, 500));
        BinaryMask tissue = BinaryMask.full(edgeUm / 20, edgeUm / 20);
        return MitoticActivity.of(
                HotspotSearch.find(points, tissue, PixelSize.square(20), HotspotOptions.defaults()),
                Area.ofUm2((double) edgeUm * edgeUm));
    }
}
