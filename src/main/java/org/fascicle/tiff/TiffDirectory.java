package org.fascicle.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.space.PixelSize;

/** The entries of one TIFF directory, by tag. */
final class TiffDirectory {

    static final int NEW_SUBFILE_TYPE = 254;
    static final int IMAGE_WIDTH = 256;
    static final int IMAGE_LENGTH = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int IMAGE_DESCRIPTION = 270;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTE_COUNTS = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int PLANAR_CONFIGURATION = 284;
    static final int RESOLUTION_UNIT = 296;
    static final int SOFTWARE = 305;
    static final int PREDICTOR = 317;
    static final int TILE_WIDTH = 322;
    static final int TILE_LENGTH = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTE_COUNTS = 325;
    static final int SUB_IFDS = 330;
    static final int SAMPLE_FORMAT = 339;
    static final int YCBCR_SUBSAMPLING = 530;

    private static final int CENTIMETRE = 3;

    /** A rational 2e9 / (2e5 um) is 1e4 / um pixels per cm, exact for pixel sizes of five decimals, and fits 31 bits. */
    private static final int RESOLUTION_NUMERATOR = 2_000_000_000;

    private static final double RESOLUTION_DENOMINATOR_PER_UM = 200_000;

    private enum Type {
        ASCII(2, 1),
        SHORT(3, 2),
        LONG(4, 4),
        RATIONAL(5, 8),
        LONG8(16, 8);

        private final int code;
        private final int bytes;

        Type(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    /** An offset is a LONG in a TIFF and a LONG8 in a BigTIFF. */
    private record Entry(Type type, long[] values, boolean offsets) {

        Type typeIn(boolean big) {
            return offsets && big ? Type.LONG8 : type;
        }

        int bytesIn(boolean big) {
            return typeIn(big).bytes * values.length;
        }
    }

    private final Map<Integer, Entry> entries = new TreeMap<>();

    TiffDirectory shorts(int tag, long... values) {
        return put(tag, new Entry(Type.SHORT, values, false));
    }

    TiffDirectory longs(int tag, long... values) {
        return put(tag, new Entry(Type.LONG, values, false));
    }

    TiffDirectory offsets(int tag, long... values) {
        return put(tag, new Entry(Type.LONG, values, true));
    }

    TiffDirectory text(int tag, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        long[] values = new long[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return put(tag, new Entry(Type.ASCII, values, false));
    }

    TiffDirectory pixelSize(PixelSize size) {
        put(X_RESOLUTION, new Entry(Type.RATIONAL, new long[] {resolution(size.xUm())}, false));
        put(Y_RESOLUTION, new Entry(Type.RATIONAL, new long[] {resolution(size.yUm())}, false));
        return shorts(RESOLUTION_UNIT, CENTIMETRE);
    }

    /** Numerator in the lower half, denominator in the upper, as the file stores them. */
    private static long resolution(double um) {
        long denominator = Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(um * RESOLUTION_DENOMINATOR_PER_UM)));
        return denominator << 32 | RESOLUTION_NUMERATOR;
    }

    private TiffDirectory put(int tag, Entry entry) {
        entries.put(tag, entry);
        return this;
    }

    /** The values that do not fit into their entries, each on an even offset, for writing at {@code start}. */
    byte[] outsideValues(boolean big, long start) {
        ByteBuffer buffer = little(outsideBytes(big));
        for (Entry entry : entries.values()) {
            if (entry.bytesIn(big) > inside(big)) {
                putValues(buffer, entry, big);
                buffer.position(buffer.position() + buffer.position() % 2);
            }
        }
        return buffer.array();
    }

    /** The directory itself, when its outside values stand at {@code start}; no further directory follows. */
    byte[] entries(boolean big, long start) {
        ByteBuffer buffer = little(big ? 16 + 20 * entries.size() : 6 + 12 * entries.size());
        putCount(buffer, entries.size(), big, true);
        long outside = start;
        for (Map.Entry<Integer, Entry> tagged : entries.entrySet()) {
            Entry entry = tagged.getValue();
            buffer.putShort((short) (int) tagged.getKey()).putShort((short) entry.typeIn(big).code);
            putCount(buffer, entry.values.length, big, false);
            int next = buffer.position() + inside(big);
            if (entry.bytesIn(big) > inside(big)) {
                putCount(buffer, outside, big, false);
                outside += entry.bytesIn(big) + entry.bytesIn(big) % 2;
            } else {
                putValues(buffer, entry, big);
            }
            buffer.position(next);
        }
        return buffer.array();
    }

    private int outsideBytes(boolean big) {
        int bytes = 0;
        for (Entry entry : entries.values()) {
            int length = entry.bytesIn(big);
            bytes += length > inside(big) ? length + length % 2 : 0;
        }
        return bytes;
    }

    private static void putValues(ByteBuffer buffer, Entry entry, boolean big) {
        for (long value : entry.values) {
            switch (entry.typeIn(big).bytes) {
                case 1 -> buffer.put((byte) value);
                case 2 -> buffer.putShort((short) value);
                case 4 -> buffer.putInt((int) value);
                default -> buffer.putLong(value);
            }
        }
    }

    private static void putCount(ByteBuffer buffer, long count, boolean big, boolean ofEntries) {
        if (big) {
            buffer.putLong(count);
        } else if (ofEntries) {
            buffer.putShort((short) count);
        } else {
            buffer.putInt((int) count);
        }
    }

    private static int inside(boolean big) {
        return big ? 8 : 4;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
