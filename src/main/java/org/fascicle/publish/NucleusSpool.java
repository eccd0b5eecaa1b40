package org.fascicle.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.fascicle.measure.Nucleus;
import org.fascicle.space.Region;

/**
 * Keeps the nuclei of a slide in a file until it is known what each of them is, and hands them over in the order of the patches,
 * row by row, whatever order these came in: so numbers and order depend on neither threads nor tiles.
 *
 * <p>In memory stand some bytes per patch. Written by one thread at a time; read by any number once all is written.
 */
final class NucleusSpool implements AutoCloseable {

    /** Takes the nuclei of a slide. */
    interface Reader {

        /** The next nucleus; numbers rise from 1. */
        void nucleus(int id, Nucleus nucleus);

        /** No nucleus still to come has a pixel above row {@code y} of the grid. */
        void completeAbove(int y);
    }

    /** Where the nuclei of a patch lie in the file, and the highest row that any of them reaches. */
    private record Chunk(Region core, long offset, int length, int top) {}

    private static final Comparator<Chunk> READING_ORDER = Comparator.comparingInt(
                    (Chunk chunk) -> chunk.core().y())
            .thenComparingInt(chunk -> chunk.core().x());

    private final FileChannel file;
    private final List<Chunk> chunks = new ArrayList<>();
    private long end;

    /** @param file is made here and gone when the spool is closed */
    NucleusSpool(Path file) {
        try {
            this.file = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param core of the patch that the nuclei belong to; each comes once */
    void add(Region core, List<Nucleus> nuclei) {
        if (nuclei.isEmpty()) {
            return;
        }
        byte[] bytes = packed(nuclei);
        int top = nuclei.stream()
                .mapToInt(nucleus -> nucleus.mask().bounds().y())
                .min()
                .getAsInt();
        try {
            write(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        chunks.add(new Chunk(core, end - bytes.length, bytes.length, top));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            end += file.write(bytes, end);
        }
    }

    private static byte[] packed(List<Nucleus> nuclei) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (ObjectOutputStream out = new ObjectOutputStream(new DeflaterOutputStream(bytes, fast))) {
            out.writeObject(nuclei.toArray(Nucleus[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    /** Hands over all nuclei. */
    void replay(Reader reader) {
        List<Chunk> ordered = chunks.stream().sorted(READING_ORDER).toList();
        int[] tops = highestFrom(ordered);
        int id = 0;
        for (int i = 0; i < ordered.size(); i++) {
            reader.completeAbove(tops[i]);
            for (Nucleus nucleus : unpacked(ordered.get(i))) {
                reader.nucleus(++id, nucleus);
            }
        }
    }

    /** For each chunk the highest row that it or any after it reaches. */
    private static int[] highestFrom(List<Chunk> ordered) {
        int[] tops = new int[ordered.size()];
        for (int i = tops.length - 1; i >= 0; i--) {
            int own = ordered.get(i).top();
            tops[i] = i + 1 < tops.length ? Math.min(own, tops[i + 1]) : own;
        }
        return tops;
    }

    private Nucleus[] unpacked(Chunk chunk) {
        ByteBuffer bytes = ByteBuffer.allocate(chunk.length());
        try {
            while (bytes.hasRemaining() && file.read(bytes, chunk.offset() + bytes.position()) > 0) {
                // a read may stop early
            }
            try (ObjectInputStream in =
                    new ObjectInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes.array())))) {
                return (Nucleus[]) in.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
