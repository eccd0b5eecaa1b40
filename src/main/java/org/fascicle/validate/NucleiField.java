package org.fascicle.validate;

import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;

/**
 * One image with its true nuclei.
 *
 * @param name its file's stem
 * @param image the colours
 * @param truth labels of the true nuclei on the same pixels
 * @param pixelSize size of a pixel
 */
public record NucleiField(String name, RgbImage image, LabelImage truth, PixelSize pixelSize) {

    public NucleiField {
        if (image.width() != truth.width() || image.height() != truth.height()) {
            throw new IllegalArgumentException("The truth of " + name + " has another size than its image.");
        }
    }
}
