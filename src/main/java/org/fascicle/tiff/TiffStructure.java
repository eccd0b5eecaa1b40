package org.fascicle.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The directories of a TIFF or BigTIFF file, read before anyone believes them.
 *
 * <p>Readers that follow a damaged chain of directories run in circles until memory ends; here a circle is an answer.
 */
public final class TiffStructure implements AutoCloseable {

    private static final int MOST_IMAGES = 100_000;
    private static final int HAMAMATSU = 65420;
    private static final long CLASSIC_LIMIT = 1L << 32;

    private final TiffBytes bytes;
    private final boolean big;
    private final List<TiffImage> images = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private boolean circular;

    private TiffStructure(TiffBytes bytes, boolean big) {
        this.bytes = bytes;
        this.big = big;
    }

    /** Reads a file's directories and their sub-directories; empty if it is no TIFF. */
    public static Optional<TiffStructure> read(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(4);
        }
        boolean little = start.length == 4 && start[0] == 'I' && start[1] == 'I';
        boolean bigEndian = start.length == 4 && start[0] == 'M' && start[1] == 'M';
        int version = little ? start[2] : bigEndian ? start[3] : 0;
        if (version != 42 && version != 43) {
            return Optional.empty();
        }
        TiffBytes bytes = new TiffBytes(file, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        TiffStructure structure = new TiffStructure(bytes, version == 43);
        structure.follow(structure.big ? 8 : 4);
        return Optional.of(structure);
    }

    /** All images, those of sub-directories included. */
    public List<TiffImage> images() {
        return List.copyOf(images);
    }

    /** Whether the chain of directories bites its own tail. */
    public boolean isCircular() {
        return circular;
    }

    /** Whether offsets mean what the standard says; Hamamatsu's files above 4 GB keep the upper halves elsewhere. */
    public boolean isStandard() {
        return (big || bytes.length() < CLASSIC_LIMIT) && images.stream().noneMatch(image -> image.has(HAMAMATSU));
    }

    private void follow(long pointer) {
        int size = big ? 8 : 4;
        for (long at = pointer; bytes.holds(at, size) && images.size() < MOST_IMAGES; ) {
            long directory = bytes.number(at, size);
            if (directory == 0) {
                return;
            }
            if (!seen.add(directory)) {
                circular = true;
                return;
            }
            long entries = bytes.holds(directory, big ? 8 : 2) ? bytes.number(directory, big ? 8 : 2) : -1;
            long length = entries * (big ? 20 : 12);
            if (entries < 0 || entries > 0xffff || !bytes.holds(directory + (big ? 8 : 2), length)) {
                return;
            }
            add(directory + (big ? 8 : 2), (int) entries);
            at = directory + (big ? 8 : 2) + length;
        }
    }

    private void add(long start, int entries) {
        Map<Integer, TiffImage.Field> fields = new HashMap<>();
        for (int i = 0; i < entries; i++) {
            long at = start + (long) i * (big ? 20 : 12);
            int tag = (int) bytes.number(at, 2);
            int type = (int) bytes.number(at + 2, 2);
            long count = bytes.number(at + 4, big ? 8 : 4);
            TiffImage.Field inside = new TiffImage.Field(type, count, at + (big ? 12 : 8));
            if (count >= 0 && count <= bytes.length()) {
                boolean fits = count * inside.bytesEach() <= (big ? 8 : 4);
                fields.put(
                        tag,
                        fits ? inside : new TiffImage.Field(type, count, bytes.number(inside.offset(), big ? 8 : 4)));
            }
        }
        TiffImage image = new TiffImage(bytes, fields);
        images.add(image);
        for (long sub : image.values(TiffDirectory.SUB_IFDS)) {
            addSub(sub);
        }
    }

    private void addSub(long directory) {
        int size = big ? 8 : 2;
        if (images.size() < MOST_IMAGES && bytes.holds(directory, size) && seen.add(directory)) {
            long entries = bytes.number(directory, size);
            if (entries >= 0 && entries <= 0xffff && bytes.holds(directory + size, entries * (big ? 20 : 12))) {
                add(directory + size, (int) entries);
            }
        }
    }

    @Override
    public void close() {
        bytes.close();
    }
}
