package org.fascicle.publish;

import org.fascicle.pipeline.AnalysisGrid;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.tile.TileGrid;

/**
 * The pixels of the masks and labels that are written: a field's own, whatever grid it was analysed on; those of the grid for a slide.
 *
 * @param width columns of the file
 * @param height rows
 * @param size of a pixel
 * @param perGridPixel pixels of the file along an edge of a grid pixel
 * @param words for the file's description
 */
record FilePixels(int width, int height, PixelSize size, double perGridPixel, String words) {

    static FilePixels of(SlideContext context) {
        AnalysisGrid grid = context.grid();
        if (context.isField()) {
            return new FilePixels(
                    context.slide().width(),
                    context.slide().height(),
                    context.calibration().pixelSize(),
                    grid.downsample(),
                    "on the image's own pixels");
        }
        String words = "one pixel covers " + grid.downsample() + " full-resolution pixels along each edge";
        return new FilePixels(grid.width(), grid.height(), grid.pixelSize(), 1, words);
    }

    Region whole() {
        return Region.ofSize(width, height);
    }

    TileGrid tiles(int tilePx) {
        return new TileGrid(width, height, tilePx, 0);
    }

    /** The grid's column or row under the centre of a column or row of the file. */
    int toGrid(int pixel) {
        return (int) ((pixel + 0.5) / perGridPixel);
    }

    /** The file's pixels whose centre lies in a region of the grid, which may be none: its left, top, right and bottom edge. */
    int[] of(Region region) {
        return new int[] {first(region.x()), first(region.y()), first(region.right()), first(region.bottom())};
    }

    /** The first row of the file that belongs to a row of the grid or to one below. */
    int first(int gridIndex) {
        return Math.max(0, (int) Math.ceil(gridIndex * perGridPixel - 0.5));
    }
}
