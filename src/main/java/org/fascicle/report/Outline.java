package org.fascicle.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.Region;

/**
 * Outlines of sets of pixels along the cracks between pixels, as simple closed rings.
 *
 * <p>Pixels hang together through their edges (4 neighbours). A ring is walked with its pixels on the right hand, lists
 * each corner once, x then y, and merges straight runs; its signed area is positive in these coordinates, and no ring
 * meets itself. That holds for {@link #filled} because a corner where two pixels of a piece touch only diagonally would
 * enclose background, which was filled; and for {@link #polygons} because such corners are closed first.
 *
 * <p>Coordinates are pixel corners: pixel (x, y) covers x..x+1, y..y+1.
 */
public final class Outline {

    /** An outer ring and the rings of the holes in it. */
    record Polygon(int[] shell, List<int[]> holes) {}

    private static final int RIGHT = 0;
    private static final int DOWN = 1;
    private static final int LEFT = 2;
    private static final int[] STEP_X = {1, 0, -1, 0};
    private static final int[] STEP_Y = {0, 1, 0, -1};

    private static final int OUTSIDE = 1;
    private static final int BACKGROUND = 0;
    private static final int FOREGROUND = -1;

    private final int width;
    private final int height;

    /** Number of the piece that a pixel belongs to, with a margin of one background pixel all around. */
    private final int[] pieces;

    /** Places yet to be looked at, the last first. */
    private int[] stack = new int[64];

    private int open;

