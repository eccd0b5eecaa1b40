package org.fascicle.phantom;

import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.StainVector;
import org.fascicle.stain.WhitePoint;

/** Colours of some laboratories and scanners, each within the spread of published stain vectors. */
final class Stains {

    /** A common H&amp;E. */
    static final Colours HE = he(0.62, 0.71, 0.33, 0.16, 0.87, 0.47, new WhitePoint(243, 241, 244));

    /** Bluer haematoxylin, violet eosin, on a slightly yellow scan. */
    static final Colours HE_DARK = he(0.66, 0.68, 0.31, 0.14, 0.90, 0.41, new WhitePoint(241, 240, 236));

    /** Purple haematoxylin, salmon eosin, on a bright scan. */
    static final Colours HE_PINK = he(0.59, 0.73, 0.34, 0.18, 0.83, 0.53, new WhitePoint(248, 247, 248));

    /** DAB on a pale blue counterstain. */
    static final Colours HDAB = new Colours(
            new StainMatrix(
                    new StainVector("haematoxylin", 0.69, 0.66, 0.30), new StainVector("DAB", 0.28, 0.56, 0.78)),
            new WhitePoint(241, 242, 243));

    private Stains() {}

    private static Colours he(double hr, double hg, double hb, double er, double eg, double eb, WhitePoint white) {
        return new Colours(
                new StainMatrix(new StainVector("haematoxylin", hr, hg, hb), new StainVector("eosin", er, eg, eb)),
                white);
    }
}
