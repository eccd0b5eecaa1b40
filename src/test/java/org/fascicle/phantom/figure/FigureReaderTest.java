package org.fascicle.phantom.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.fascicle.phantom.figure.TwoFields.LEFT;
import static org.fascicle.phantom.figure.TwoFields.RIGHT;
import static org.fascicle.phantom.figure.TwoFields.TISSUE;
import static org.fascicle.phantom.figure.TwoFields.figure;
import static org.fascicle.phantom.figure.TwoFields.read;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.fascicle.RealData;
import org.fascicle.figure.BarFinding;
import org.fascicle.figure.FigureReader;
import org.fascicle.figure.Panel;
import org.fascicle.figure.PanelKind;
import org.fascicle.phantom.Phantoms;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

/** Two fields of tissue side by side on white, with what is drawn on them. */
class FigureReaderTest {

    /** A bar of 80 pixels on the left, none on the right. */
    @Test
    void findsPanelsAndTheBar() {
        Canvas canvas = figure();
        canvas.fill(new FigureTruth.Box(210, 225, 80, 6), Color.WHITE);
        List<Panel> panels = read(canvas);
        assertThat(panels).extracting(Panel::name).containsExactly("A", "B");
        assertThat(panels).extracting(Panel::kind).containsOnly(PanelKind.MICROGRAPH);
        assertThat(panels.get(0).bar().bar().orElseThrow().lengthPx()).isBetween(79.5, 80.5);
        assertThat(panels.get(1).bar().bar()).isEmpty();
        assertThat(panels.get(1).bar().why()).isEqualTo("no scale bar was found");
    }

    /** The edge of the right one lies at a fourth of a pixel: smooth drawing leaves a quarter of the colour there. */
    @Test
    void measuresPartsOfAPixel() {
        Canvas canvas = figure();
        canvas.fill(new FigureTruth.Box(200.25, 225, 80.5, 6), Color.BLACK);
        assertThat(read(canvas).get(0).bar().bar().orElseThrow().lengthPx()).isBetween(80.2, 80.8);
    }

    @Test
    void twoBarsAreNotChosenFrom() {
        Canvas canvas = figure();
        canvas.fill(new FigureTruth.Box(200, 225, 80, 6), Color.WHITE);
        canvas.fill(new FigureTruth.Box(40, 225, 60, 6), Color.WHITE);
        Panel panel = read(canvas).get(0);
        assertThat(panel.bar().bar()).isEmpty();
        assertThat(panel.bar().candidates()).hasSize(2);
        assertThat(panel.bar().why()).contains("none was chosen");
        BarFinding shown = panel.bar().within(new Region(30, 215, 90, 30));
        assertThat(shown.bar().orElseThrow().lengthPx()).isBetween(59.5, 60.5);
    }

    /** The level side of a box has corners to one side, a bracket ticks to one side, an arrow a head at one end. */
    @Test
    void boxesBracketsAndArrowsAreNoBars() {
        Canvas canvas = figure();
        canvas.pen.setColor(Color.BLACK);
        canvas.pen.setStroke(new BasicStroke(3));
        canvas.pen.draw(new Rectangle2D.Double(120, 60, 40, 40));
        canvas.line(400, 60, 460, 60);
        canvas.line(400, 60, 400, 75);
        canvas.line(460, 60, 460, 75);
        Others.arrow(canvas, 400, 150, 470, 150, 7);
        Others.arrow(canvas, 400, 190, 440, 190, 4);
        assertThat(read(canvas))
                .allSatisfy(panel -> assertThat(panel.bar().candidates()).isEmpty());
    }

    @Test
    void aBarBelowThePanelIsItsOwn() {
        Canvas canvas = figure();
        canvas.fill(new FigureTruth.Box(560, 260, 70, 4), Color.BLACK);
        List<Panel> panels = read(canvas);
        assertThat(panels.get(0).bar().bar()).isEmpty();
        assertThat(panels.get(1).bar().bar().orElseThrow().lengthPx()).isBetween(69.5, 70.5);
    }

