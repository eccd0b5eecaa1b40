package org.fascicle.publish;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.fascicle.image.BinaryMask;
import org.fascicle.space.Region;
import org.fascicle.tile.Tile;
import org.fascicle.tile.TileGrid;

/**
 * Turns the masks of patches, which come tile by tile, into the tiles of an image file, row by row.
 *
 * <p>Patches are held as bits until every tile that they reach is written: a row of them across the widest slide is some MB.
 */
final class MaskPainter {

    private record Bits(Region core, BitSet set) {}

    private final TileGrid grid;
    private final BiConsumer<Region, BinaryMask> writer;
    private List<Bits> pending = new ArrayList<>();
    private int paintedRows;

    /**
     * @param grid the tiles to be written, without halo
     * @param writer takes each tile once, row by row
     */
    MaskPainter(TileGrid grid, BiConsumer<Region, BinaryMask> writer) {
        this.grid = grid;
        this.writer = writer;
    }

    void add(Region core, BinaryMask mask) {
        BitSet set = new BitSet(mask.data().length);
        for (int i = 0; i < mask.data().length; i++) {
            set.set(i, mask.data()[i]);
        }
        if (!set.isEmpty()) {
            pending.add(new Bits(core, set));
        }
    }

    /** All patches with a pixel above row {@code y} have come. */
    void completeAbove(int y) {
        while (paintedRows < grid.rows() && Math.min(grid.height(), (paintedRows + 1) * grid.tileSize()) <= y) {
            for (int column = 0; column < grid.columns(); column++) {
                paint(grid.tile(paintedRows * grid.columns() + column));
            }
            paintedRows++;
        }
        int bottom = paintedRows * grid.tileSize();
        pending = new ArrayList<>(
                pending.stream().filter(patch -> patch.core().bottom() > bottom).toList());
    }

    void finish() {
        completeAbove(grid.height());
    }

    private void paint(Tile tile) {
        Region core = tile.core();
        BinaryMask mask = BinaryMask.empty(core.width(), core.height());
        for (Bits patch : pending) {
            if (patch.core().intersects(core)) {
                copy(patch, core, mask);
            }
        }
        writer.accept(core, mask);
    }

    private static void copy(Bits patch, Region core, BinaryMask mask) {
        Region part = patch.core().intersection(core);
        for (int y = part.y(); y < part.bottom(); y++) {
            for (int x = part.x(); x < part.right(); x++) {
                mask.data()[(y - core.y()) * core.width() + x - core.x()] = patch.set()
                        .get((y - patch.core().y()) * patch.core().width()
                                + x
                                - patch.core().x());
            }
        }
    }
}
