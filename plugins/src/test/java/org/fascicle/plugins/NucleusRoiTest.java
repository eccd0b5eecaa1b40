package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import ij.gui.OvalRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import java.awt.Color;
import java.awt.Polygon;
import org.junit.jupiter.api.Test;

/** An outline that is drawn fast is ImageJ's own in all else: in its file, its clone, what it holds. */
class NucleusRoiTest {

    private static Roi traced() {
        Roi roi = new PolygonRoi(
                new Polygon(new int[] {10, 20, 20, 25, 25, 10}, new int[] {10, 10, 15, 15, 30, 30}, 6), Roi.TRACED_ROI);
        roi.setName("Nucleus");
        roi.setStrokeColor(Color.CYAN);
        return roi;
    }

    @Test
    void itIsWrittenAndHoldsWhatThePlainOneDoes() {
        Roi plain = traced();
        Roi fast = NucleusRoi.of(traced());
        assertThat(fast).isInstanceOf(NucleusRoi.class).isEqualTo(plain);
        Roi read = RoiDecoder.openFromByteArray(RoiEncoder.saveAsByteArray(fast));
        assertThat(read).isEqualTo(plain);
        assertThat(read.getName()).isEqualTo("Nucleus");
        assertThat(read.getStrokeColor()).isEqualTo(Color.CYAN);
        // no width and one pixel are the same line
        assertThat(read.getStrokeWidth()).isLessThanOrEqualTo(1);
        assertThat(fast.contains(12, 12)).isTrue();
        assertThat(fast.contains(23, 12)).isFalse();
        assertThat(((Roi) fast.clone()).getName()).isEqualTo("Nucleus");
    }

    @Test
    void anotherKindOfRoiStaysAsItIs() {
        Roi oval = new OvalRoi(1, 1, 5, 5);
        assertThat(NucleusRoi.of(oval)).isSameAs(oval);
    }

    /** ImageJ must find a stroke, or it sets one before each of 100,000. */
    @Test
    void itAlwaysHasAStroke() {
        Roi fast = NucleusRoi.of(traced());
        assertThat(fast.getStroke()).isNotNull();
        fast.setStrokeWidth(3);
        assertThat(fast.getStroke().getLineWidth()).isEqualTo(3);
    }
}
