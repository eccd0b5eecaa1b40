package org.fascicle.report;

/**
 * Colours for numbers, even to the eye and told apart by people with any colour vision; stops at equal distances, straight
 * lines between them in RGB.
 *
 * @see <a href="https://bids.github.io/colormap/">Smith and van der Walt 2015, viridis (CC0)</a>
 * @see <a href="https://doi.org/10.1038/s41467-020-19160-7">Crameri, Shephard and Heron 2020, romaO (MIT, copyright Fabio Crameri)</a>
 */
public enum ColourMap {
    /** From violet to yellow: more is lighter. */
    VIRIDIS(
            0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151, 0xbddf26,
            0xfde725),
    /** Ends as it begins: for directions. */
    ROMA_O(
            0x733957, 0x823c3d, 0x94502e, 0xaa752f, 0xc3a34b, 0xd5ce81, 0xcbe1b3, 0xa4d8cb, 0x74bbcd, 0x5393bf,
            0x516ba4, 0x62497d, 0x733957);

    private final int[] stops;

    ColourMap(int... stops) {
        this.stops = stops;
    }

    /** {@code 0xRRGGBB} of a share, cut to 0 to 1. */
    public int rgb(double share) {
        double place = Math.max(0, Math.min(1, share)) * (stops.length - 1);
        int below = (int) Math.min(stops.length - 2, Math.floor(place));
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = stops[below] >> shift & 0xff;
            int to = stops[below + 1] >> shift & 0xff;
            colour |= (int) Math.round(from + (to - from) * (place - below)) << shift;
        }
        return colour;
    }
}
