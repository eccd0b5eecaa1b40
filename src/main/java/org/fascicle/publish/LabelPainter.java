package org.fascicle.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.fascicle.image.LabelImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.Region;
import org.fascicle.tile.Tile;
import org.fascicle.tile.TileGrid;

/**
 * Turns a stream of objects into the tiles of a label image, row of tiles by row of tiles.
 *
 * <p>An object may reach over the border of the tile that owns it, so a row is painted when the caller says that no later
 * object can touch it. Only objects that are not yet painted are held. Where two objects share a pixel the earlier keeps it.
 */
final class LabelPainter {

    /** An object and the box of the file's pixels that may show it: left, top, right, bottom. */
    private record Numbered(int number, ObjectMask mask, int[] box) {
        int left() {
            return box[0];
        }

        int top() {
            return box[1];
        }

        int right() {
            return box[2];
        }

        int bottom() {
            return box[3];
        }
    }

    private final TileGrid grid;
    private final FilePixels pixels;
    private final BiConsumer<Region, LabelImage> writer;
    private List<Numbered> pending = new ArrayList<>();
    private int paintedRows;

    /**
     * @param grid the tiles to be written, without halo
     * @param pixels where these pixels lie on the grid of the objects
     * @param writer takes each tile once, row by row
     */
    LabelPainter(TileGrid grid, FilePixels pixels, BiConsumer<Region, LabelImage> writer) {
        this.grid = grid;
        this.pixels = pixels;
        this.writer = writer;
    }

    void add(int number, ObjectMask mask) {
        int[] box = pixels.of(mask.bounds());
        if (box[0] < box[2] && box[1] < box[3]) {
            pending.add(new Numbered(number, mask, box));
        }
    }

    /** No object added from now on has a pixel above row {@code y} of the grid of the objects. */
    void completeAbove(int y) {
        paintAbove(pixels.first(y));
    }

    private void paintAbove(int y) {
        int before = paintedRows;
        while (paintedRows < grid.rows() && rowBottom(paintedRows) <= y) {
            paintRow(paintedRows++);
        }
        if (paintedRows > before) {
            int bottom = paintedRows * grid.tileSize();
            pending = new ArrayList<>(
                    pending.stream().filter(object -> object.bottom() > bottom).toList());
        }
    }

    void finish() {
        paintAbove(grid.height());
    }

    private int rowBottom(int row) {
        return Math.min(grid.height(), (row + 1) * grid.tileSize());
    }

    private void paintRow(int row) {
        List<List<Numbered>> columns = byColumn(row);
        for (int column = 0; column < grid.columns(); column++) {
            Tile tile = grid.tile(row * grid.columns() + column);
            LabelImage labels =
                    LabelImage.empty(tile.core().width(), tile.core().height());
            columns.get(column).forEach(object -> paint(object, tile.core(), labels));
            writer.accept(tile.core(), labels);
        }
    }

    private List<List<Numbered>> byColumn(int row) {
        List<List<Numbered>> columns = new ArrayList<>();
        for (int column = 0; column < grid.columns(); column++) {
            columns.add(new ArrayList<>());
        }
        for (Numbered object : pending) {
            if (object.top() < rowBottom(row)) {
                int last = Math.min(grid.columns() - 1, (object.right() - 1) / grid.tileSize());
                for (int column = object.left() / grid.tileSize(); column <= last; column++) {
                    columns.get(column).add(object);
                }
            }
        }
        return columns;
    }

    private void paint(Numbered object, Region core, LabelImage labels) {
        for (int y = Math.max(core.y(), object.top()); y < Math.min(core.bottom(), object.bottom()); y++) {
            for (int x = Math.max(core.x(), object.left()); x < Math.min(core.right(), object.right()); x++) {
                int i = (y - core.y()) * core.width() + x - core.x();
                if (labels.data()[i] == 0 && object.mask().contains(pixels.toGrid(x), pixels.toGrid(y))) {
                    labels.data()[i] = object.number();
                }
            }
        }
    }
}
