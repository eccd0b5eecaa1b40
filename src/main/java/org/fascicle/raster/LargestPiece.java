package org.fascicle.raster;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.Region;

/** The largest piece of an object whose pixels hang together through their edges (4 neighbours); the first of equals. */
public final class LargestPiece {

    private final ObjectMask object;
    private final Region box;
    private final int[] piece;

    private LargestPiece(ObjectMask object) {
        this.object = object;
        this.box = object.bounds();
        this.piece = new int[(int) box.pixels()];
    }

    /** The object itself where it is one piece. */
    public static ObjectMask of(ObjectMask object) {
        return new LargestPiece(object).find();
    }

    private ObjectMask find() {
        int best = 0;
        int most = 0;
        int number = 0;
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] == 0 && belongs(i)) {
                int size = flood(i, ++number);
                best = size > most ? number : best;
                most = Math.max(most, size);
            }
        }
        return number == 1 ? object : cut(best);
    }

    private boolean belongs(int i) {
        return object.contains(box.x() + i % box.width(), box.y() + i / box.width());
    }

    private int flood(int start, int number) {
        Deque<Integer> open = new ArrayDeque<>();
        int size = 0;
        piece[start] = number;
        open.push(start);
        while (!open.isEmpty()) {
            int i = open.pop();
            int column = i % box.width();
            size++;
            visit(column > 0 ? i - 1 : -1, number, open);
            visit(column < box.width() - 1 ? i + 1 : -1, number, open);
            visit(i - box.width(), number, open);
            visit(i + box.width(), number, open);
        }
        return size;
    }

    private void visit(int i, int number, Deque<Integer> open) {
        if (i >= 0 && i < piece.length && piece[i] == 0 && belongs(i)) {
            piece[i] = number;
            open.push(i);
        }
    }

    private ObjectMask cut(int number) {
        int[] at =
                IntStream.range(0, piece.length).filter(i -> piece[i] == number).toArray();
        int left = Arrays.stream(at).map(i -> i % box.width()).min().orElseThrow();
        int right = Arrays.stream(at).map(i -> i % box.width()).max().orElseThrow() + 1;
        int top = at[0] / box.width();
        int bottom = at[at.length - 1] / box.width() + 1;
        boolean[] inside = new boolean[(right - left) * (bottom - top)];
        for (int i : at) {
            inside[(i / box.width() - top) * (right - left) + i % box.width() - left] = true;
        }
        return new ObjectMask(new Region(box.x() + left, box.y() + top, right - left, bottom - top), inside);
    }
}
