package org.fascicle.tiff;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * Where the tiles or strips of a TIFF image lie in the file, and whether they are whole.
 *
 * <p>Bio-Formats fills with zeros what it cannot read. So the table is checked against the file's length when a slide is
 * opened, and each tile's compressed bytes before they are first decoded. Tiles that the file marks as holding nothing
 * (length 0, as scanners do where they did not scan) are glass: white.
 */
public final class TileTable {

    private final TiffImage image;
    private final boolean tiled;
    private final int tileWidth;
    private final int tileHeight;
    private final int columns;
    private final int rows;
    private final int planes;
    private final int bitsPerPixel;
    private final long[] offsets;
    private final long[] counts;
    private final BitSet empty = new BitSet();
    private final BitSet sound = new BitSet();

    private TileTable(TiffImage image) {
        this.image = image;
        this.tiled = image.has(TiffDirectory.TILE_OFFSETS);
        int width = (int) image.width();
        int height = (int) image.height();
        this.tileWidth = tiled ? (int) image.value(TiffDirectory.TILE_WIDTH, width) : width;
        this.tileHeight = (int) Math.min(
                tiled ? Integer.MAX_VALUE : height,
                image.value(tiled ? TiffDirectory.TILE_LENGTH : TiffDirectory.ROWS_PER_STRIP, height));
        int samples = (int) image.value(TiffDirectory.SAMPLES_PER_PIXEL, 1);
        boolean planar = image.value(TiffDirectory.PLANAR_CONFIGURATION, 1) == 2;
        this.planes = planar ? samples : 1;
        this.bitsPerPixel = (int) image.value(TiffDirectory.BITS_PER_SAMPLE, 1) * (planar ? 1 : samples);
        this.columns = tileWidth > 0 ? (width + tileWidth - 1) / tileWidth : 0;
        this.rows = tileHeight > 0 ? (height + tileHeight - 1) / tileHeight : 0;
        this.offsets = image.values(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
        this.counts = counts();
    }

    public static TileTable of(TiffImage image) {
        return new TileTable(image);
    }

    private long[] counts() {
        long[] stated = image.values(tiled ? TiffDirectory.TILE_BYTE_COUNTS : TiffDirectory.STRIP_BYTE_COUNTS);
        if (stated.length == 0 && image.compression() == 1) {
            long[] due = new long[offsets.length];
            Arrays.setAll(due, this::bytesDue);
            return due;
        }
        return stated;
    }

    /** What is wrong with the table, as the end of "it is damaged: ..."; also finds the empty tiles. */
    public Optional<String> damage() {
        long pieces = (long) columns * rows * planes;
        if (pieces == 0 || offsets.length < pieces || counts.length < pieces) {
            return Optional.of("its table of " + kind() + " is incomplete");
        }
        for (int i = 0; i < pieces; i++) {
            if (counts[i] == 0) {
                empty.set(i);
            } else if (!image.bytes().holds(offsets[i], counts[i])) {
                return Optional.of("it ends before its image data does, so part of it was cut off");
            } else if (image.compression() == 1 && counts[i] < bytesDue(i)) {
                return Optional.of("one of its " + kind() + " is too short");
            }
        }
        return empty.isEmpty() || tiled && empty.cardinality() < pieces
                ? Optional.empty()
                : Optional.of("some of its " + kind() + " are missing");
    }

    public int emptyTiles() {
        return empty.cardinality();
    }

    private String kind() {
        return tiled ? "tiles" : "strips";
    }

    /** Bytes that a piece takes when it is not compressed. */
    private long bytesDue(int index) {
        int row = columns == 0 || rows == 0 ? 0 : index / columns % rows;
        long height = tiled ? tileHeight : Math.min(tileHeight, image.height() - (long) row * tileHeight);
        return (tileWidth * (long) bitsPerPixel + 7) / 8 * height;
    }

    /** The first damaged tile under {@code region}, as the region that it covers; each tile is looked at once. */
    public Optional<Region> damagedTile(Region region) {
        for (int row = region.y() / tileHeight; row <= (region.bottom() - 1) / tileHeight; row++) {
            for (int column = region.x() / tileWidth; column <= (region.right() - 1) / tileWidth; column++) {
                for (int plane = 0; plane < planes; plane++) {
                    if (!isSound((plane * rows + row) * columns + column)) {
                        return Optional.of(place(column, row));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean isSound(int index) {
        synchronized (sound) {
            if (sound.get(index) || empty.get(index)) {
                return true;
            }
        }
        boolean whole = CompressedTile.isWhole(
                image.compression(), image.bytes().read(offsets[index], (int) counts[index]), bytesDue(index));
        synchronized (sound) {
            sound.set(index, whole);
        }
        return whole;
    }

    /** Paints the empty tiles white in an image of {@code region}. */
    public void whiten(RgbImage pixels, Region region) {
        for (int index = empty.nextSetBit(0); index >= 0; index = empty.nextSetBit(index + 1)) {
            Region tile = place(index % columns, index / columns % rows);
            if (tile.intersects(region)) {
                paintWhite(pixels, tile.intersection(region).translate(-region.x(), -region.y()));
            }
        }
    }

    private static void paintWhite(RgbImage pixels, Region part) {
        for (int row = part.y(); row < part.bottom(); row++) {
            int start = 3 * (row * pixels.width() + part.x());
            Arrays.fill(pixels.data(), start, start + 3 * part.width(), (byte) 255);
        }
    }

    private Region place(int column, int row) {
        return new Region(column * tileWidth, row * tileHeight, tileWidth, tileHeight);
    }
}
