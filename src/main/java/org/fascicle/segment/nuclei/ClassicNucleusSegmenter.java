package org.fascicle.segment.nuclei;

import org.fascicle.image.RgbImage;
import org.fascicle.segment.FoundNuclei;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.PossibleNuclei;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;

/**
 * Finds nuclei without learned weights: every step can be looked at and explained.
 *
 * <p>Nuclear stain is parted from its surroundings by a threshold local to each pixel; distance to the edge and stain
 * together make hills; of all areas that lie above some height on these hills, those that look most like ellipses are
 * chosen, each a nucleus; they grow back to the foreground's edge. No threshold belongs to a laboratory or a slide.
 *
 * <p>Units: works at about 0.5 um a pixel and answers on the input's grid; made for 0.2 to 1.0 um. Limits: pale nuclei on
 * dense haematoxylin-stained cytoplasm, and nuclei that overlap; see docs/methods/nuclei.md.
 */
public final class ClassicNucleusSegmenter implements NucleusSegmenter {

    private static final double HALO_UM = 25;

    private final ClassicNucleusOptions options;

    public ClassicNucleusSegmenter(ClassicNucleusOptions options) {
        this.options = options;
    }

    public ClassicNucleusSegmenter() {
        this(ClassicNucleusOptions.defaults());
    }

    @Override
    public String name() {
        return "classic";
    }

    @Override
    public String provenance() {
        return "classic, local threshold and ellipse-guided watershed, " + options + "; " + PossibleNuclei.RULE;
    }

    @Override
    public double haloUm() {
        return HALO_UM;
    }

    @Override
    public FoundNuclei find(RgbImage image, PixelSize pixelSize, SlideColour colour) {
        return PossibleNuclei.of(ClassicNuclei.find(image, pixelSize, colour, options), image, pixelSize, colour);
    }
}
