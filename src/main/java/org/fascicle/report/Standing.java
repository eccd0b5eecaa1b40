package org.fascicle.report;

import java.util.Arrays;
import java.util.Optional;

/** What an object is to the counts of a result, before any review; counts are of what is {@link #COUNTED}. */
public enum Standing {
    COUNTED("counted", "on tissue that counts"),
    BELOW_CUT("below the cut", "a mitotic-figure candidate of a score below that from which they count"),
    TOO_COARSE("too coarse to count", "a mitotic-figure candidate on pixels so coarse that none are counted"),
    IN_NECROSIS("in necrosis", "its centre's pixel lies in a square that was called necrotic"),
    BESIDE_TUMOUR(
            "beside the tumour",
            "its centre's pixel lies in a square that a taught classifier called other tissue than tumour");

    private final String label;
    private final String doc;

    Standing(String label, String doc) {
        this.label = label;
        this.doc = doc;
    }

    /** How it stands in tables. */
    public String label() {
        return label;
    }

    public String doc() {
        return doc;
    }

    public boolean counts() {
        return this == COUNTED;
    }

    /** Whether it lies where counting is done at all. */
    public boolean isOnLivingTumour() {
        return this == COUNTED || this == BELOW_CUT;
    }

    /** The standing of this label. */
    public static Optional<Standing> labelled(String label) {
        return Arrays.stream(values())
                .filter(standing -> standing.label.equals(label))
                .findFirst();
    }
}
