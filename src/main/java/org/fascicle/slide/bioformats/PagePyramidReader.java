package org.fascicle.slide.bioformats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import loci.formats.CoreMetadata;
import loci.formats.CoreMetadataList;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.in.TiffReader;
import loci.formats.tiff.IFD;

/**
 * Reads a plain TIFF whose further pages are smaller copies of the first, as libvips and many converters write pyramids.
 *
 * <p>Bio-Formats' own reader skips such pages where they are flagged as reduced, and takes them for other images where they
 * are not; here they are resolutions of the one image. That the pages are such copies, {@link TiffFacts#hasReducedPages} has
 * found before.
 */
final class PagePyramidReader extends TiffReader {

    private List<IFD> levels = List.of();

    @Override
    protected void initFile(String id) throws FormatException, IOException {
        super.initFile(id);
        List<IFD> pages = new ArrayList<>(ifds);
        pages.addAll(thumbnailIFDs);
        pages.sort(Comparator.comparingLong(PagePyramidReader::width).reversed());
        levels = pages;
        describeLevels();
    }

    private void describeLevels() {
        CoreMetadata first = core.get(0, 0);
        core = new CoreMetadataList();
        core.add();
        for (IFD level : levels) {
            CoreMetadata copy = new CoreMetadata(first);
            copy.sizeX = (int) width(level);
            copy.sizeY = (int) height(level);
            copy.sizeT = 1;
            copy.imageCount = 1;
            copy.resolutionCount = 1;
            core.add(0, copy);
        }
        core.get(0, 0).resolutionCount = levels.size();
    }

    private static long width(IFD page) {
        return value(page, IFD.IMAGE_WIDTH);
    }

    private static long height(IFD page) {
        return value(page, IFD.IMAGE_LENGTH);
    }

    private static long value(IFD page, int tag) {
        return page.get(tag) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public byte[] openBytes(int no, byte[] buf, int x, int y, int w, int h) throws FormatException, IOException {
        FormatTools.checkPlaneParameters(this, no, buf.length, x, y, w, h);
        return tiffParser.getSamples(levels.get(getResolution()), buf, x, y, w, h);
    }

    @Override
    public int getOptimalTileWidth() {
        return tileSide(IFD.TILE_WIDTH, getSizeX());
    }

    @Override
    public int getOptimalTileHeight() {
        return tileSide(
                levels.get(getResolution()).containsKey(IFD.TILE_LENGTH) ? IFD.TILE_LENGTH : IFD.ROWS_PER_STRIP,
                getSizeY());
    }

    private int tileSide(int tag, int otherwise) {
        long side = value(levels.get(getResolution()), tag);
        return side > 0 ? (int) Math.min(side, otherwise) : otherwise;
    }
}