    private Outline(int width, int height, boolean[] inside) {
        this.width = width + 2;
        this.height = height + 2;
        this.pieces = new int[this.width * this.height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pieces[(y + 1) * this.width + x + 1] = inside[y * width + x] ? FOREGROUND : BACKGROUND;
            }
        }
    }

    /** An object's pieces, its holes filled, in coordinates of its bounding box. */
    static List<Polygon> of(ObjectMask object) {
        Region box = object.bounds();
        boolean[] inside = new boolean[(int) box.pixels()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = object.contains(box.x() + i % box.width(), box.y() + i / box.width());
        }
        return filled(box.width(), box.height(), inside).stream()
                .map(ring -> new Polygon(ring, List.of()))
                .toList();
    }

    /** The outer rings of the pixels set, {@code width * height} flags row by row; holes count as inside. */
    static List<int[]> filled(int width, int height, boolean[] inside) {
        Outline outline = new Outline(width, height, inside);
        outline.fillHoles();
        List<int[]> rings = new ArrayList<>();
        for (int i = 0; i < outline.pieces.length; i++) {
            if (outline.pieces[i] == FOREGROUND) {
                rings.add(outline.take(i, FOREGROUND, OUTSIDE + rings.size() + 1));
            }
        }
        return rings;
    }

    /** The pixels set as polygons with holes; where two pixels touch only at a corner a third is taken as set. */
    static List<Polygon> polygons(int width, int height, boolean[] inside) {
        Outline outline = new Outline(width, height, inside);
        outline.closeDiagonals();
        outline.flood(0, BACKGROUND, OUTSIDE);
        return outline.nested();
    }

    /** The pixels set as an area in pixels that are {@code downsample} times smaller along an edge; none set, an area without parts. */
    public static DrawnArea area(BinaryMask mask, double downsample) {
        return DrawnArea.together(polygons(mask.width(), mask.height(), mask.data()).stream()
                .map(polygon -> new DrawnArea(Stream.concat(Stream.of(polygon.shell()), polygon.holes().stream())
                        .map(ring -> Arrays.stream(ring)
                                .mapToDouble(corner -> corner * downsample)
                                .toArray())
                        .toList()))
                .toList());
    }

    private void fillHoles() {
        flood(0, BACKGROUND, OUTSIDE);
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = pieces[i] == OUTSIDE ? OUTSIDE : FOREGROUND;
        }
    }

    /** Sets pixels until no four around a corner are set crosswise only. */
    private void closeDiagonals() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < pieces.length - width - 1; i++) {
                changed |= closeCorner(i);
            }
        }
    }

    private boolean closeCorner(int i) {
        boolean falling = pieces[i] == FOREGROUND && pieces[i + width + 1] == FOREGROUND;
        boolean rising = pieces[i + 1] == FOREGROUND && pieces[i + width] == FOREGROUND;
        if (falling && pieces[i + 1] == BACKGROUND && pieces[i + width] == BACKGROUND) {
            pieces[i + 1] = FOREGROUND;
            return true;
        }
        if (rising && pieces[i] == BACKGROUND && pieces[i + width + 1] == BACKGROUND) {
            pieces[i] = FOREGROUND;
            return true;
        }
        return false;
    }

    private List<Polygon> nested() {
        List<Polygon> polygons = new ArrayList<>();
        int[] owner = new int[pieces.length + 2];
        int piece = OUTSIDE;
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] == FOREGROUND) {
                polygons.add(new Polygon(take(i, FOREGROUND, ++piece), new ArrayList<>()));
                owner[piece] = polygons.size() - 1;
            } else if (pieces[i] == BACKGROUND) {
                int around = owner[pieces[i - width]];
                polygons.get(around).holes().add(take(i, BACKGROUND, ++piece));
            }
        }
        return polygons;
    }

    /** Numbers the piece whose first pixel in reading order is {@code first}, and walks around it. */
    private int[] take(int first, int from, int piece) {
        flood(first, from, piece);
        return ring(first % width, first / width, piece);
    }

    /** Run by run along the rows: large areas are mostly inside. */
    private void flood(int start, int from, int to) {
        open = 0;
        push(start);
        while (open > 0) {
            int at = stack[--open];
            if (pieces[at] == from) {
                int row = at - at % width;
                int left = at;
                while (left > row && pieces[left - 1] == from) {
                    left--;
                }
                int right = at + 1;
                while (right < row + width && pieces[right] == from) {
                    right++;
                }
                Arrays.fill(pieces, left, right, to);
                pushRuns(left - width, right - width, from);
                pushRuns(left + width, right + width, from);
            }
        }
    }

    /** The first pixel of each run between these two of a row; none where the row lies outside. */
    private void pushRuns(int left, int right, int from) {
        boolean isInside = left >= 0 && right <= pieces.length;
        for (int i = left; isInside && i < right; i++) {
            if (pieces[i] == from && (i == left || pieces[i - 1] != from)) {
                push(i);
            }
        }
    }

    private void push(int at) {
        if (open == stack.length) {
            stack = Arrays.copyOf(stack, 2 * open);
        }
        stack[open++] = at;
    }

    /** Starts rightwards at the upper left corner of the piece's first pixel in reading order. */
    private int[] ring(int startX, int startY, int piece) {
        int[] corners = new int[32];
        int count = 0;
        int x = startX;
        int y = startY;
        int direction = RIGHT;
        int before = -1;
        do {
            if (direction != before) {
                corners = count + 2 > corners.length ? Arrays.copyOf(corners, 2 * count) : corners;
                corners[count++] = x - 1;
                corners[count++] = y - 1;
            }
            x += STEP_X[direction];
            y += STEP_Y[direction];
            before = direction;
            direction = turn(x, y, direction, piece);
        } while (x != startX || y != startY);
        return Arrays.copyOf(corners, count);
    }

    /** Left where the pixel ahead on the left belongs, straight where the one on the right does, right otherwise. */
    private int turn(int x, int y, int direction, int piece) {
        if (belongs(x, y, direction, true, piece)) {
            return (direction + 3) % 4;
        }
        return belongs(x, y, direction, false, piece) ? direction : (direction + 1) % 4;
    }

    /** Whether the pixel ahead of corner (x, y), left or right of the way, is of the piece. */
    private boolean belongs(int x, int y, int direction, boolean left, int piece) {
        return switch (direction) {
            case RIGHT -> is(x, left ? y - 1 : y, piece);
            case DOWN -> is(left ? x : x - 1, y, piece);
            case LEFT -> is(x - 1, left ? y : y - 1, piece);
            default -> is(left ? x - 1 : x, y - 1, piece);
        };
    }

    private boolean is(int x, int y, int piece) {
        return pieces[y * width + x] == piece;
    }
}
