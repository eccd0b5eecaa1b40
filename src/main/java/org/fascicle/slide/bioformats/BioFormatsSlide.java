package org.fascicle.slide.bioformats;

import java.util.List;
import java.util.stream.Stream;
import loci.formats.IFormatReader;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Level;
import org.fascicle.slide.Orientation;
import org.fascicle.slide.PixelSizeEvidence;
import org.fascicle.slide.PyramidSlide;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Region;

/** One brightfield series of a file, its resolutions as levels, stood upright. */
final class BioFormatsSlide extends PyramidSlide {

    private final TiffFacts tiff;
    private final Orientation orientation;
    private final PixelDecoder decoder;
    private final ReaderPool readers;
    private final List<String> remarks;

    /** {@code stored} are the levels as they lie in the file, before they are stood upright. */
    BioFormatsSlide(
            SlideSource source,
            List<Level> stored,
            TiffFacts tiff,
            PixelDecoder decoder,
            ReaderPool readers,
            PixelSizeEvidence pixelSize,
            List<String> remarks) {
        super(
                source,
                stored.stream().map(level -> upright(level, tiff.orientation())).toList(),
                pixelSize);
        this.tiff = tiff;
        this.orientation = tiff.orientation();
        this.decoder = decoder;
        this.readers = readers;
        this.remarks = Stream.concat(remarks.stream(), tiff.remarks().stream()).toList();
    }

    private static Level upright(Level stored, Orientation orientation) {
        return !orientation.swapsSides()
                ? stored
                : new Level(
                        stored.height(),
                        stored.width(),
                        stored.downsampleY(),
                        stored.downsampleX(),
                        stored.tileHeight(),
                        stored.tileWidth());
    }

    @Override
    public String format() {
        return Border.cross(source(), "read", () -> readers.lend(IFormatReader::getFormat));
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    protected RgbImage readLevel(int level, Region region) {
        Level upright = levels().get(level);
        Region stored = orientation.stored(region, upright.width(), upright.height());
        return Border.cross(source(), "read", () -> orientation.upright(readStored(level, stored)));
    }

    private RgbImage readStored(int level, Region stored) throws Exception {
        tiff.requireSound(level, stored);
        RgbImage pixels = readers.lend(reader -> decode(reader, level, stored));
        tiff.whitenEmpty(level, pixels, stored);
        return pixels;
    }

    private RgbImage decode(IFormatReader reader, int level, Region stored) throws Exception {
        if (reader.getResolution() != level) {
            reader.setResolution(level);
        }
        return decoder.read(reader, stored);
    }

    @Override
    public void close() {
        readers.close();
        tiff.close();
    }
}
