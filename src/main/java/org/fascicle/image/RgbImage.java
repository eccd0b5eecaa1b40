package org.fascicle.image;

import java.io.Serializable;
import org.fascicle.space.Region;

/**
 * An 8-bit RGB image: {@code width * height} pixels, row by row, three bytes R, G, B each.
 *
 * <p>Owns its array: {@link #data()} hands out the array itself, for speed; who writes into it afterwards breaks others.
 */
public final class RgbImage implements Serializable {

    private static final long serialVersionUID = 1;

    private final int width;
    private final int height;
    private final byte[] data;

    public RgbImage(int width, int height, byte[] data) {
        Dimensions.require(width, height, data.length, 3);
        this.width = width;
        this.height = height;
        this.data = data;
    }

    public static RgbImage black(int width, int height) {
        return new RgbImage(width, height, new byte[Dimensions.arrayLength(width, height, 3)]);
    }

    /** From pixels {@code 0xRRGGBB}; the upper byte is ignored. */
    public static RgbImage ofPacked(int width, int height, int[] rgb) {
        RgbImage image = black(width, height);
        Dimensions.require(width, height, rgb.length, 1);
        for (int i = 0; i < rgb.length; i++) {
            image.data[3 * i] = (byte) (rgb[i] >> 16);
            image.data[3 * i + 1] = (byte) (rgb[i] >> 8);
            image.data[3 * i + 2] = (byte) rgb[i];
        }
        return image;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The bytes themselves, {@code 3 * (y * width + x) + channel}. */
    public byte[] data() {
        return data;
    }

    public int red(int x, int y) {
        return data[3 * (y * width + x)] & 0xff;
    }

    public int green(int x, int y) {
        return data[3 * (y * width + x) + 1] & 0xff;
    }

    public int blue(int x, int y) {
        return data[3 * (y * width + x) + 2] & 0xff;
    }

    /** Pixels as {@code 0xRRGGBB}. */
    public int[] toPacked() {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (data[3 * i] & 0xff) << 16 | (data[3 * i + 1] & 0xff) << 8 | data[3 * i + 2] & 0xff;
        }
        return rgb;
    }

    /** A copy of the part inside {@code region}, which must lie within the image. */
    public RgbImage crop(Region region) {
        Dimensions.requireInside(region, width, height);
        RgbImage part = black(region.width(), region.height());
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(
                    data,
                    3 * ((region.y() + row) * width + region.x()),
                    part.data,
                    3 * row * region.width(),
                    3 * region.width());
        }
        return part;
    }
}
