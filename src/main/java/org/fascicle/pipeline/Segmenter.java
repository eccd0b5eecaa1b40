package org.fascicle.pipeline;

import java.util.Locale;
import java.util.function.Supplier;
import org.fascicle.segment.ClassicNucleusSegmenter;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.onnx.LearnedNucleusSegmenter;

/** The nucleus segmenters to choose from. */
public enum Segmenter {
    /** No weights; every step can be explained. */
    CLASSIC(ClassicNucleusSegmenter::new),
    /** A small network, trained on public images. */
    LEARNED(LearnedNucleusSegmenter::new);

    /** Six times as fast and without a native library; the learned one outlines nuclei better, see docs/validation/nuclei.md. */
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
