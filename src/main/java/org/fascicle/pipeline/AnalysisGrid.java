package org.fascicle.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.detect.PointUm;
import org.fascicle.image.FloatImage;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.tile.Tile;
import org.fascicle.tile.TileGrid;

/**
 * The grid of pixels that a slide is analysed on, and how it is cut.
 *
 * <p>Work is cut twice. A <em>patch</em>, 256 um wide and aligned to the slide's corner, is what the
 * stages see, with a halo; its size never changes, so every object is computed from the same pixels whatever the tiles.
 * A <em>tile</em> is a square of whole patches that one thread reads and works through.
 *
 * @param downsample full-resolution pixels along an edge of a grid pixel
 * @param width columns
 * @param height rows
 * @param pixelSize size of a grid pixel
 */
public record AnalysisGrid(double downsample, int width, int height, PixelSize pixelSize) implements Serializable {

    /** Squares of the maps along a patch's edge; a patch is a whole number of pixels per square. */
    public static final int SQUARES_PER_PATCH = 4;

    /** Edge of a patch: 512 pixels at 0.5 um, where its halo costs half of its pixels once more. */
    public static final double PATCH_UM = SQUARES_PER_PATCH * NecrosisMapper.SQUARE_UM;

    /** Four patches at 0.5 um: 3 MB a tile, and a JPEG tile at the border is decoded twice at most. */
    private static final int LARGEST_TILE_PX = 1024;
    /** The last tile leaves the other threads idle for at most so small a part of the time. */
    private static final int LEAST_TILES_PER_THREAD = 10;

    /** Largest image that is analysed pixel by pixel: a field of view of any camera, not a slide. */
    private static final long FIELD_PX = 25_000_000;
    /** Where nuclei still have texture and a slide is read in minutes. */
    private static final double SLIDE_UM = 0.5;
    /** Finer pixels than this show more of the optics than of the tissue. */
    private static final double FINEST_UM = 0.2;

    /** The grid that the options ask for: by default the pixels of a field themselves, and 0.5 um a pixel for a slide. */
    static AnalysisGrid of(Slide slide, PixelSize fullResolution, AnalysisOptions options) {
        double um = options.gridUm().orElseGet(() -> defaultUm(slide, fullResolution.meanUm()));
        return of(slide, fullResolution, um);
    }

    private static double defaultUm(Slide slide, double fullResolutionUm) {
        return Math.max(fullResolutionUm, isField(slide) ? FINEST_UM : SLIDE_UM);
    }

    /** The grid of this slide whose pixels measure about {@code um}. */
    public static AnalysisGrid of(Slide slide, PixelSize fullResolution, double um) {
        double downsample = um / fullResolution.meanUm();
        return new AnalysisGrid(
                downsample,
                slide.gridWidth(downsample),
                slide.gridHeight(downsample),
                fullResolution.times(downsample));
    }

    /** Whether an image is a field of view, not a slide. */
    static boolean isField(Slide slide) {
        return (long) slide.width() * slide.height() <= FIELD_PX;
    }

    /** Edge of a square of the maps in pixels, about 64 um. */
    public int squarePx() {
        return NecrosisMapper.squarePx(pixelSize);
    }

    /** A value for each square of the maps, 0 to begin with. */
    FloatImage squares() {
        return FloatImage.zeros((width + squarePx() - 1) / squarePx(), (height + squarePx() - 1) / squarePx());
    }

    public int patchPx() {
        return SQUARES_PER_PATCH * squarePx();
    }

    /** Edge of a tile by default: smaller on a small slide, where every thread needs some to be busy to the end. */
    public int tileSizePx(int threads) {
        double pixelsEach = (double) width * height / (LEAST_TILES_PER_THREAD * threads);
        return (int) Math.max(1, Math.min(LARGEST_TILE_PX, Math.sqrt(pixelsEach)));
    }

    /** Tiles of about {@code tileSizePx}, rounded up to whole patches. */
    public List<Tile> tiles(int tileSizePx, double haloUm) {
        int patches = Math.max(1, (tileSizePx + patchPx() - 1) / patchPx());
        return new TileGrid(width, height, patches * patchPx(), haloPx(haloUm)).tiles();
    }

    /** The patches of a tile, row by row; their cores part the tile's core. */
    public List<Tile> patchesOf(Tile tile, double haloUm) {
        TileGrid grid = new TileGrid(width, height, patchPx(), haloPx(haloUm));
        Region core = tile.core();
        List<Tile> patches = new ArrayList<>();
        for (int y = core.y(); y < core.bottom(); y += patchPx()) {
            for (int x = core.x(); x < core.right(); x += patchPx()) {
                patches.add(grid.tile(y / patchPx() * grid.columns() + x / patchPx()));
            }
        }
        return patches;
    }

    public int haloPx(double haloUm) {
        return (int) Math.ceil(pixelSize.toPx(haloUm));
    }

    /** Distance of a grid coordinate (0 at the slide's edge) from the slide's edge in um. */
    public double toUm(double gridCoordinate) {
        return gridCoordinate * pixelSize.meanUm();
    }

    /** Place of a pixel of the grid, centres at integers, from the slide's corner. */
    public PointUm placeUm(double x, double y) {
        return new PointUm(toUm(x + 0.5), toUm(y + 0.5));
    }

    /** Full-resolution column or row of the centre of a grid pixel, pixel centres at integers. */
    public double toFullResolution(double gridCoordinate) {
        return (gridCoordinate + 0.5) * downsample - 0.5;
    }
}
