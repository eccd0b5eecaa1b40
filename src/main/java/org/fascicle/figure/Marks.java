package org.fascicle.figure;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Components;
import org.fascicle.space.Region;

/**
 * Letters and arrows that somebody drew on a micrograph: small bodies of one pure colour with a sharp edge.
 *
 * <p>Black, white, yellow, green and cyan. Stains are neither as even nor as pure: the darkest nuclei keep some blue, the darkest DAB
 * some red. Limits: red, blue and grey ink, outlines around letters and marks larger than an eighth of the panel are not found, nor white ones
 * far from a corner, which look like a cleft where a camera saturated on glass.
 */
public final class Marks {

    /** Smallest longer side, in pixels. */
    private static final int LEAST_PX = 8;

    private static final int LEAST_PIXELS = 24;
    /** Largest longer side: so many pixels or so much of the panel's shorter side. */
    private static final int MOST_PX = 60;

    private static final double MOST = 0.125;
    /** How far blur and compression reach over a mark's edge. */
    private static final int EDGE_PX = 3;

    /** How much further from the ink's colour than what belongs to a mark its surroundings are. */
    private static final int CONTRAST = 15;

    /** Half the largest square within over the longer side: of a filled arrowhead 0.23, of a letter less, of a clump of black DAB up to 0.4. */
    private static final double MOST_SOLID = 0.25;

    /** Nobody draws more on one panel in one ink; clefts of saturated glass are many. */
    private static final int MOST_MARKS = 12;

    /** Where letters stand, part of the panel's shorter side. */
    private static final double CORNER = 0.2;

    /** Of the small bodies of an ink's colour so much must be marks: else it is the tissue's own. */
    private static final double MOSTLY = 0.5;

    private static final double INSIDE_PURE = 0.8;
    private static final double OUTSIDE_OTHER = 0.85;

    /** A colour of ink: what may belong to a mark, what its inside is, and what lies beyond its edge. */
    private enum Ink {
        BLACK(45, 20) {
            @Override
            int distance(int red, int green, int blue) {
                return Math.max(red, Math.max(green, blue));
            }
        },
        /** Sought in corners alone. */
        WHITE(32, 17) {
            @Override
            int distance(int red, int green, int blue) {
                return 255 - Math.min(red, Math.min(green, blue));
            }
        },
        /** Yellow, green, cyan: stains and blood leave green the darkest or the middle channel. Of thin lines JPEG keeps the colour but roughly. */
        COLOUR(100, 75) {
            @Override
            int distance(int red, int green, int blue) {
                int darkest = Math.min(red, blue);
                int other = Math.max(red, blue);
                return Math.max(darkest, Math.max(255 - green, Math.min(other, 255 - other)));
            }
        };

        private final int belongs;
        private final int pure;

        Ink(int belongs, int pure) {
            this.belongs = belongs;
            this.pure = pure;
        }

        int other() {
            return belongs + CONTRAST;
        }

        abstract int distance(int red, int green, int blue);
    }

    private final RgbImage image;
    private final Region panel;

    private Marks(RgbImage image, Region panel) {
        this.image = image;
        this.panel = panel;
    }

    /** Boxes around the marks of a panel with a margin for their edges, none overlapping another, in pixels of the figure. */
    public static List<Region> find(RgbImage image, Region panel) {
        Marks marks = new Marks(image, panel);
        List<Region> boxes = new ArrayList<>();
        for (Ink ink : Ink.values()) {
            marks.bodies(ink).forEach(piece -> join(boxes, piece.bounds().grow(EDGE_PX)));
        }
        return boxes.stream()
                .map(box -> box.translate(panel.x(), panel.y()).intersection(panel))
                .toList();
    }

