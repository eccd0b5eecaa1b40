package org.fascicle.slide;

import java.util.Optional;
import org.fascicle.space.PixelSize;

class InMemorySlideTest extends SlideContract {

    @Override
    protected Slide open() {
        Calibration calibration = new Calibration(PixelSize.square(0.5), Calibration.Source.IMAGEJ, "Set Scale");
        return new InMemorySlide(TRUTH, Optional.of(calibration), "picture");
    }
}
