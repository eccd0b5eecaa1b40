package org.fascicle.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.image.LabelImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.tile.TileGrid;
import org.junit.jupiter.api.Test;

class LabelPainterTest {

    private final LabelImage painted = LabelImage.empty(20, 14);
    private final List<Region> written = new ArrayList<>();
    private final LabelPainter painter = new LabelPainter(new TileGrid(20, 14, 8, 0), own(1), this::write);

    @Test
    void anObjectAcrossTilesIsWholeInTheLabels() {
        painter.add(1, square(2, 2, 3));
        painter.completeAbove(5);
        // columns 6..11 and rows 5..10 lie on four tiles
        painter.add(2, square(6, 5, 6));
        painter.completeAbove(8);
        assertThat(written).hasSize(3);
        painter.finish();
        assertThat(written).hasSize(6);
        assertThat(pixelsOf(1)).isEqualTo(9);
        assertThat(pixelsOf(2)).isEqualTo(36);
        assertThat(painted.get(11, 10)).isEqualTo(2);
        assertThat(painted.get(12, 10)).isZero();
    }

    @Test
    void theEarlierObjectKeepsASharedPixel() {
        painter.add(1, square(0, 0, 4));
        painter.add(2, square(3, 3, 4));
        painter.finish();
        assertThat(painted.get(3, 3)).isEqualTo(1);
        assertThat(pixelsOf(2)).isEqualTo(15);
    }

    @Test
    void writesEveryTileOnceEvenWithoutObjects() {
        painter.finish();
        assertThat(written).doesNotHaveDuplicates().hasSize(6);
    }

    /** A pixel of the grid is 2.5 pixels of the file wide: columns 2 and 3 have their centres in grid column 1, 2.5 to 5. */
    @Test
    void objectsOfACoarserGridAreLaidOnTheImagesOwnPixels() {
        LabelPainter fine = new LabelPainter(new TileGrid(20, 14, 8, 0), own(2.5), this::write);
        fine.add(1, square(1, 1, 1));
        fine.add(2, square(2, 1, 2));
        fine.completeAbove(3);
        fine.finish();
        assertThat(pixelsOf(1)).isEqualTo(9);
        assertThat(painted.get(2, 2)).isEqualTo(1);
        assertThat(painted.get(4, 4)).isEqualTo(1);
        assertThat(painted.get(5, 4)).isEqualTo(2);
        assertThat(painted.get(1, 2)).isZero();
        assertThat(pixelsOf(2)).isEqualTo(25);
        assertThat(written).doesNotHaveDuplicates().hasSize(6);
    }

    private static FilePixels own(double perGridPixel) {
        return new FilePixels(20, 14, PixelSize.square(0.1), perGridPixel, "");
    }

    private static ObjectMask square(int x, int y, int edge) {
        boolean[] inside = new boolean[edge * edge];
        Arrays.fill(inside, true);
        return new ObjectMask(new Region(x, y, edge, edge), inside);
    }

    private void write(Region tile, LabelImage labels) {
        written.add(tile);
        for (int y = 0; y < tile.height(); y++) {
            System.arraycopy(
                    labels.data(), y * tile.width(), painted.data(), (tile.y() + y) * 20 + tile.x(), tile.width());
        }
    }

    private long pixelsOf(int label) {
        return Arrays.stream(painted.data()).filter(value -> value == label).count();
    }
}
