package org.fascicle.phantom.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fascicle.phantom.figure.TwoFields.LEFT;
import static org.fascicle.phantom.figure.TwoFields.TISSUE;
import static org.fascicle.phantom.figure.TwoFields.figure;
import static org.fascicle.phantom.figure.TwoFields.read;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import org.fascicle.figure.Panel;
import org.junit.jupiter.api.Test;

/** What passes for a bar, an inset or a border and is none, and what is one though it hardly shows. */
class FigureTrapsTest {

    private static final Color GLASS = new Color(242, 241, 238);

    /** White from 210 to 290, of which glass covers the right third; only 13 levels lie between bar and glass. */
    @Test
    void aWhiteBarThatReachesOverGlassIsMeasured() {
        Canvas canvas = figure();
        canvas.fill(new FigureTruth.Box(262, 180, 48, 70), GLASS);
        canvas.fill(new FigureTruth.Box(210, 225, 80, 6), Color.WHITE);
        assertThat(read(canvas).get(0).bar().bar().orElseThrow().lengthPx()).isBetween(79.5, 80.5);
    }

    /** The lumen of a vessel cut lengthwise is white, flat and even, but round at its ends. */
    @Test
    void aLumenIsNoBar() {
        Canvas canvas = figure();
        canvas.pen.setColor(new Color(238, 236, 238));
        canvas.pen.fill(new Ellipse2D.Double(150, 120, 26, 10));
        canvas.pen.fill(new Ellipse2D.Double(450, 120, 34, 12));
        assertThat(read(canvas))
                .allSatisfy(panel -> assertThat(panel.bar().candidates()).isEmpty());
    }

    /** Four pixels thick and three lower at one end: hardly a row of it goes from end to end. */
    @Test
    void aShaftThatIsNotLevelIsNoBar() {
        Canvas canvas = figure();
        canvas.pen.setColor(Color.WHITE);
        canvas.pen.setStroke(new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        canvas.line(200, 120, 248, 123);
        assertThat(read(canvas))
                .allSatisfy(panel -> assertThat(panel.bar().candidates()).isEmpty());
    }

    /** The plate's upright edges end a few pixels above the panel's rim; its bar takes eight tenths of its width. */
    @Test
    void aPlateNearTheRimIsNoInset() {
        Canvas canvas = figure();
        canvas.fill(new FigureTruth.Box(LEFT.x() + 8, LEFT.y() + 186, 100, 36), Color.WHITE);
        canvas.fill(new FigureTruth.Box(LEFT.x() + 18, LEFT.y() + 191, 80, 7), Color.BLACK);
        canvas.text("20 um", LEFT.x() + 36, LEFT.y() + 216, 14, Color.BLACK);
        Panel panel = read(canvas).get(0);
        assertThat(panel.insets()).isEmpty();
        assertThat(panel.bar().bar().orElseThrow().lengthPx()).isBetween(79.5, 80.5);
    }

    /** White of the print on glass that is nearly as white, along more than a third of the frame's upper edge. */
    @Test
    void aWhiteFrameOnGlassIsAnInset() {
        Canvas canvas = figure();
        canvas.fill(new FigureTruth.Box(LEFT.x(), LEFT.y() + 100, 60, 140), GLASS);
        canvas.fill(new FigureTruth.Box(LEFT.x(), LEFT.y() + 150, 110, 90), Color.WHITE);
        canvas.fill(new FigureTruth.Box(LEFT.x(), LEFT.y() + 153, 107, 87), GLASS);
        canvas.place(TISSUE.getSubimage(150, 20, 50, 87), LEFT.x(), LEFT.y() + 153);
        assertThat(read(canvas).get(0).insets()).hasSize(1);
    }
}
