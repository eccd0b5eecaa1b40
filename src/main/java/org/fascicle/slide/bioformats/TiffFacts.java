package org.fascicle.slide.bioformats;

import java.util.List;
import org.fascicle.slide.Level;
import org.fascicle.slide.Orientation;
import org.fascicle.slide.SlideSource;

/** stub for first compile */
record TiffFacts(Orientation orientation) {
    static TiffFacts of(String file, List<Level> levels) {
        return new TiffFacts(Orientation.UPRIGHT);
    }
    void requireReadable(SlideSource source) {
    }
}
