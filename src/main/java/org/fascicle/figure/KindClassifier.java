package org.fascicle.figure;

import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/** Names what a panel shows by its colours; only what surely is stained tissue is called a micrograph. */
final class KindClassifier {

    private static final double STAINED = 0.02;
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
        return stained && look.still() < (look.bright() < 0.3 ? 0.92 : 0.85) ? PanelKind.MICROGRAPH : PanelKind.DRAWING;
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
