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

    private record Numbered(int number, ObjectMask mask) {}

    private final TileGrid grid;
    private final BiConsumer<Region, LabelImage> writer;
    private List<Numbered> pending = new ArrayList<>();
    private int paintedRows;

    /**
     * @param grid the tiles to be written, without halo
     * @param writer takes each tile once, row by row
     */
    LabelPainter(TileGrid grid, BiConsumer<Region, LabelImage> writer) {
        this.grid = grid;
        this.writer = writer;
    }

    void add(int number, ObjectMask mask) {
        pending.add(new Numbered(number, mask));
    }

    /** No object added from now on has a pixel above row {@code y}. */
    void completeAbove(int y) {
        while (paintedRows < grid.rows() && rowBottom(paintedRows) <= y) {
            paintRow(paintedRows++);
        }
        int bottom = paintedRows * grid.tileSize();
        pending = new ArrayList<>(pending.stream()
                .filter(object -> object.mask().bounds().bottom() > bottom)
                .toList());
    }

    void finish() {
        completeAbove(grid.height());
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
            Region box = object.mask().bounds();
            if (box.y() < rowBottom(row)) {
                int last = Math.min(grid.columns() - 1, (box.right() - 1) / grid.tileSize());
                for (int column = box.x() / grid.tileSize(); column <= last; column++) {
                    columns.get(column).add(object);
                }
            }
        }
        return columns;
    }

    private static void paint(Numbered object, Region core, LabelImage labels) {
        if (!object.mask().bounds().intersects(core)) {
            return;
        }
        Region part = object.mask().bounds().intersection(core);
        for (int y = part.y(); y < part.bottom(); y++) {
            for (int x = part.x(); x < part.right(); x++) {
                int i = (y - core.y()) * core.width() + x - core.x();
                if (labels.data()[i] == 0 && object.mask().contains(x, y)) {
                    labels.data()[i] = object.number();
                }
            }
        }
    }
}
