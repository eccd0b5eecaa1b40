package org.fascicle.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/**
 * A result image written tile by tile, never held in memory.
 *
 * <p>Tiles come row by row, as {@link org.fascicle.tile.TileGrid} lists them; those of the last column and row are smaller.
 * The file is deflate-compressed, carries the pixel size as resolution in cm, and is a BigTIFF where 4 GB might not do. Where a
 * row of tiles fits into {@link #STRIP_BYTES} it is stored in strips, which ImageJ itself can open; a wider image is stored
 * in tiles, for which Fiji uses Bio-Formats.
 *
 * <p>A file that is closed before its last tile is deleted: there are no half images.
 */
public final class TiledTiff implements AutoCloseable {

    private static final int STRIP_BYTES = 32 << 20;
    private static final int BYTES_PER_STRIP = 256 << 10;
    private static final int TILE_MULTIPLE = 16;

    private final Path file;
    private final PixelType type;
    private final int width;
    private final int height;
    private final int tileSize;
    private final TileCodec codec;
    private final TiffOutput out;
    private final TiffDirectory directory;
    private final boolean strips;
    private final int rowsPerStrip;
    private final byte[] band;
    private final long[] offsets;
    private final long[] counts;
    private int written;
    private int tiles;

    private TiledTiff(
            Path file, int width, int height, PixelType type, PixelSize pixelSize, int tileSize, String description)
            throws IOException {
        this.file = file;
        this.type = type;
        this.width = width;
        this.height = height;
        this.tileSize = tileSize;
        this.codec = TileCodec.deflate(type == PixelType.RGB8 ? 3 : 0);
        long rowBytes = (long) width * type.bytesPerPixel();
        this.strips = rowBytes * Math.min(tileSize, height) <= STRIP_BYTES;
        requireTileSize();
        this.rowsPerStrip = rowsPerStrip(tileSize, rowBytes);
        this.band = new byte[strips ? (int) rowBytes * Math.min(tileSize, height) : 0];
        int pieces = strips ? strips() : columns() * rows();
        this.offsets = new long[pieces];
        this.counts = new long[pieces];
        this.directory = describe(pixelSize, description);
        this.out = new TiffOutput(file, rowBytes * height + 16L * pieces);
    }

    /** A new file; {@code description} says in a line what the image is and on which grid. */
    public static TiledTiff create(
            Path file, int width, int height, PixelType type, PixelSize pixelSize, int tileSize, String description) {
        if (width <= 0 || height <= 0 || tileSize <= 0) {
            throw new IllegalArgumentException(
                    "A TIFF needs sizes above 0, not " + width + " x " + height + ", tiles of " + tileSize + ".");
        }
        try {
            return new TiledTiff(file, width, height, type, pixelSize, tileSize, description);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    public static TiledTiff create(
            Path file, int width, int height, PixelType type, PixelSize pixelSize, int tileSize) {
        return create(file, width, height, type, pixelSize, tileSize, "");
    }

    /** The next tile of a MASK8 file. */
    public void write(Region region, BinaryMask mask) {
        byte[] bytes = new byte[mask.data().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (mask.data()[i] ? 255 : 0);
        }
        write(region, PixelType.MASK8, bytes);
    }

    /** The next tile of a LABEL32 file. */
    public void write(Region region, LabelImage labels) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * labels.data().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(labels.data());
        write(region, PixelType.LABEL32, bytes.array());
    }

    /** The next tile of an RGB8 file. */
    public void write(Region region, RgbImage image) {
        write(region, PixelType.RGB8, image.data());
    }

    private void write(Region region, PixelType offered, byte[] pixels) {
        requireNext(region, offered, pixels);
        try {
            if (strips) {
                intoBand(region, pixels);
            } else {
                encode(padded(region, pixels), tileSize, tileSize);
            }
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
        tiles++;
    }

    private void requireNext(Region region, PixelType offered, byte[] pixels) {
        if (offered != type || pixels.length != region.pixels() * type.bytesPerPixel()) {
            throw new IllegalArgumentException("A tile of " + type + " on " + region + " cannot be filled with "
                    + pixels.length + " bytes of " + offered + ".");
        }
        if (tiles >= columns() * rows() || !region.equals(next())) {
            throw new IllegalArgumentException("Tiles come row by row: " + region + " is not tile " + tiles + " of "
                    + columns() + " x " + rows() + ".");
        }
    }

    private Region next() {
        return new Region(tiles % columns() * tileSize, tiles / columns() * tileSize, tileSize, tileSize)
                .intersection(Region.ofSize(width, height));
    }

    /** Strip layout: gathers a row of tiles, then writes it. */
    private void intoBand(Region region, byte[] pixels) throws IOException {
        int rowBytes = region.width() * type.bytesPerPixel();
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(pixels, row * rowBytes, band, (row * width + region.x()) * type.bytesPerPixel(), rowBytes);
        }
        if (region.right() == width) {
            for (int row = 0; row < region.height(); row += rowsPerStrip) {
                int count = Math.min(rowsPerStrip, region.height() - row);
                int bytes = width * type.bytesPerPixel();
                encode(Arrays.copyOfRange(band, row * bytes, (row + count) * bytes), width, count);
            }
        }
    }

    /** Tile layout: every tile has its full size in the file. */
    private byte[] padded(Region region, byte[] pixels) {
        if (region.width() == tileSize && region.height() == tileSize) {
            return pixels.clone();
        }
        byte[] full = new byte[tileSize * tileSize * type.bytesPerPixel()];
        int rowBytes = region.width() * type.bytesPerPixel();
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(pixels, row * rowBytes, full, row * tileSize * type.bytesPerPixel(), rowBytes);
        }
        return full;
    }

