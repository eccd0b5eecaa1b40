package org.fascicle.slide;

import org.fascicle.space.PixelSize;

/** The size of a full-resolution pixel, and how we came to know it. */
public record Calibration(PixelSize pixelSize, Source source, String detail) {

    static final String FILE_SAYS = "the file says ";

    /** Where a pixel size came from; written into every result. */
    public enum Source {
        FILE("the file's own metadata"),
        GIVEN("given by the user"),
        SCALE_BAR("measured on a burnt-in scale bar"),
        IMAGEJ("ImageJ's Set Scale");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Whether the user gave another size than the file states. */
    public boolean overridesTheFile() {
        return source == Source.GIVEN && detail.contains(FILE_SAYS);
    }
}
