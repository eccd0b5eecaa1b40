package org.fascicle.segment;

import java.util.List;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;

/**
 * Finds nuclei: colours in, instance labels out, each with a confidence.
 *
 * <p>A segmenter resamples to the resolution that it works at by itself and answers on the grid it was asked on. It is
 * stateless between calls and safe from several threads; the same image gives the same labels.
 */
public interface NucleusSegmenter {

    /** Short name that stands in options and results: {@code classic} or {@code learned}. */
    String name();

    /** What a result's provenance says about it: method, version, a model's hash. */
    String provenance();

    /** The trained networks that it asks; none where there are none. */
    default List<TrainedModel> models() {
        return List.of();
    }

    /** Context around a nucleus that may change its outline, in um; tiles are read with a halo of this width. */
    double haloUm();

    /**
     * The nuclei, on the grid of {@code image}.
     *
     * @param image a brightfield image
     * @param pixelSize size of its pixels; 0.2 to 1.0 um is what the method is made for
     * @param colour the slide's colours
     */
    FoundNuclei find(RgbImage image, PixelSize pixelSize, SlideColour colour);

    /** The labels alone. */
    default LabelImage segment(RgbImage image, PixelSize pixelSize, SlideColour colour) {
        return find(image, pixelSize, colour).labels();
    }
}
