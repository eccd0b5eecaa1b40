package org.fascicle.segment.positivity;

import java.io.Serializable;
import org.fascicle.image.BinaryMask;
import org.fascicle.space.Region;

/**
 * What is as dark as DAB and has another hue.
 *
 * @param grey grey or black: carbon, formalin pigment, dark melanin, ink
 * @param golden yellower than the slide's DAB: haemosiderin, lipofuscin
 */
public record NotDab(BinaryMask grey, BinaryMask golden) implements Serializable {

    static NotDab none(int width, int height) {
        return new NotDab(BinaryMask.empty(width, height), BinaryMask.empty(width, height));
    }

    /** All of it. */
    public BinaryMask all() {
        return grey.or(golden);
    }

    NotDab and(BinaryMask where) {
        return new NotDab(grey.and(where), golden.and(where));
    }

    public NotDab crop(Region part) {
        return new NotDab(grey.crop(part), golden.crop(part));
    }
}
