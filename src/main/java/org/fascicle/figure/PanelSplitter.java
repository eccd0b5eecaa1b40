package org.fascicle.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.opencv.Morphology;
import org.fascicle.opencv.Pieces;
import org.fascicle.space.Region;

/**
 * Splits a composite figure into its panels.
 *
 * <p>What a square fits into is picture: it is cut at straight borders ({@link SeamCutter}). What is left, lines, text and shapes
 * on the ground, is gathered into groups by the gaps within it, which are narrower than those between panels; blots, whose
 * strips are pictures too, belong there. Panels come in reading order.
 *
 * <p>Limits: panels that overlap, frames that are no rectangles, and pictures whose edge is as white as the ground.
 */
final class PanelSplitter {

    /** A found panel before it has a name. */
    record Found(Region box, PanelKind kind) {}

    /** Edge of a square that fits into pictures but not into letters and lines, part of the figure's shorter edge. */
    private static final double SQUARE = 0.035;

    private static final int SQUARE_PX = 18;
    /** Edge of the smallest panel, part of the figure's longer edge. */
    private static final double SMALLEST = 0.06;

    private static final double PICTURE_FILL = 0.55;
    /** Share of the figure up to which ground that is closed in is a picture's own white, as glass in a vessel or a fat cell. */
    private static final double LARGEST_HOLE = 0.1;
    /** Gaps within a plot, in heights of its letters. */
    private static final double GAP = 1.15;
    /** Gaps between the strips of one blot, in heights of a strip. */
    private static final double STRIP_GAP = 0.3;
    /** Share of pictures in a box from which what lies around them is their frame. */
    private static final double MOSTLY = 0.6;

    private final RgbImage image;
    private final Ground ground;

    PanelSplitter(RgbImage image) {
        this.image = image;
        this.ground = Ground.of(image);
    }

    List<Found> split() {
        List<Region> strips = new ArrayList<>();
        List<Found> panels = new ArrayList<>();
        List<Region> blocks = blocks();
        SeamCutter cutter = new SeamCutter(
                image,
                ground,
                blocks.stream().filter(block -> isOutermost(block, blocks)).count() > 1);
        for (Region block : blocks) {
            for (Region part : cutter.cut(block)) {
                sort(part, panels, strips);
            }
        }
        List<Found> pictures = outermost(panels);
        if (ground == Ground.BLACK) {
            pictures = new DarkPanels(pictures, image).grown();
        }
        List<Found> all = new ArrayList<>(pictures);
        all.addAll(groups(pictures, strips));
        return all.isEmpty() && ground == Ground.BLACK ? List.of(whole()) : inReadingOrder(all);
    }

    /** A figure that is dark from edge to edge, with no more in it than a few bright spots. */
    private Found whole() {
        Region whole = Region.ofSize(image.width(), image.height());
        return new Found(whole, KindClassifier.picture(image, whole));
    }

    /** A picture within another is its inset, which is sought there. */
    private static List<Found> outermost(List<Found> panels) {
        List<Region> boxes = panels.stream().map(Found::box).toList();
        return panels.stream().filter(panel -> isOutermost(panel.box(), boxes)).toList();
    }

    private static boolean isOutermost(Region box, List<Region> all) {
        return all.stream().noneMatch(other -> other != box && other.grow(3).contains(box));
    }

    private void sort(Region part, List<Found> panels, List<Region> strips) {
        if (PictureLook.at(image, part).isFill()) {
            return;
        }
        PanelKind kind = KindClassifier.picture(image, part);
        if (kind == PanelKind.BLOT) {
            strips.add(part);
        } else if (kind != PanelKind.DRAWING && isLarge(part)) {
            panels.add(new Found(part, kind));
        }
    }

    private boolean isLarge(Region part) {
        return Math.min(part.width(), part.height()) >= SMALLEST * Math.max(image.width(), image.height());
    }

    /** Rectangles full of picture. */
    private List<Region> blocks() {
        int square = (int) Math.max(SQUARE_PX, SQUARE * Math.min(image.width(), image.height()));
        BinaryMask pictures = WhiteHoles.filled(ground.other(image), LARGEST_HOLE);
        return Pieces.of(Morphology.opened(pictures, square, square)).stream()
                .filter(piece -> piece.fill() > PICTURE_FILL)
                .map(Pieces.Piece::box)
                .toList();
    }

    private List<Found> groups(List<Found> pictures, List<Region> strips) {
        BinaryMask ink = ground.ink(image);
        pictures.forEach(picture -> set(ink, picture.box().grow(4), false));
        strips.forEach(strip -> set(ink, strip, true));
        joins(strips).forEach(join -> set(ink, join, true));
        int gap = (int) Math.max(5, GAP * letterHeight(ink));
        List<Region> boxes = Pieces.of(Morphology.closed(ink, gap, gap)).stream()
                .map(Pieces.Piece::box)
                .filter(box ->
                        Math.min(box.width(), box.height()) >= 1.2 * SMALLEST * Math.max(image.width(), image.height()))
                .filter(box -> share(box, pictures.stream().map(Found::box).toList()) < MOSTLY)
                .flatMap(box -> blots(box, strips).stream())
                .toList();
        List<Found> groups = boxes.stream()
                .map(box -> new Found(box, KindClassifier.group(image, box, share(box, strips))))
                .toList();
        return merged(groups, stripHeight(strips));
    }

