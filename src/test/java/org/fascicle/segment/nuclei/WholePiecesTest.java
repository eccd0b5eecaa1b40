package org.fascicle.segment.nuclei;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WholePiecesTest {

    /** Label 1 in pieces of 2 and 3 pixels that touch at a corner, label 2 in two of 2 (the first stays), label 3 in one too small. */
    @Test
    void keepsTheLargestPieceAndTheFirstOfEqualOnes() {
        int[] labels = {
            1, 1, 2, 2, 0,
            0, 0, 1, 1, 3,
            2, 2, 1, 0, 0
        };
        WholePieces.keep(labels, 5, 2);
        assertThat(labels).containsExactly(0, 0, 2, 2, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0);
    }

    /** On random labels each one that stays is one piece, as large as the largest that flooding from any of its pixels finds. */
    @Test
    void agreesWithFloodingFromEachPixel() {
        int width = 29;
        int[] labels = new Random(2).ints(width * 23, 0, 3).toArray();
        int[] kept = labels.clone();
        WholePieces.keep(kept, width, 4);
        for (int label = 1; label <= 2; label++) {
            int most = 0;
            int pixels = 0;
            for (int i = 0; i < labels.length; i++) {
                most = labels[i] == label ? Math.max(most, pieceSize(labels, width, i)) : most;
                pixels += kept[i] == label ? 1 : 0;
            }
            assertThat(pixels).isEqualTo(most).isGreaterThan(4);
            for (int i = 0; i < kept.length; i++) {
                assertThat(kept[i] != label || pieceSize(labels, width, i) == most)
                        .isTrue();
            }
        }
    }

    private static int pieceSize(int[] labels, int width, int start) {
        return BaselineNucleusSegmenter.mark(labels, new int[labels.length], 1, width, start, new int[labels.length]);
    }
}
