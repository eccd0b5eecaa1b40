package org.fascicle.pipeline;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.fascicle.image.BinaryMask;
import org.fascicle.space.Region;

/**
 * Puts the masks of blocks, which come tile by tile, into the order of an image file: row of blocks by row of blocks.
 *
 * <p>Blocks are held as bits until their row can be written, so that a row of tiles across the widest slide is some MB.
 */
final class MaskPainter {

    private record Bits(Region core, BitSet bits) {
    }

    private final BiConsumer<Region, BinaryMask> writer;
    private final Map<Integer, Map<Integer, Bits>> rows = new TreeMap<>();

    /** @param writer takes each block once, row by row */
    MaskPainter(BiConsumer<Region, BinaryMask> writer) {
        this.writer = writer;
    }

    void add(Region core, BinaryMask mask) {
        BitSet bits = new BitSet(mask.data().length);
        for (int i = 0; i < mask.data().length; i++) {
            bits.set(i, mask.data()[i]);
        }
        rows.computeIfAbsent(core.y(), y -> new TreeMap<>()).put(core.x(), new Bits(core, bits));
    }

    /** All blocks that start above row {@code y} have come. */
    void completeAbove(int y) {
        rows.entrySet().removeIf(row -> {
            boolean complete = row.getValue().values().iterator().next().core().bottom() <= y;
            if (complete) {
                row.getValue().values().forEach(this::write);
            }
            return complete;
        });
    }

    private void write(Bits block) {
        BinaryMask mask = BinaryMask.empty(block.core().width(), block.core().height());
        block.bits().stream().forEach(i -> mask.data()[i] = true);
        writer.accept(block.core(), mask);
    }
}
