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

    /** A patch's pixels and the box of the file's pixels that show them: left, top, right, bottom. */
    private record Bits(Region core, BitSet set, int[] box) {}

    private final TileGrid grid;
    private final FilePixels pixels;
    private final BiConsumer<Region, BinaryMask> writer;
    private List<Bits> pending = new ArrayList<>();
    private int paintedRows;

    /**
     * @param grid the tiles to be written, without halo
     * @param pixels where these pixels lie on the grid of the masks
     * @param writer takes each tile once, row by row
     */
    MaskPainter(TileGrid grid, FilePixels pixels, BiConsumer<Region, BinaryMask> writer) {
        this.grid = grid;
        this.pixels = pixels;
        this.writer = writer;
    }

    void add(Region core, BinaryMask mask) {
        BitSet set = new BitSet(mask.data().length);
        for (int i = 0; i < mask.data().length; i++) {
            set.set(i, mask.data()[i]);
        }
        if (!set.isEmpty()) {
            pending.add(new Bits(core, set, pixels.of(core)));
        }
    }

    /** All patches with a pixel above row {@code y} of their grid have come. */
    void completeAbove(int y) {
        paintAbove(pixels.first(y));
    }

    private void paintAbove(int y) {
        while (paintedRows < grid.rows() && Math.min(grid.height(), (paintedRows + 1) * grid.tileSize()) <= y) {
            for (int column = 0; column < grid.columns(); column++) {
                paint(grid.tile(paintedRows * grid.columns() + column));
            }
            paintedRows++;
        }
        int bottom = paintedRows * grid.tileSize();
        pending = new ArrayList<>(
                pending.stream().filter(patch -> patch.box()[3] > bottom).toList());
    }

    void finish() {
        paintAbove(grid.height());
    }

    private void paint(Tile tile) {
        BinaryMask mask = BinaryMask.empty(tile.core().width(), tile.core().height());
        pending.forEach(patch -> copy(patch, tile.core(), mask));
        writer.accept(tile.core(), mask);
    }

    private void copy(Bits patch, Region core, BinaryMask mask) {
        int[] box = patch.box();
        for (int y = Math.max(core.y(), box[1]); y < Math.min(core.bottom(), box[3]); y++) {
            int row = (pixels.toGrid(y) - patch.core().y()) * patch.core().width();
            for (int x = Math.max(core.x(), box[0]); x < Math.min(core.right(), box[2]); x++) {
                mask.data()[(y - core.y()) * core.width() + x - core.x()] =
                        patch.set().get(row + pixels.toGrid(x) - patch.core().x());
            }
        }
    }
}