    @Test
    void fluorescenceIsLeftAlone() {
        Canvas canvas = figure();
        canvas.place(new Others(new java.util.Random(1)).fluorescence(300, 240), 330, 10);
        canvas.fill(new FigureTruth.Box(540, 230, 60, 4), Color.WHITE);
        Panel panel = read(canvas).get(1);
        assertThat(panel.kind()).isEqualTo(PanelKind.FLUORESCENCE);
        assertThat(panel.bar().bar()).isEmpty();
        assertThat(panel.bar().why()).contains("left alone");
    }

    /** A white frame around a third of the left picture, against its lower left corner. */
    @Test
    void aFrameInACornerIsAnInsetAndNoBorder() {
        Canvas canvas = figure();
        FigureTruth.Box frame = new FigureTruth.Box(LEFT.x(), LEFT.y() + 150, 110, 90);
        canvas.fill(frame, Color.WHITE);
        canvas.place(TISSUE.getSubimage(150, 20, 104, 84), frame.x() + 3, frame.y() + 3);
        List<Panel> panels = read(canvas);
        assertThat(panels).hasSize(2);
        assertThat(panels.get(0).insets())
                .singleElement()
                .satisfies(inset -> assertThat(new FigureTruth.Box(frame.x() + 3, frame.y() + 3, 104, 84)
                                .overlap(new FigureTruth.Box(
                                        inset.box().x(),
                                        inset.box().y(),
                                        inset.box().width(),
                                        inset.box().height())))
                        .isGreaterThan(0.85));
    }

    /** Black and two pixels thin, around a pale picture: its upper edge is no bar, and the bar of the panel is the only one. */
    @Test
    void aThinFrameInACornerIsAnInsetAndNoBar() {
        Canvas canvas = figure();
        FigureTruth.Box inner = new FigureTruth.Box(LEFT.x() + 2, LEFT.y() + 152, 106, 86);
        canvas.fill(new FigureTruth.Box(LEFT.x(), LEFT.y() + 150, 110, 90), Color.BLACK);
        canvas.fill(inner, new Color(240, 240, 236));
        canvas.place(TISSUE.getSubimage(150, 20, 50, 84), inner.x(), inner.y());
        canvas.fill(new FigureTruth.Box(210, 225, 80, 6), Color.WHITE);
        Panel panel = read(canvas).get(0);
        assertThat(panel.bar().bar().orElseThrow().lengthPx()).isBetween(79.5, 80.5);
        assertThat(panel.insets())
                .singleElement()
                .satisfies(inset -> assertThat(overlap(inner, inset.box())).isGreaterThan(0.85));
    }

    /** White like its frame but for a tongue of tissue, a few pixels off the panel's rim. */
    @Test
    void anInsetOfGlassIsKnownByItsOutline() {
        Canvas canvas = figure();
        FigureTruth.Box frame = new FigureTruth.Box(LEFT.x() + 6, LEFT.y() + 144, 110, 90);
        canvas.fill(frame, Color.WHITE);
        canvas.place(TISSUE.getSubimage(150, 20, 40, 30), frame.x() + 3, frame.y() + 57);
        assertThat(read(canvas).get(0).insets())
                .singleElement()
                .satisfies(inset -> assertThat(
                                overlap(new FigureTruth.Box(frame.x() + 3, frame.y() + 3, 104, 84), inset.box()))
                        .isGreaterThan(0.85));
    }

    /** A plate near a corner has edges that go on to the rim in thought alone. */
    @Test
    void aPlateNearACornerIsNoInset() {
        Canvas canvas = figure();
        canvas.fill(new FigureTruth.Box(LEFT.x() + 9, LEFT.y() + 22, 100, 40), Color.BLACK);
        canvas.fill(new FigureTruth.Box(LEFT.x() + 19, LEFT.y() + 44, 80, 6), Color.WHITE);
        Panel panel = read(canvas).get(0);
        assertThat(panel.insets()).isEmpty();
        assertThat(panel.bar().bar().orElseThrow().lengthPx()).isBetween(79.5, 80.5);
    }

