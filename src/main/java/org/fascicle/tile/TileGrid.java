package org.fascicle.tile;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.space.Region;

/**
 * The one list of tiles that a single thread, many threads and a cluster walk alike.
 *
 * <p>Cores part the grid without gap or overlap.
 *
 * @param width columns of the grid
 * @param height rows of the grid
 * @param tileSize edge of a core in pixels; the last column and row may be smaller
 * @param halo pixels of context around a core; wider than the largest object
 */
public record TileGrid(int width, int height, int tileSize, int halo) {

    public TileGrid {
        if (width <= 0 || height <= 0 || tileSize <= 0 || halo < 0) {
            throw new IllegalArgumentException("A tile grid needs a size above 0 and a halo of 0 or more, not " + width
                    + " x " + height + ", tiles of " + tileSize + ", halo " + halo + ".");
        }
    }

    public int columns() {
        return (width + tileSize - 1) / tileSize;
    }

    public int rows() {
        return (height + tileSize - 1) / tileSize;
    }

    public Region bounds() {
        return Region.ofSize(width, height);
    }

    public Tile tile(int index) {
        Region square = new Region(index % columns() * tileSize, index / columns() * tileSize, tileSize, tileSize);
        Region core = square.intersection(bounds());
        return new Tile(index, core, core.grow(halo).intersection(bounds()));
    }

    public List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>();
        for (int index = 0; index < columns() * rows(); index++) {
            tiles.add(tile(index));
        }
        return List.copyOf(tiles);
    }
}
