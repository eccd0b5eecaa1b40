package org.fascicle.tiff;

import java.util.Arrays;

/** What a pixel of a written file holds. */
public enum PixelType {
    /** A mask: 0 or 255 in 8 bits. */
    MASK8(1, 8, 1),
    /** Numbers of objects in 32 bits without sign, 0 for background. */
    LABEL32(1, 32, 1),
    /** Red, green, blue in 8 bits each. */
    RGB8(3, 8, 2);

    private final int samples;
    private final int bits;
    private final int photometric;

    PixelType(int samples, int bits, int photometric) {
        this.samples = samples;
        this.bits = bits;
        this.photometric = photometric;
    }

    int samples() {
        return samples;
    }

    int bytesPerPixel() {
        return samples * bits / 8;
    }

    /** The entries that describe such a pixel. */
    TiffDirectory describe(TiffDirectory directory) {
        long[] bitsPerSample = new long[samples];
        Arrays.fill(bitsPerSample, bits);
        long[] unsigned = new long[samples];
        Arrays.fill(unsigned, 1);
        return directory
                .shorts(TiffDirectory.BITS_PER_SAMPLE, bitsPerSample)
                .shorts(TiffDirectory.SAMPLE_FORMAT, unsigned)
                .shorts(TiffDirectory.SAMPLES_PER_PIXEL, samples)
                .shorts(TiffDirectory.PHOTOMETRIC, photometric)
                .shorts(TiffDirectory.PLANAR_CONFIGURATION, 1);
    }
}
