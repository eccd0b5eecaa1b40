package org.fascicle.segment;

import java.util.Arrays;

/** Brings what a segmenter says of an object to the share of like objects that people outlined, by a logistic curve. */
public final class Confidence {

    private Confidence() {}

    /**
     * @param raw of each object, in the segmenter's own measure
     * @param slope of the log odds over that measure
     * @param even the measure at which every second object was a nucleus
     */
    public static double[] of(double[] raw, double slope, double even) {
        return Arrays.stream(raw)
                .map(value -> 1 / (1 + Math.exp(-slope * (value - even))))
                .toArray();
    }
}
