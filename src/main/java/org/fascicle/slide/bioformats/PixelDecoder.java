package org.fascicle.slide.bioformats;

import java.io.IOException;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * Turns a reader's bytes into RGB: interleaved or planar, 8 or 16 bits, grey, palette or three planes.
 *
 * <p>More than 8 bits are scaled by the nominal range, {@code 255 * value / (2^bits - 1)}, rounded. A fourth sample is
 * opacity and is laid over white.
 */
final class PixelDecoder {

    private final ChannelKind kind;
    private final int samples;
    private final int bytes;
    private final int max;

    /** For the reader's present series. */
    PixelDecoder(ChannelKind kind, IFormatReader reader) {
        this.kind = kind;
        this.samples = kind == ChannelKind.THREE_PLANES ? 1 : reader.getRGBChannelCount();
        this.bytes = FormatTools.getBytesPerPixel(reader.getPixelType());
        this.max = (1 << Math.min(8 * bytes, Math.max(1, reader.getBitsPerPixel()))) - 1;
    }

    /** The part of the reader's present series and resolution; one call of the reader per plane. */
    RgbImage read(IFormatReader reader, Region region) throws FormatException, IOException {
        byte[] data = plane(reader, 0, region);
        return switch (kind) {
            case RGB, GREY -> colours(data, region, reader.isInterleaved());
            case PALETTE -> palette(reader, data, region);
            case THREE_PLANES -> threePlanes(data, plane(reader, 1, region), plane(reader, 2, region), region);
        };
    }

    /** Two-byte values come out little-endian. */
    private byte[] plane(IFormatReader reader, int number, Region region) throws FormatException, IOException {
        byte[] data = reader.openBytes(number, region.x(), region.y(), region.width(), region.height());
        long expected = region.pixels() * samples * bytes;
        if (data.length != expected) {
            throw new FormatException("the reader gave " + data.length + " bytes where " + expected + " were due");
        }
        if (bytes == 2 && !reader.isLittleEndian()) {
            for (int i = 0; i < data.length; i += 2) {
                byte first = data[i];
                data[i] = data[i + 1];
                data[i + 1] = first;
            }
        }
        return data;
    }

    /** Levels of one file differ in {@code interleaved}. */
    private RgbImage colours(byte[] data, Region region, boolean interleaved) {
        int pixels = (int) region.pixels();
        if (samples == 3 && bytes == 1 && max == 255 && interleaved) {
            return new RgbImage(region.width(), region.height(), data);
        }
        byte[] rgb = new byte[3 * pixels];
        if (samples == 3 && bytes == 1 && max == 255) {
            interleave(data, rgb, pixels);
        } else {
            scale(data, rgb, pixels, interleaved);
        }
        return new RgbImage(region.width(), region.height(), rgb);
    }

    private void scale(byte[] data, byte[] rgb, int pixels, boolean interleaved) {
        int step = interleaved ? samples : 1;
        int stride = interleaved ? 1 : pixels;
        boolean opacity = samples == 2 || samples == 4;
        for (int i = 0; i < pixels; i++) {
            int alpha = opacity ? sample(data, i * step + (samples - 1) * stride) : max;
            for (int channel = 0; channel < 3; channel++) {
                int value = sample(data, i * step + (samples >= 3 ? channel * stride : 0));
                rgb[3 * i + channel] = alpha == max ? scaled(value) : overWhite(value, alpha);
            }
        }
    }

    private static void interleave(byte[] planar, byte[] rgb, int pixels) {
        for (int i = 0; i < pixels; i++) {
            rgb[3 * i] = planar[i];
            rgb[3 * i + 1] = planar[pixels + i];
            rgb[3 * i + 2] = planar[2 * pixels + i];
        }
    }

    private RgbImage threePlanes(byte[] red, byte[] green, byte[] blue, Region region) {
        int pixels = (int) region.pixels();
        byte[] rgb = new byte[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            rgb[3 * i] = scaled(sample(red, i));
            rgb[3 * i + 1] = scaled(sample(green, i));
            rgb[3 * i + 2] = scaled(sample(blue, i));
        }
        return new RgbImage(region.width(), region.height(), rgb);
    }

    /** Tables exist once a plane has been read. */
    private RgbImage palette(IFormatReader reader, byte[] data, Region region) throws FormatException, IOException {
        byte[][] table8 = reader.get8BitLookupTable();
        short[][] table16 = table8 == null ? reader.get16BitLookupTable() : null;
        if (table8 == null && table16 == null) {
            throw new FormatException("its table of colours is missing");
        }
        int pixels = (int) region.pixels();
        byte[] rgb = new byte[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            int index = sample(data, i);
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = table8 != null ? table8[channel][index] : (byte) (table16[channel][index] >> 8);
            }
        }
        return new RgbImage(region.width(), region.height(), rgb);
    }

    private int sample(byte[] data, int index) {
        return bytes == 1 ? data[index] & 0xff : data[2 * index] & 0xff | (data[2 * index + 1] & 0xff) << 8;
    }

    private byte scaled(int value) {
        return max == 255 ? (byte) value : (byte) Math.min(255, (value * 510L + max) / (2L * max));
    }

    private byte overWhite(int value, int alpha) {
        double shown = (value * (double) alpha / max + (max - alpha)) / max;
        return (byte) (int) (255 * Math.min(1, shown) + 0.5);
    }
}