    /** The black of a tomogram goes on into black ground; its panel ends where its neighbour's row does. */
    @Test
    void aDarkPictureOnBlackGroundHasItsPlaceInTheGrid() {
        Canvas canvas = new Canvas(640, 260, Color.BLACK);
        canvas.place(TISSUE, LEFT.x(), LEFT.y());
        canvas.place(new Others(new java.util.Random(2)).radiology(310, 240), 320, 10);
        assertThat(read(canvas).get(1)).satisfies(panel -> {
            assertThat(panel.kind()).isEqualTo(PanelKind.RADIOLOGY);
            assertThat(overlap(new FigureTruth.Box(320, 10, 320, 240), panel.box()))
                    .isGreaterThan(0.95);
        });
    }

    private static double overlap(FigureTruth.Box truth, Region found) {
        return truth.overlap(new FigureTruth.Box(found.x(), found.y(), found.width(), found.height()));
    }

    /** Of a third picture that touches the right one only its own panel comes, cut to the pixel. */
    @Test
    void picturesThatTouchAreTwoPanels() {
        Canvas canvas = new Canvas(600, 240, Color.WHITE);
        canvas.place(TISSUE, 0, 0);
        canvas.place(new Others(new java.util.Random(3)).electrons(300, 240), 300, 0);
        assertThat(read(canvas))
                .extracting(panel -> panel.box().x(), panel -> panel.box().right())
                .containsExactly(tuple(0, 300), tuple(300, 600));
    }

    /** The border between two fields of one stain, which differ in nothing but where their nuclei lie; the taller the surer. */
    @Test
    void picturesOfOneStainThatTouchAreTwoPanels() {
        Canvas canvas = new Canvas(600, 600, Color.WHITE);
        for (int i = 0; i < 2; i++) {
            canvas.place(
                    Micrographs.packed(Phantoms.heField(5 + i, 300, 600, 0.5).image()), 300 * i, 0);
        }
        assertThat(read(canvas))
                .extracting(panel -> panel.box().x(), panel -> panel.box().right())
                .containsExactly(tuple(0, 300), tuple(300, 600));
    }

    /** Brown as dark as DAB gets covers the right end from both sides and the left one from above. */
    @Test
    void nucleiAtItsEndsAreNoPartOfABar() {
        Canvas canvas = figure();
        canvas.pen.setColor(new Color(90, 55, 35));
        canvas.pen.fill(new Ellipse2D.Double(276, 216, 26, 24));
        canvas.pen.fill(new Ellipse2D.Double(196, 205, 24, 20));
        canvas.fill(new FigureTruth.Box(210, 225, 80, 6), Color.BLACK);
        assertThat(read(canvas).get(0).bar().bar().orElseThrow().lengthPx()).isBetween(79.5, 80.5);
    }

    /** A white bar with thin ticks on a black plate, which is no inset. */
    @Test
    void aBarOnAPlateIsThePanels() {
        Canvas canvas = figure();
        canvas.fill(new FigureTruth.Box(200, 200, 100, 40), Color.BLACK);
        canvas.fill(new FigureTruth.Box(210, 216, 80, 3), Color.WHITE);
        canvas.fill(new FigureTruth.Box(210, 211, 2, 13), Color.WHITE);
        canvas.fill(new FigureTruth.Box(288, 211, 2, 13), Color.WHITE);
        canvas.text("100", 235, 238, 14, Color.WHITE);
        Panel panel = read(canvas).get(0);
        assertThat(panel.insets()).isEmpty();
        assertThat(panel.bar().bar().orElseThrow().lengthPx()).isBetween(79.5, 80.5);
    }

    /** The figure is cut where its last panel ends, and the bar below ends there too; within a panel such a line is its border. */
    @Test
    void aBarBelowMayEndWithTheFigure() {
        Canvas canvas = new Canvas(630, 290, Color.WHITE);
        canvas.place(TISSUE, LEFT.x(), LEFT.y());
        canvas.place(TISSUE, RIGHT.x(), RIGHT.y());
        canvas.fill(new FigureTruth.Box(560, 260, 70, 4), Color.BLACK);
        canvas.fill(new FigureTruth.Box(560, 200, 70, 4), Color.BLACK);
        assertThat(read(canvas).get(1).bar().bar().orElseThrow())
                .satisfies(bar -> assertThat(bar.lengthPx()).isBetween(69.5, 70.5))
                .satisfies(bar -> assertThat(bar.box().y()).isEqualTo(260));
    }

