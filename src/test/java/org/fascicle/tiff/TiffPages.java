package org.fascicle.tiff;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.fascicle.space.PixelSize;

/** TIFF files of any pages in any order, uncompressed, for tests of what writers do. */
public final class TiffPages {

    private static final int EXTRA_SAMPLES = 338;

    private TiffPages() {}

    /** One page: its pixels as they lie in the file, and what it says of them. */
    public static final class Page {

        private final TiffDirectory directory = new TiffDirectory();
        private final byte[] pixels;
        private String description = "";

        private Page(byte[] pixels) {
            this.pixels = pixels;
        }

        /** @param um size of a pixel, stated in pixels per centimetre */
        public Page pixelSize(double um) {
            directory.pixelSize(PixelSize.square(um));
            return this;
        }

        /** Pixels per unit; 1 says that the unit is not stated, 2 inch, 3 centimetre. */
        public Page resolution(double perUnit, int unit) {
            directory.pixelSize(PixelSize.square(10_000 / perUnit)).shorts(TiffDirectory.RESOLUTION_UNIT, unit);
            return this;
        }

        public Page description(String text) {
            directory.text(TiffDirectory.IMAGE_DESCRIPTION, text);
            description = text;
            return this;
        }

        public String describedAs() {
            return description;
        }

        /** What the samples beyond the colours are: 0 unspecified, 1 premultiplied opacity, 2 opacity. */
        public Page extraSamples(long... kinds) {
            directory.shorts(EXTRA_SAMPLES, kinds);
            return this;
        }

        public Page reduced() {
            directory.longs(TiffDirectory.NEW_SUBFILE_TYPE, 1);
            return this;
        }

        /** Any field that holds text. */
        public Page text(int tag, String text) {
            directory.text(tag, text);
            return this;
        }

        public Page longs(int tag, long... values) {
            directory.longs(tag, values);
            return this;
        }
    }

    /** A page whose pixels are all the same. */
    public static Page uniform(int width, int height, int... samples) {
        byte[] pixels = new byte[width * height * samples.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) samples[i % samples.length];
        }
        return page(width, height, samples.length, 8, pixels);
    }

    /** A page of interleaved samples, grey below three of them, else red, green, blue and more; 16 bits are little-endian. */
    public static Page page(int width, int height, int samples, int bits, byte[] pixels) {
        Page page = new Page(pixels);
        long[] bitsPerSample = new long[samples];
        Arrays.fill(bitsPerSample, bits);
        page.directory
                .longs(TiffDirectory.IMAGE_WIDTH, width)
                .longs(TiffDirectory.IMAGE_LENGTH, height)
                .shorts(TiffDirectory.BITS_PER_SAMPLE, bitsPerSample)
                .shorts(TiffDirectory.COMPRESSION, 1)
                .shorts(TiffDirectory.PHOTOMETRIC, samples >= 3 ? 2 : 1)
                .shorts(TiffDirectory.SAMPLES_PER_PIXEL, samples)
                .longs(TiffDirectory.ROWS_PER_STRIP, height)
                .longs(TiffDirectory.STRIP_BYTE_COUNTS, pixels.length);
        return page;
    }

    /** Writes the pages in this order. */
    public static Path write(Path file, Page... pages) throws IOException {
        long[] offsets = new long[pages.length];
        int[] lengths = new int[pages.length];
        try (TiffOutput out = new TiffOutput(file, 1000)) {
            for (int i = 0; i < pages.length; i++) {
                pages[i].directory.offsets(TiffDirectory.STRIP_OFFSETS, out.append(pages[i].pixels));
                offsets[i] = out.append(pages[i].directory);
                lengths[i] = pages[i].directory.entries(false, 0).length;
            }
            out.finish(offsets[0]);
        }
        chain(file, offsets, lengths);
        return file;
    }

    /** The last four bytes of a directory name the next one. */
    private static void chain(Path file, long[] offsets, int[] lengths) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (int i = 0; i + 1 < offsets.length; i++) {
                bytes.seek(offsets[i] + lengths[i] - 4);
                bytes.writeInt(Integer.reverseBytes((int) offsets[i + 1]));
            }
        }
    }
}