    /** Adds a box, as one with those that it meets. */
    private static void join(List<Region> boxes, Region added) {
        Region box = added;
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.get(i).intersects(box)) {
                box = box.union(boxes.remove(i));
                i = -1;
            }
        }
        boxes.add(box);
    }

    private int distance(Ink ink, int x, int y) {
        int px = panel.x() + x;
        int py = panel.y() + y;
        return ink.distance(image.red(px, py), image.green(px, py), image.blue(px, py));
    }

    /** The marks of one ink; none where they are many or most that has its colour is none: there tissue or glass has it. */
    private List<ObjectMask> bodies(Ink ink) {
        BinaryMask mask = BinaryMask.empty(panel.width(), panel.height());
        for (int y = 0, i = 0; y < panel.height(); y++) {
            for (int x = 0; x < panel.width(); x++, i++) {
                mask.data()[i] = distance(ink, x, y) <= ink.belongs;
            }
        }
        List<ObjectMask> small =
                ObjectMask.of(Components.labels(Components.withoutSpecks(mask, LEAST_PIXELS)), 0, 0).stream()
                        .filter(piece -> ink != Ink.WHITE || inCorner(piece.bounds()))
                        .filter(piece -> longerSide(piece) <= mostPx())
                        .toList();
        List<ObjectMask> found =
                small.stream().filter(piece -> isMark(piece, ink)).toList();
        boolean mostly = pixels(found) >= MOSTLY * pixels(small);
        return found.size() <= MOST_MARKS && mostly ? found : List.of();
    }

    private static long pixels(List<ObjectMask> pieces) {
        return pieces.stream().mapToLong(ObjectMask::pixels).sum();
    }

    private static int longerSide(ObjectMask piece) {
        return Math.max(piece.bounds().width(), piece.bounds().height());
    }

    private double mostPx() {
        return Math.max(MOST_PX, MOST * Math.min(panel.width(), panel.height()));
    }

    private boolean inCorner(Region box) {
        double zone = CORNER * Math.min(panel.width(), panel.height());
        return (box.x() < zone || box.right() > panel.width() - zone)
                && (box.y() < zone || box.bottom() > panel.height() - zone);
    }

    private boolean isMark(ObjectMask piece, Ink ink) {
        Region box = piece.bounds();
        int side = longerSide(piece);
        if (side < LEAST_PX || innerRadius(piece) > MOST_SOLID * side) {
            return false;
        }
        int inside = 0;
        int pure = 0;
        int outside = 0;
        int other = 0;
        Region around = box.grow(EDGE_PX + 1).intersection(Region.ofSize(panel.width(), panel.height()));
        for (int y = around.y(); y < around.bottom(); y++) {
            for (int x = around.x(); x < around.right(); x++) {
                int away = away(piece, x, y);
                if (away < 0) {
                    inside++;
                    pure += distance(ink, x, y) <= ink.pure ? 1 : 0;
                } else if (away >= EDGE_PX) {
                    outside++;
                    other += distance(ink, x, y) >= ink.other() ? 1 : 0;
                }
            }
        }
        return inside > 0 && pure >= INSIDE_PURE * inside && other >= OUTSIDE_OTHER * outside;
    }

    /** Of the largest square within, half its side. */
    private static double innerRadius(ObjectMask piece) {
        Region box = piece.bounds();
        int[] above = new int[box.width()];
        int largest = 0;
        for (int y = 0; y < box.height(); y++) {
            int diagonal = 0;
            int left = 0;
            for (int x = 0; x < box.width(); x++) {
                int up = above[x];
                left = piece.contains(box.x() + x, box.y() + y) ? 1 + Math.min(left, Math.min(up, diagonal)) : 0;
                diagonal = up;
                above[x] = left;
                largest = Math.max(largest, left);
            }
        }
        return largest / 2.0;
    }

    /** -1 well inside, 0 in or at the edge, else how many pixels beyond, up to one more than the edge's reach. */
    private static int away(ObjectMask piece, int x, int y) {
        if (piece.contains(x, y)) {
            return piece.contains(x - 1, y)
                            && piece.contains(x + 1, y)
                            && piece.contains(x, y - 1)
                            && piece.contains(x, y + 1)
                    ? -1
                    : 0;
        }
        for (int reach = 1; reach <= EDGE_PX; reach++) {
            for (int d = -reach; d <= reach; d++) {
                if (piece.contains(x + d, y - reach)
                        || piece.contains(x + d, y + reach)
                        || piece.contains(x - reach, y + d)
                        || piece.contains(x + reach, y + d)) {
                    return reach - 1;
                }
            }
        }
        return EDGE_PX;
    }
}