    /** The arm of a white F has a stem on one side. */
    @Test
    void lettersAreNoBars() {
        Canvas canvas = figure();
        canvas.boldText("F", 16, 44, 40, Color.WHITE);
        canvas.boldText("E", 336, 44, 40, Color.BLACK);
        assertThat(read(canvas))
                .allSatisfy(panel -> assertThat(panel.bar().candidates()).isEmpty());
    }

    /** Bars of a plot are no pictures, be they black. */
    @Test
    void aPlotWithBlackBarsIsOnePanel() {
        Canvas canvas = new Canvas(640, 290, Color.WHITE);
        canvas.place(TISSUE, LEFT.x(), LEFT.y());
        canvas.pen.setStroke(new BasicStroke(2));
        canvas.line(360, 20, 360, 240);
        canvas.line(360, 240, 620, 240);
        canvas.fill(new FigureTruth.Box(380, 60, 70, 180), Color.BLACK);
        canvas.fill(new FigureTruth.Box(480, 100, 70, 140), Color.BLACK);
        assertThat(read(canvas)).extracting(Panel::kind).containsExactly(PanelKind.MICROGRAPH, PanelKind.PLOT);
    }

    /** Fat cells printed as white as the page, with no room between them for more than a cell's wall. */
    @Test
    void whiteHolesBelongToTheirPicture() {
        Canvas canvas = figure();
        canvas.pen.setColor(Color.WHITE);
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 5; k++) {
                canvas.pen.fill(new Ellipse2D.Double(LEFT.x() + 14 + 42 * i, LEFT.y() + 14 + 42 * k, 30, 30));
            }
        }
        assertThat(read(canvas)).hasSize(2).first().satisfies(panel -> {
            assertThat(panel.kind()).isEqualTo(PanelKind.MICROGRAPH);
            assertThat(overlap(LEFT, panel.box())).isGreaterThan(0.95);
        });
    }

    /** A figure of one dark field with a few bright spots is one panel, not none. */
    @Test
    void aDarkFigureIsOnePanel() {
        Canvas canvas = new Canvas(500, 300, new Color(6, 6, 8));
        canvas.pen.setColor(new Color(40, 60, 230));
        for (int i = 0; i < 12; i++) {
            canvas.pen.fill(new Ellipse2D.Double(30 + 37 * i, 40 + 61 * i % 220, 20, 20));
        }
        assertThat(read(canvas)).extracting(Panel::kind).containsExactly(PanelKind.FLUORESCENCE);
    }

    /** A lacuna in bone: level, white and three times as long as high, but round at both ends. */
    @Test
    void aRoundGapIsNoBar() {
        Canvas canvas = figure();
        canvas.pen.setColor(Color.WHITE);
        canvas.pen.fill(new Ellipse2D.Double(150, 150, 45, 15));
        canvas.pen.fill(new java.awt.geom.RoundRectangle2D.Double(80, 80, 40, 16, 26, 16));
        assertThat(read(canvas).get(0).bar().candidates()).isEmpty();
    }

    /**
     * Panels cut from real fields, figures that were once read wrongly: white holes, pictures at a gutter's edge, insets, enlarged and dark pictures, the shaft
     * of an arrow and a lacuna taken for bars.
     */
    @Test
    void panelsOfRealFieldsAreTold() {
        Micrographs fields =
                Micrographs.real(RealFields.of(RealData.require("necrosis").getParent(), false));
        FigureScore score = new FigureScore();
        for (long seed : new long[] {2002, 2040, 2062, 2075, 2104, 2107, 2120, 2129, 2146}) {
            PrintedFigure figure = PrintedFigure.of(seed, fields);
            score.add(String.valueOf(seed), figure.truth(), FigureReader.read(figure.image()));
        }
        assertThat(score.splitExactly).as("%s", score.faults).isEqualTo(score.figures);
        assertThat(score.kindRight).as("%s", score.faults).isEqualTo(score.panels);
        assertThat(score.wrong).as("%s", score.faults).isZero();
    }
}
