package org.fascicle.patient;

import java.nio.file.Path;

/**
 * A slide behind a specimen's numbers.
 *
 * @param folder its own result
 * @param sha256 of the image, empty where unknown
 */
public record SlideUsed(String name, String block, String stain, Path folder, String sha256) {

    static SlideUsed of(SpecimenRollUp.Slide slide) {
        return new SlideUsed(
                slide.name(),
                slide.block(),
                slide.stain().words(),
                slide.record().folder(),
                slide.record().sha256());
    }
}
