package org.fascicle.tiff;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Whether the compressed bytes of a tile hold a whole tile.
 *
 * <p>For deflate, LZW and PackBits: whether they unpack to enough bytes. For JPEG: whether the chain of segments is in order
 * and the scan runs to its end without a marker that cannot stand in it; the entropy code itself is not decoded.
 * Other compressions are taken as whole.
 */
final class CompressedTile {

    private static final int LZW = 5;
    private static final int JPEG = 7;
    private static final int DEFLATE = 8;
    private static final int OLD_DEFLATE = 32946;
    private static final int PACK_BITS = 32773;

    private CompressedTile() {}

    static boolean isWhole(int compression, byte[] bytes, long due) {
        return switch (compression) {
            case JPEG -> isWholeJpeg(bytes);
            case DEFLATE, OLD_DEFLATE -> inflated(bytes, due) >= due;
            case LZW -> isOldLzw(bytes) || LzwLength.of(bytes, due) >= due;
            case PACK_BITS -> packBitsLength(bytes) >= due;
            default -> true;
        };
    }

    private static long inflated(byte[] bytes, long due) {
        Inflater inflater = new Inflater();
        inflater.setInput(bytes);
        byte[] buffer = new byte[1 << 16];
        try {
            while (inflater.getBytesWritten() < due) {
                if (inflater.inflate(buffer) == 0) {
                    break;
                }
            }
            return inflater.getBytesWritten();
        } catch (DataFormatException e) {
            return -1;
        } finally {
            inflater.end();
        }
    }

    /** Runs and literal bytes: TIFF 6.0, section 9. */
    private static long packBitsLength(byte[] bytes) {
        long length = 0;
        for (int i = 0; i < bytes.length; ) {
            int n = bytes[i];
            length += n >= 0 ? n + 1 : n == -128 ? 0 : 1 - n;
            i += n >= 0 ? n + 2 : n == -128 ? 1 : 2;
            if (i > bytes.length) {
                return -1;
            }
        }
        return length;
    }

    /** LZW of before TIFF 6.0 packs its bits the other way round; its first code, clear, shows it. */
    private static boolean isOldLzw(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == 0 && (bytes[1] & 1) == 1;
    }

    private static boolean isWholeJpeg(byte[] bytes) {
        if (bytes.length < 4 || u8(bytes, 0) != 0xff || u8(bytes, 1) != 0xd8) {
            return false;
        }
        boolean scanned = false;
        for (int at = 2; at + 1 < bytes.length; ) {
            int marker = u8(bytes, at + 1);
            if (u8(bytes, at) != 0xff) {
                return false;
            }
            if (marker == 0xff) {
                at++;
            } else if (marker == 0xd9) {
                return scanned;
            } else {
                int end = at + 2 + segmentLength(bytes, at);
                if (end > bytes.length
                        || end < at + 4
                        || !isPossible(marker)
                        || marker == 0xc4 && !isHuffman(bytes, at + 4, end)) {
                    return false;
                }
                scanned |= marker == 0xda;
                at = marker == 0xda ? endOfScan(bytes, end) : end;
            }
        }
        return scanned && !endsBlank(bytes);
    }

    /** Some encoders leave the end marker out; data that break off are followed by zeros or a constant. */
    private static boolean endsBlank(byte[] bytes) {
        for (int i = Math.max(0, bytes.length - 16); i < bytes.length; i++) {
            if (bytes[i] != bytes[bytes.length - 1]) {
                return false;
            }
        }
        return true;
    }

    private static int segmentLength(byte[] bytes, int at) {
        return at + 3 < bytes.length ? u8(bytes, at + 2) << 8 | u8(bytes, at + 3) : Integer.MAX_VALUE / 2;
    }

    /** Frames, tables, scans, application data and comments. */
    private static boolean isPossible(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc8 || marker >= 0xda && marker <= 0xef || marker == 0xfe;
    }

    /** Sixteen counts per table, whose sum is the number of symbols that follow. */
    private static boolean isHuffman(byte[] bytes, int start, int end) {
        int at = start;
        while (at + 17 <= end) {
            int symbols = 0;
            for (int i = 1; i <= 16; i++) {
                symbols += u8(bytes, at + i);
            }
            if (symbols > 256) {
                return false;
            }
            at += 17 + symbols;
        }
        return at == end;
    }

    /** Where the next marker after a scan stands, restarts passed over. */
    private static int endOfScan(byte[] bytes, int start) {
        for (int at = start; at + 1 < bytes.length; at++) {
            if (bytes[at] == (byte) 0xff) {
                int code = u8(bytes, at + 1);
                if (code != 0 && code != 0xff && (code < 0xd0 || code > 0xd7)) {
                    return at;
                }
            }
        }
        return bytes.length;
    }

    private static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }
}
