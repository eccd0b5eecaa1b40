package org.fascicle.tiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads numbers of a file's byte order at any place; safe from several threads. */
final class TiffBytes implements AutoCloseable {

    private final FileChannel channel;
    private final ByteOrder order;
    private final long length;

    TiffBytes(Path file, ByteOrder order) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.order = order;
        this.length = channel.size();
    }

    ByteOrder order() {
        return order;
    }

    long length() {
        return length;
    }

    boolean holds(long offset, long count) {
        return offset >= 0 && count >= 0 && offset <= length && count <= length - offset;
    }

    /** {@code count} unsigned numbers of 1, 2, 4 or 8 bytes. */
    long[] numbers(long offset, int count, int bytesEach) {
        ByteBuffer buffer = ByteBuffer.wrap(read(offset, count * bytesEach)).order(order);
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = switch (bytesEach) {
                case 1 -> buffer.get() & 0xff;
                case 2 -> buffer.getShort() & 0xffff;
                case 4 -> buffer.getInt() & 0xffff_ffffL;
                default -> buffer.getLong();
            };
        }
        return numbers;
    }

    long number(long offset, int bytes) {
        return numbers(offset, 1, bytes)[0];
    }

    byte[] read(long offset, int count) {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        try {
            while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                // reads on
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (buffer.hasRemaining()) {
            throw new UncheckedIOException(new IOException("the file ends early"));
        }
        return buffer.array();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