    /** The gaps between strips of one blot, which may be wider than its letters are high. */
    private static List<Region> joins(List<Region> strips) {
        List<Region> joins = new ArrayList<>();
        for (Region above : strips) {
            strips.stream()
                    .filter(below -> below.y() >= above.bottom() && areAligned(above, below))
                    .filter(below -> below.y() - above.bottom() < STRIP_GAP * Math.min(above.height(), below.height()))
                    .forEach(below -> joins.add(
                            new Region(below.x(), above.bottom(), below.width(), below.y() - above.bottom() + 1)));
        }
        return joins;
    }

    private static boolean areAligned(Region above, Region below) {
        return Math.abs(above.x() - below.x()) < 0.1 * below.width()
                && Math.abs(above.right() - below.right()) < 0.15 * below.width();
    }

    /** Blots that a letter between them joined: cut where the gap between strips is wider than within a blot. */
    private static List<Region> blots(Region box, List<Region> strips) {
        List<Region> within = strips.stream()
                .filter(strip -> box.grow(2).contains(strip))
                .sorted(Comparator.comparingInt(Region::y))
                .toList();
        List<Region> parts = new ArrayList<>();
        int top = box.y();
        for (int i = 1; i < within.size(); i++) {
            int end = within.get(i - 1).bottom();
            int gap = within.get(i).y() - end;
            if (gap
                    > STRIP_GAP
                            * Math.min(within.get(i).height(), within.get(i - 1).height())) {
                int cut = end + gap / 4;
                parts.add(new Region(box.x(), top, box.width(), cut - top));
                top = cut;
            }
        }
        parts.add(new Region(box.x(), top, box.width(), box.bottom() - top));
        return parts;
    }

    /** Strips of one blot that lie further apart than its letters are high. */
    private static List<Found> merged(List<Found> groups, double stripHeight) {
        List<Found> merged = new ArrayList<>();
        for (Found group : groups) {
            Optional<Found> above = group.kind() == PanelKind.BLOT
                    ? merged.stream()
                            .filter(other -> belongTogether(other, group, stripHeight))
                            .findFirst()
                    : Optional.empty();
            above.ifPresent(merged::remove);
            merged.add(above.map(other -> new Found(hull(other.box(), group.box()), PanelKind.BLOT))
                    .orElse(group));
        }
        return merged;
    }

    private static boolean belongTogether(Found above, Found below, double stripHeight) {
        int gap = below.box().y() - above.box().bottom();
        return above.kind() == PanelKind.BLOT && gap < STRIP_GAP * stripHeight && areAligned(above.box(), below.box());
    }

    private static double stripHeight(List<Region> strips) {
        int[] heights = strips.stream().mapToInt(Region::height).sorted().toArray();
        return heights.length == 0 ? 0 : heights[heights.length / 2];
    }

    private static Region hull(Region a, Region b) {
        int x = Math.min(a.x(), b.x());
        int y = Math.min(a.y(), b.y());
        return new Region(x, y, Math.max(a.right(), b.right()) - x, Math.max(a.bottom(), b.bottom()) - y);
    }

    private static double share(Region box, List<Region> strips) {
        return strips.stream()
                        .filter(box::intersects)
                        .mapToLong(strip -> box.intersection(strip).pixels())
                        .sum()
                / (double) box.pixels();
    }

    private static void set(BinaryMask mask, Region region, boolean value) {
        for (int y = Math.max(0, region.y()); y < Math.min(mask.height(), region.bottom()); y++) {
            for (int x = Math.max(0, region.x()); x < Math.min(mask.width(), region.right()); x++) {
                mask.data()[y * mask.width() + x] = value;
            }
        }
    }

    /** Median height of pieces that could be letters. */
    private static double letterHeight(BinaryMask ink) {
        int[] heights = Pieces.of(ink).stream()
                .map(Pieces.Piece::box)
                .filter(box -> box.height() >= 5
                        && box.height() <= 40
                        && box.width() <= 1.3 * box.height()
                        && box.width() > 0.2 * box.height())
                .mapToInt(Region::height)
                .sorted()
                .toArray();
        return heights.length == 0 ? 8 : heights[heights.length / 2];
    }

    /** Row by row: a panel belongs to the row of the first that overlaps half of its height. */
    private static List<Found> inReadingOrder(List<Found> panels) {
        List<Found> rest = new ArrayList<>(panels);
        List<Found> ordered = new ArrayList<>();
        while (!rest.isEmpty()) {
            Region first = rest.stream()
                    .map(Found::box)
                    .min(Comparator.comparingInt(Region::y))
                    .orElseThrow();
            List<Found> row = rest.stream()
                    .filter(panel -> panel.box().y() < first.y() + first.height() / 2)
                    .sorted(Comparator.comparingInt(panel -> panel.box().x()))
                    .toList();
            ordered.addAll(row);
            rest.removeAll(row);
        }
        return ordered;
    }
}
