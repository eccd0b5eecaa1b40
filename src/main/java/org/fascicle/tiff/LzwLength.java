package org.fascicle.tiff;

/**
 * How many bytes an LZW stream unpacks to, found without unpacking: only the lengths of the table's entries are followed.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section 13</a>
 */
final class LzwLength {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_ENTRY = 258;
    private static final int ENTRIES = 4096;
    private static final int NONE = -1;

    private final byte[] bytes;
    private final int[] lengths = new int[ENTRIES];
    private int next = FIRST_ENTRY;
    private int previous = NONE;
    private int at;
    private long bits;
    private int held;

    private LzwLength(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Bytes up to the end of the stream or to {@code enough}; -1 for a stream that no encoder writes. */
    static long of(byte[] bytes, long enough) {
        LzwLength stream = new LzwLength(bytes);
        long length = 0;
        while (length < enough) {
            int code = stream.code();
            if (code == END || code == NONE) {
                return length;
            }
            int added = stream.take(code);
            if (added < 0) {
                return -1;
            }
            length += added;
        }
        return length;
    }

    /** The next code, 9 to 12 bits wide; widths grow one code early, as TIFF's encoders do. */
    private int code() {
        int width = next < 511 ? 9 : next < 1023 ? 10 : next < 2047 ? 11 : 12;
        while (held < width && at < bytes.length) {
            bits = bits << 8 | bytes[at++] & 0xff;
            held += 8;
        }
        if (held < width) {
            return NONE;
        }
        held -= width;
        int code = (int) (bits >> held) & (1 << width) - 1;
        bits &= (1L << held) - 1;
        return code;
    }

    /** Bytes that a code stands for; -1 if it stands for nothing yet. */
    private int take(int code) {
        if (code == CLEAR) {
            next = FIRST_ENTRY;
            previous = NONE;
            return 0;
        }
        if (code > next || code >= CLEAR && previous == NONE || code == next && next >= ENTRIES) {
            return -1;
        }
        int grown = previous == NONE ? 0 : length(previous) + 1;
        int length = code == next ? grown : length(code);
        if (previous != NONE && next < ENTRIES) {
            lengths[next++] = grown;
        }
        previous = code;
        return length;
    }

    private int length(int code) {
        return code < CLEAR ? 1 : lengths[code];
    }
}
