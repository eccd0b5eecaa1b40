package org.fascicle.pipeline;

import java.util.Locale;
import java.util.function.Supplier;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.nuclei.ClassicNucleusSegmenter;
import org.fascicle.segment.onnx.LearnedNucleusSegmenter;

/** The nucleus segmenters to choose from. */
public enum Segmenter {
    /** No weights; every step can be explained. */
    CLASSIC(ClassicNucleusSegmenter::new),
    /** A small network, trained on public images. */
    LEARNED(LearnedNucleusSegmenter::new);

    /** The better one on images that neither was tuned on, see docs/validation/nuclei.md; the other is faster and needs no native library. */
    public static final Segmenter DEFAULT = LEARNED;

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
