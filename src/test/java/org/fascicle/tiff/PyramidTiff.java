package org.fascicle.tiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/**
 * An RGB image as a pyramidal OME-TIFF, like those that scanners' converters write.
 *
 * <p>Each level holds area averages of the one before, in sub-directories of the first; tiles of {@link #TILE_PX}.
 *
 * @see <a href="https://docs.openmicroscopy.org/ome-model/latest/ome-tiff/specification.html">OME-TIFF, sub-resolutions</a>
 */
public final class PyramidTiff {

    private static final int TILE_PX = 512;
    /** Each level half the size: the usual pyramid. */
    private static final int HALF = 2;
    /** Each level a quarter of the size, as many scanners store it: 7 % more bytes for the pyramid instead of 33 %. */
    private static final int QUARTER = 4;

    private PyramidTiff() {}

    /** Writes without loss, each level half the size of the one before; {@code levels} counts the full resolution. */
    public static void write(Path file, RgbImage image, PixelSize pixelSize, int levels) {
        write(file, image, pixelSize, levels, HALF, TileCodec.deflate(3));
    }

    /**
     * Writes JPEG tiles of a quality in 0..1 (scanners use 0.7 to 0.9), each level a quarter of the size of the one before: a
     * tenth of the bytes, not exactly the same pixels.
     */
    public static void writeJpeg(Path file, RgbImage image, PixelSize pixelSize, int levels, double quality) {
        write(file, image, pixelSize, levels, QUARTER, TileCodec.jpeg(quality));
    }

    private static void write(Path file, RgbImage image, PixelSize pixelSize, int levels, int step, TileCodec codec) {
        if (levels < 1 || Math.min(image.width(), image.height()) < Math.pow(step, levels - 1)) {
            throw new IllegalArgumentException("An image of " + image.width() + " x " + image.height()
                    + " pixels cannot have " + levels + " levels.");
        }
        try (TiffOutput out = new TiffOutput(file, 2L * image.data().length)) {
            TiffDirectory full = level(out, image, pixelSize, codec);
            long[] coarser = new long[levels - 1];
            InMemorySlide slide = new InMemorySlide(
                    image, Optional.empty(), file.getFileName().toString());
            for (int k = 1; k < levels; k++) {
                int downsample = (int) Math.pow(step, k);
                RgbImage shrunk = slide.read(
                        Region.ofSize(slide.gridWidth(downsample), slide.gridHeight(downsample)), downsample);
                coarser[k - 1] = out.append(level(out, shrunk, pixelSize.times(downsample), codec)
                        .longs(TiffDirectory.NEW_SUBFILE_TYPE, 1));
            }
            if (levels > 1) {
                full.offsets(TiffDirectory.SUB_IFDS, coarser);
            }
            out.finish(out.append(
                    full.text(TiffDirectory.IMAGE_DESCRIPTION, omeXml(image.width(), image.height(), pixelSize))));
        } catch (IOException e) {
            throw UserError.input(file + " cannot be written; check that its folder exists and the disk has room.", e);
        }
    }

    /**
     * Writes a large slide of which only the coarse levels hold anything: each pixel of the image is a square of pixels at full resolution.
     *
     * @param times edge of that square, a power of {@link #QUARTER}
     * @param pixelSize of full resolution
     */
    public static void writeEnlarged(Path file, RgbImage image, int times, PixelSize pixelSize) {
        TileCodec codec = TileCodec.jpeg(0.8);
        try (TiffOutput out = new TiffOutput(file, 16L * times * times * image.data().length)) {
            TiffDirectory full = level(out, image, times, pixelSize, codec);
            List<Long> coarser = new ArrayList<>();
            for (int left = times / QUARTER; left > 0; left /= QUARTER) {
                coarser.add(out.append(level(out, image, left, pixelSize.times((double) times / left), codec)
                        .longs(TiffDirectory.NEW_SUBFILE_TYPE, 1)));
            }
            full.offsets(
                    TiffDirectory.SUB_IFDS,
                    coarser.stream().mapToLong(Long::longValue).toArray());
            out.finish(out.append(full.text(
                    TiffDirectory.IMAGE_DESCRIPTION,
                    omeXml(times * image.width(), times * image.height(), pixelSize))));
        } catch (IOException e) {
            throw UserError.input(file + " cannot be written; check that its folder exists and the disk has room.", e);
        }
    }