    private void encode(byte[] pixels, int pieceWidth, int pieceHeight) throws IOException {
        byte[] bytes = codec.encode(pixels, pieceWidth, pieceHeight);
        offsets[written] = out.append(bytes);
        counts[written] = bytes.length;
        written++;
    }

    /** Ends the file after its last tile; a file that lacks tiles is deleted. */
    @Override
    public void close() {
        try (out) {
            if (tiles == columns() * rows()) {
                directory
                        .offsets(strips ? TiffDirectory.STRIP_OFFSETS : TiffDirectory.TILE_OFFSETS, offsets)
                        .longs(strips ? TiffDirectory.STRIP_BYTE_COUNTS : TiffDirectory.TILE_BYTE_COUNTS, counts);
                out.finish(out.append(directory));
                return;
            }
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private TiffDirectory describe(PixelSize pixelSize, String description) {
        TiffDirectory described = type.describe(new TiffDirectory())
                .longs(TiffDirectory.IMAGE_WIDTH, width)
                .longs(TiffDirectory.IMAGE_LENGTH, height)
                .pixelSize(pixelSize)
                .text(TiffDirectory.SOFTWARE, "Fascicle");
        codec.describe(described);
        if (!description.isEmpty()) {
            described.text(TiffDirectory.IMAGE_DESCRIPTION, description);
        }
        return strips
                ? described.longs(TiffDirectory.ROWS_PER_STRIP, rowsPerStrip)
                : described.longs(TiffDirectory.TILE_WIDTH, tileSize).longs(TiffDirectory.TILE_LENGTH, tileSize);
    }

    private void requireTileSize() {
        if (!strips && tileSize % TILE_MULTIPLE != 0) {
            throw new IllegalArgumentException("Tiles of an image this wide must be a multiple of " + TILE_MULTIPLE
                    + " pixels, not " + tileSize + ".");
        }
    }

    /** A divisor of the tile size, so that a row of tiles ends with a strip. */
    private static int rowsPerStrip(int tileSize, long rowBytes) {
        int rows = (int) Math.max(1, Math.min(tileSize, BYTES_PER_STRIP / rowBytes));
        while (tileSize % rows != 0) {
            rows--;
        }
        return rows;
    }

    private int columns() {
        return (width + tileSize - 1) / tileSize;
    }

    private int rows() {
        return (height + tileSize - 1) / tileSize;
    }

    private int strips() {
        return (height + rowsPerStrip - 1) / rowsPerStrip;
    }

    private static UserError cannotWrite(Path file, IOException cause) {
        return UserError.input(file + " cannot be written; check that its folder exists and the disk has room.", cause);
    }
}
