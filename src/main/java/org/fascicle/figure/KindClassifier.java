package org.fascicle.figure;

import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/** Names what a panel shows by its colours; only what surely is stained tissue is called a micrograph. */
final class KindClassifier {

    private static final double STAINED = 0.012;
    /** Share of equal neighbours that drawn areas exceed and tissue does not. */
    private static final double FILLED = 0.88;
    /** Share of the page's own white from which a plot or a drawing is likelier than tissue, which then has to be the more sure. */
    private static final double SOME = 0.1;

    /** Share of one colour that a filled shape exceeds. */
    private static final double EVEN = 0.7;

    private static final double FILLED_ON_PAPER = 0.55;
    /** Of what is not the page's white; the rest of a plot is grey and black. */
    private static final double STAINED_OF_INK = 0.5;

    private static final double STAINED_OF_COLOURED = 0.6;
    private static final double DARK_GROUND = 70;

    private KindClassifier() {}

    /** The kind of a rectangle full of picture. */
    static PanelKind picture(RgbImage image, Region region) {
        PictureLook look = PictureLook.at(image, region);
        if (look.isGrey()) {
            return grey(look);
        }
        if (look.median() < DARK_GROUND || look.dark() > 0.4) {
            return PanelKind.FLUORESCENCE;
        }
        boolean stained = look.stained() > STAINED && look.stained() > STAINED_OF_COLOURED * look.coloured();
        boolean textured = look.colourStill() < FILLED;
        if (look.paper() > SOME) {
            textured &= look.colourStill() < FILLED_ON_PAPER && look.flat() < EVEN;
            stained &= look.stained() > STAINED_OF_INK * (1 - look.paper());
        }
        return stained && textured ? PanelKind.MICROGRAPH : PanelKind.DRAWING;
    }

    private static PanelKind grey(PictureLook look) {
        if (look.dark() > 0.25) {
            return PanelKind.RADIOLOGY;
        }
        return look.median() > 165 ? PanelKind.BLOT : PanelKind.ELECTRON_MICROGRAPH;
    }

    /** The kind of a group of lines, text and shapes on the figure's ground, of which {@code strips} grey pictures are a part. */
    static PanelKind group(RgbImage image, Region region, double stripShare) {
        if (stripShare > 0.25) {
            return PanelKind.BLOT;
        }
        return Axes.has(image, region) ? PanelKind.PLOT : PanelKind.DRAWING;
    }
}
