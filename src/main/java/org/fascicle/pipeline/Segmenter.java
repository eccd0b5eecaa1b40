package org.fascicle.pipeline;

import java.util.Locale;
import java.util.function.Supplier;
import org.fascicle.segment.NucleusSegmenter;

/** The nucleus segmenters to choose from. */
public enum Segmenter {
    CLASSIC(org.fascicle.segment.ClassicNucleusSegmenter::new);

    /** The better one on images that neither was tuned on; see docs/validation/nuclei.md. */
    public static final Segmenter DEFAULT = CLASSIC;

    private final Supplier<NucleusSegmenter> make;

    Segmenter(Supplier<NucleusSegmenter> make) {
        this.make = make;
    }

    public NucleusSegmenter open() {
        return make.get();
    }

    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
