package org.fascicle.slide.bioformats;

import java.io.IOException;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.SlideSource;
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
    private final boolean littleEndian;
    private final boolean interleaved;

    private PixelDecoder(ChannelKind kind, IFormatReader reader) {
        this.kind = kind;
        this.samples = kind == ChannelKind.THREE_PLANES ? 1 : reader.getRGBChannelCount();
        this.bytes = FormatTools.getBytesPerPixel(reader.getPixelType());
        this.max = (1 << Math.min(8 * bytes, Math.max(1, reader.getBitsPerPixel()))) - 1;
        this.littleEndian = reader.isLittleEndian();
        this.interleaved = reader.isInterleaved();
    }

    static PixelDecoder of(SlideSource source, IFormatReader reader, ChannelKind kind) {
        return new PixelDecoder(kind, reader);
    }

    /** The part of the reader's present series and resolution; one call of the reader per plane. */
    RgbImage read(IFormatReader reader, Region region) throws FormatException, IOException {
        byte[] data = plane(reader, 0, region);
        return switch (kind) {
            case RGB -> samples == 3 && bytes == 1 && interleaved && max == 255
                    ? new RgbImage(region.width(), region.height(), data)
                    : colours(data, region);
            case GREY -> colours(data, region);
            case PALETTE -> palette(reader, data, region);
            case THREE_PLANES -> threePlanes(data, plane(reader, 1, region), plane(reader, 2, region), region);
        };
    }

    private byte[] plane(IFormatReader reader, int number, Region region) throws FormatException, IOException {
        byte[] data = reader.openBytes(number, region.x(), region.y(), region.width(), region.height());
        long expected = region.pixels() * samples * bytes;
        if (data.length != expected) {
            throw new FormatException("the reader gave " + data.length + " bytes where " + expected + " were due");
        }
        return data;
    }

    private RgbImage colours(byte[] data, Region region) {
        int pixels = (int) region.pixels();
        byte[] rgb = new byte[3 * pixels];
        int step = interleaved ? samples : 1;
        int stride = interleaved ? 1 : pixels;
        boolean colour = samples >= 3;
        boolean opacity = samples == 2 || samples == 4;
        if (samples == 3 && bytes == 1 && max == 255 && !interleaved) {
            interleave(data, rgb, pixels);
            return new RgbImage(region.width(), region.height(), rgb);
        }
        for (int i = 0; i < pixels; i++) {
            int alpha = opacity ? sample(data, i * step + (samples - 1) * stride) : max;
            for (int channel = 0; channel < 3; channel++) {
                int value = sample(data, i * step + (colour ? channel * stride : 0));
                rgb[3 * i + channel] = alpha == max ? scaled(value) : overWhite(value, alpha);
            }
        }
        return new RgbImage(region.width(), region.height(), rgb);
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
        if (bytes == 1) {
            return data[index] & 0xff;
        }
        int first = data[2 * index] & 0xff;
        int second = data[2 * index + 1] & 0xff;
        return littleEndian ? second << 8 | first : first << 8 | second;
    }

    private byte scaled(int value) {
        return max == 255 ? (byte) value : (byte) Math.min(255, (value * 510L + max) / (2L * max));
    }

    private byte overWhite(int value, int alpha) {
        double shown = (value * (double) alpha / max + (max - alpha)) / max;
        return (byte) (int) (255 * Math.min(1, shown) + 0.5);
    }
}
