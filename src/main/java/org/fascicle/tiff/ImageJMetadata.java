package org.fascicle.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What ImageJ leaves in a TIFF of the channels of a composite image: labels of its slices and colour tables.
 *
 * <p>Tag 50839 holds a head, the letters IJIJ and then a kind and a number of blocks each, and after it the blocks; tag 50838 the
 * length of the head and of each block.
 *
 * @see <a href="https://imagej.net/ij/developer/source/ij/io/TiffDecoder.java.html">ImageJ's TiffDecoder.getMetaData</a>
 */
public record ImageJMetadata(List<String> labels, List<OptionalInt> colours) {

    private static final int LENGTHS = 50838;
    private static final int BLOCKS = 50839;
    private static final int MAGIC = 0x494a494a;
    private static final int LABELS = 0x6c61626c;
    private static final int TABLES = 0x6c757473;
    private static final int TABLE_BYTES = 768;

    /** What a page holds; nothing where it holds none or contradicts itself. */
    public static ImageJMetadata of(TiffImage page) {
        ImageJMetadata found = new ImageJMetadata(new ArrayList<>(), new ArrayList<>());
        long[] lengths = page.values(LENGTHS);
        ByteBuffer bytes = buffer(page.values(BLOCKS), page.bytes().order());
        if (lengths.length > 0 && lengths[0] >= 4 && lengths[0] <= bytes.limit() && bytes.getInt() == MAGIC) {
            found.read(bytes, lengths);
        }
        return new ImageJMetadata(List.copyOf(found.labels), List.copyOf(found.colours));
    }

    private static ByteBuffer buffer(long[] values, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length).order(order);
        for (long value : values) {
            bytes.put((byte) value);
        }
        return bytes.flip();
    }

    private void read(ByteBuffer bytes, long[] lengths) {
        ByteBuffer head = bytes.slice(4, (int) lengths[0] - 4).order(bytes.order());
        bytes.position((int) lengths[0]);
        int block = 1;
        while (head.remaining() >= 8) {
            int kind = head.getInt();
            for (int left = head.getInt(); left > 0 && block < lengths.length; left--) {
                long length = lengths[block++];
                if (length < 0 || length > bytes.remaining()) {
                    return;
                }
                byte[] data = new byte[(int) length];
                bytes.get(data);
                keep(kind, data, bytes.order());
            }
        }
    }

    private void keep(int kind, byte[] data, ByteOrder order) {
        if (kind == LABELS) {
            labels.add(new String(
                    data, order == ByteOrder.BIG_ENDIAN ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE));
        } else if (kind == TABLES && data.length == TABLE_BYTES) {
            colours.add(OptionalInt.of((data[255] & 0xff) << 16 | (data[511] & 0xff) << 8 | data[767] & 0xff));
        }
    }
}