    /** Writes a level's tiles and returns the directory that describes them. */
    private static TiffDirectory level(TiffOutput out, RgbImage image, PixelSize pixelSize, TileCodec codec)
            throws IOException {
        return level(out, image, 1, pixelSize, codec);
    }

    private static TiffDirectory level(TiffOutput out, RgbImage image, int times, PixelSize pixelSize, TileCodec codec)
            throws IOException {
        int columns = (times * image.width() + TILE_PX - 1) / TILE_PX;
        int rows = (times * image.height() + TILE_PX - 1) / TILE_PX;
        long[] offsets = new long[columns * rows];
        long[] counts = new long[columns * rows];
        for (int i = 0; i < offsets.length; i++) {
            byte[] tile =
                    codec.encode(tile(image, times, i % columns * TILE_PX, i / columns * TILE_PX), TILE_PX, TILE_PX);
            offsets[i] = out.append(tile);
            counts[i] = tile.length;
        }
        TiffDirectory directory = PixelType.RGB8
                .describe(new TiffDirectory())
                .longs(TiffDirectory.IMAGE_WIDTH, times * image.width())
                .longs(TiffDirectory.IMAGE_LENGTH, times * image.height())
                .longs(TiffDirectory.TILE_WIDTH, TILE_PX)
                .longs(TiffDirectory.TILE_LENGTH, TILE_PX)
                .offsets(TiffDirectory.TILE_OFFSETS, offsets)
                .longs(TiffDirectory.TILE_BYTE_COUNTS, counts)
                .pixelSize(pixelSize)
                .text(TiffDirectory.SOFTWARE, "Fascicle");
        return codec.describe(directory);
    }

    /** A full tile; beyond the image its last column and row go on, so that JPEG sees no edge there. */
    private static byte[] tile(RgbImage image, int times, int left, int top) {
        byte[] tile = new byte[3 * TILE_PX * TILE_PX];
        for (int y = 0; y < TILE_PX; y++) {
            int row = Math.min((top + y) / times, image.height() - 1) * image.width();
            for (int x = 0; x < TILE_PX; x++) {
                int column = Math.min((left + x) / times, image.width() - 1);
                System.arraycopy(image.data(), 3 * (row + column), tile, 3 * (y * TILE_PX + x), 3);
            }
        }
        return tile;
    }

    private static String omeXml(int width, int height, PixelSize size) {
        return String.format(Locale.ROOT, """
                <?xml version="1.0" encoding="UTF-8"?>
                <OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06"\
                 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
                 xsi:schemaLocation="http://www.openmicroscopy.org/Schemas/OME/2016-06\
                 http://www.openmicroscopy.org/Schemas/OME/2016-06/ome.xsd" Creator="Fascicle">\
                <Image ID="Image:0"><Pixels ID="Pixels:0" DimensionOrder="XYCZT" Type="uint8" SizeX="%d" SizeY="%d" SizeZ="1"\
                 SizeC="3" SizeT="1" Interleaved="true" PhysicalSizeX="%s" PhysicalSizeXUnit="µm"\
                 PhysicalSizeY="%s" PhysicalSizeYUnit="µm"><Channel ID="Channel:0:0" SamplesPerPixel="3"/>\
                <TiffData IFD="0" PlaneCount="1"/></Pixels></Image></OME>""", width, height, Double.toString(size.xUm()), Double.toString(size.yUm()));
    }
}
