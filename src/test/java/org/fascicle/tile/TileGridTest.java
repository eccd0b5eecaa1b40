package org.fascicle.tile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileGridTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 100, 1000})
    void coresPartTheGridWithoutGapOrOverlap(int tileSize) {
        int[] covered = new int[103 * 57];
        for (Tile tile : new TileGrid(103, 57, tileSize, 5).tiles()) {
            for (int y = tile.core().y(); y < tile.core().bottom(); y++) {
                for (int x = tile.core().x(); x < tile.core().right(); x++) {
                    covered[y * 103 + x]++;
                }
            }
        }
        assertThat(covered).containsOnly(1);
    }

    @Test
    void theHaloIsClippedToTheGrid() {
        TileGrid grid = new TileGrid(100, 100, 40, 8);
        assertThat(grid.tile(0).padded()).isEqualTo(new org.fascicle.space.Region(0, 0, 48, 48));
        assertThat(grid.tile(4).padded()).isEqualTo(new org.fascicle.space.Region(32, 32, 56, 56));
        assertThat(grid.tile(8).core()).isEqualTo(new org.fascicle.space.Region(80, 80, 20, 20));
    }
}
