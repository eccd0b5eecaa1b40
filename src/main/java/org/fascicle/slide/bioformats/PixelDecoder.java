package org.fascicle.slide.bioformats;

import java.io.IOException;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.ChannelOrder;
import org.fascicle.slide.Opacity;
import org.fascicle.slide.SampleBits;
import org.fascicle.space.Region;

/**
 * Turns a reader's bytes into RGB: interleaved or planar, 8 or 16 bits, grey, palette or three planes in any order.
 *
 * <p>More than 8 bits are scaled by the range in use, {@code 255 * value / (2^bits - 1)}, rounded. A sample beyond the colours is
 * laid over white where it is opacity, and left out where it is not.
 */
final class PixelDecoder {

    private final ChannelKind kind;
    private final ChannelOrder order;
    private final Opacity opacity;
    private final int samples;
    private final int bytes;
    private final int max;

    /** For the reader's present series. */
    PixelDecoder(ChannelKind kind, ChannelOrder order, Opacity opacity, IFormatReader reader) {
        this(
                kind,
                order,
                opacity,
                kind == ChannelKind.THREE_PLANES ? 1 : reader.getRGBChannelCount(),
                FormatTools.getBytesPerPixel(reader.getPixelType()),
                reader.getBitsPerPixel());
    }

    private PixelDecoder(ChannelKind kind, ChannelOrder order, Opacity opacity, int samples, int bytes, int bits) {
        this.kind = kind;
        this.order = order;
        this.opacity = opacity;
        this.samples = samples;
        this.bytes = bytes;
        this.max = (1 << Math.min(8 * bytes, Math.max(1, bits))) - 1;
    }

    PixelDecoder withBits(int bits) {
        return new PixelDecoder(kind, order, opacity, samples, bytes, bits);
    }

    /** Whether samples of two bytes are not said to use fewer bits, so that what they hold must tell. */
    boolean mayUseFewerBits() {
        return max == (1 << SampleBits.ALL) - 1 && kind != ChannelKind.PALETTE;
    }

    /** Whether there is a sample that is neither colour nor opacity. */
    boolean leavesSamplesOut() {
        return hasExtraSample() && opacity == Opacity.NONE;
    }

    private boolean hasExtraSample() {
        return samples == 2 || samples == 4;
    }

    /** Counts all samples of a part of the reader's present series and resolution. */
    void count(IFormatReader reader, Region region, SampleBits used) throws FormatException, IOException {
        for (int plane = 0; plane < (kind == ChannelKind.THREE_PLANES ? 3 : 1); plane++) {
            byte[] data = plane(reader, plane, region);
            for (int i = 0; i < data.length / bytes; i++) {
                used.add(sample(data, i));
            }
        }
    }

    /** The part of the reader's present series and resolution; one call of the reader per plane. */
    RgbImage read(IFormatReader reader, Region region) throws FormatException, IOException {
        return switch (kind) {
            case RGB, GREY -> colours(plane(reader, 0, region), region, reader.isInterleaved());
            case PALETTE -> palette(reader, plane(reader, 0, region), region);
            case THREE_PLANES ->
                threePlanes(
                        plane(reader, order.red(), region),
                        plane(reader, order.green(), region),
                        plane(reader, order.blue(), region),
                        region);
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
        boolean shaded = hasExtraSample() && opacity != Opacity.NONE;
        for (int i = 0; i < pixels; i++) {
            int alpha = shaded ? sample(data, i * step + (samples - 1) * stride) : max;
            for (int channel = 0; channel < 3; channel++) {
                int value = sample(data, i * step + (samples >= 3 ? channel * stride : 0));
                rgb[3 * i + channel] = alpha == max ? scaled(value) : opacity.overWhite(value, alpha, max);
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
}
