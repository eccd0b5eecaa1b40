package org.fascicle.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * Finds insets in the corners of a panel by their frames: two straight lines of white or black, one upright, one level, that meet at
 * right angles and go on to the panel's rim, and no further.
 *
 * <p>A frame one pixel thin has lost its purity in resampling; so what counts is that the line differs from what lies outside it,
 * that it is the lightest or darkest there, and that it ends where the other begins. An inset as white as its frame is found too.
 */
final class CornerFrames {

    private static final double SMALLEST = 0.17;
    private static final double LARGEST = 0.65;
    /** How far an inset may stand off the panel's rim, in pixels. */
    private static final int MARGIN_PX = 16;

    private static final int THICKEST_PX = 7;
    /** Of a frame around a picture that is as light as the frame. */
    private static final int USUAL_PX = 3;
    /** Part of a line that must be seen. */
    private static final double SEEN = 0.8;
    /** Part of what would continue it that may look like it. */
    private static final double BEYOND = 0.35;

    private static final int BEYOND_PX = 24;
    /** Pixels that lie between a line and what is outside it. */
    private static final int OUTSIDE_PX = 3;

    private static final int CONTRAST = 22;
    private static final int LIGHT = 185;
    private static final int PURE_CONTRAST = 7;
    private static final int DARK = 110;

    private final RgbImage image;
    private final Region panel;

    CornerFrames(RgbImage image, Region panel) {
        this.image = image;
        this.panel = panel;
    }

    /** The insets' pictures without their frames, in pixels of the figure. */
    List<Region> find() {
        List<Region> found = new ArrayList<>();
        for (boolean right : new boolean[] {false, true}) {
            for (boolean bottom : new boolean[] {false, true}) {
                Optional<Region> light = new Corner(right, bottom, true).inset();
                light.or(() -> new Corner(right, bottom, false).inset()).ifPresent(found::add);
            }
        }
        return found;
    }

    /** One corner of the panel, seen with its rims at the left and the top, and one colour of frame. */
    private final class Corner {

        private final boolean right;
        private final boolean bottom;
        private final boolean light;
        private final int width = panel.width();
        private final int height = panel.height();
        /** For each place how many of the pixels of its column from the rim to it belong to an upright line there; for rows alike. */
        private final int[][] upright;

        private final int[][] level;

        Corner(boolean right, boolean bottom, boolean light) {
            this.right = right;
            this.bottom = bottom;
            this.light = light;
            this.upright = new int[width][height + 1];
            this.level = new int[height][width + 1];
            for (int x = 0; x < width; x++) {
                for (int y = 0; y < height; y++) {
                    upright[x][y + 1] = upright[x][y] + (isLine(x, y, 1, 0) ? 1 : 0);
                    level[y][x + 1] = level[y][x] + (isLine(x, y, 0, 1) ? 1 : 0);
                }
            }
        }

        /** Brightness of a pixel counted from the corner. */
        private int at(int x, int y) {
            int px = panel.x() + (right ? width - 1 - x : x);
            int py = panel.y() + (bottom ? height - 1 - y : y);
            return (30 * image.red(px, py) + 59 * image.green(px, py) + 11 * image.blue(px, py)) / 100;
        }

        /** Whether a pixel is of the frame's colour and what lies outside of it, away from the corner, is not. */
        private boolean isLine(int x, int y, int outX, int outY) {
            int farX = x + OUTSIDE_PX * outX;
            int farY = y + OUTSIDE_PX * outY;
            if (farX >= width || farY >= height) {
                return false;
            }
            int here = at(x, y);
            int outside = at(farX, farY);
            return light
                    ? here >= LIGHT && here - outside >= (here >= Ground.PURE ? PURE_CONTRAST : CONTRAST)
                    : here <= DARK && outside - here >= CONTRAST;
        }

        /** The largest of what is seen, that a frame within the frame may not pass for it. */
        Optional<Region> inset() {
            for (int x = (int) (LARGEST * width); x >= SMALLEST * width; x--) {
                for (int y = (int) (LARGEST * height); y >= SMALLEST * height; y--) {
                    if (isCorner(x, y)) {
                        return Optional.of(inner(x, y));
                    }
                }
            }
            return Optional.empty();
        }

        private boolean isCorner(int x, int y) {
            return isSeen(upright[x], y) && isSeen(level[y], x) && ends(upright[x], y) && ends(level[y], x);
        }

        private boolean isSeen(int[] line, int end) {
            int from = Math.min(MARGIN_PX, end / 4);
            return line[end] - line[from] >= SEEN * (end - from);
        }

        private boolean ends(int[] line, int end) {
            int from = Math.min(line.length - 1, end + OUTSIDE_PX + 1);
            int to = Math.min(line.length - 1, from + BEYOND_PX);
            return line[to] - line[from] <= BEYOND * (to - from);
        }

        private Region inner(int x, int y) {
            int thick = Math.min(thickness(x, y, true), thickness(x, y, false));
            int left = near(y, true) + thick;
            int top = near(x, false) + thick;
            int w = x - thick + 1 - left;
            int h = y - thick + 1 - top;
            return new Region(
                    panel.x() + (right ? width - left - w : left), panel.y() + (bottom ? height - top - h : top), w, h);
        }

        /** How thick the upright (or level) line is, in most places: counted inwards from its outer edge. */
        private int thickness(int x, int y, boolean ofUpright) {
            int thick = 1;
            while (thick < THICKEST_PX && isInk(x, y, thick, ofUpright)) {
                thick++;
            }
            return thick < THICKEST_PX ? thick : USUAL_PX;
        }

        private boolean isInk(int x, int y, int inward, boolean ofUpright) {
            int length = ofUpright ? y : x;
            int ink = 0;
            for (int i = length / 4; i < length; i++) {
                int value = ofUpright ? at(x - inward, i) : at(i, y - inward);
                ink += (light ? value >= LIGHT : value <= DARK) ? 1 : 0;
            }
            return ink >= SEEN * (length - length / 4);
        }

        /** Where the frame begins beside the panel's left (or upper) rim: 0 unless glass or tissue lies between. */
        private int near(int length, boolean left) {
            for (int off = MARGIN_PX; off > OUTSIDE_PX; off--) {
                int seen = 0;
                for (int i = MARGIN_PX; i < length; i++) {
                    int here = left ? at(off, i) : at(i, off);
                    int outside = left ? at(off - OUTSIDE_PX, i) : at(i, off - OUTSIDE_PX);
                    seen += (light
                                    ? here >= LIGHT && here - outside >= CONTRAST
                                    : here <= DARK && outside - here >= CONTRAST)
                            ? 1
                            : 0;
                }
                if (seen >= SEEN * (length - MARGIN_PX)) {
                    return edge(off, length, left);
                }
            }
            return 0;
        }

        /** The outermost pixel of the frame around a place on it. */
        private int edge(int on, int length, boolean left) {
            int off = on;
            while (off > 1 && isFrame(off - 1, length, left)) {
                off--;
            }
            return off;
        }

        private boolean isFrame(int off, int length, boolean left) {
            int ink = 0;
            for (int i = MARGIN_PX; i < length; i++) {
                int value = left ? at(off, i) : at(i, off);
                ink += (light ? value >= LIGHT : value <= DARK) ? 1 : 0;
            }
            return ink >= SEEN * (length - MARGIN_PX);
        }
    }
}
