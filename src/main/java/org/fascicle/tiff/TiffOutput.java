package org.fascicle.tiff;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The bytes of a TIFF or BigTIFF file, little-endian, written front to back; its directories come last.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 * @see <a href="https://www.awaresystems.be/imaging/tiff/bigtiff.html">BigTIFF</a>
 */
final class TiffOutput implements AutoCloseable {

    /** What fits in 32-bit offsets, with room for the directories. */
    private static final long CLASSIC_BYTES = 0xf000_0000L;

    private final RandomAccessFile file;
    private final boolean big;
    private long end;

    /** A new file, BigTIFF where {@code bytesAtMost} of pixels might not fit in 32-bit offsets. */
    TiffOutput(Path path, long bytesAtMost) throws IOException {
        this.big = bytesAtMost > CLASSIC_BYTES;
        this.file = new RandomAccessFile(path.toFile(), "rw");
        file.setLength(0);
        append(header(0));
    }

    /** Appends bytes on an even offset, which is returned. */
    long append(byte[] bytes) throws IOException {
        if (end % 2 != 0) {
            file.seek(end++);
            file.write(0);
        }
        long offset = end;
        file.seek(offset);
        file.write(bytes);
        end += bytes.length;
        return offset;
    }

    /** Appends a directory, its long values before it, and returns its offset. */
    long append(TiffDirectory directory) throws IOException {
        long values = end + end % 2;
        byte[] outside = directory.outsideValues(big, values);
        append(outside);
        return append(directory.entries(big, values));
    }

    /** Names the file's first directory: from now on the file is whole. */
    void finish(long firstDirectory) throws IOException {
        file.seek(0);
        file.write(header(firstDirectory));
    }

    private byte[] header(long firstDirectory) {
        ByteBuffer header = ByteBuffer.allocate(big ? 16 : 8).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'I').put((byte) 'I').putShort((short) (big ? 43 : 42));
        return big
                ? header.putShort((short) 8)
                        .putShort((short) 0)
                        .putLong(firstDirectory)
                        .array()
                : header.putInt((int) firstDirectory).array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
