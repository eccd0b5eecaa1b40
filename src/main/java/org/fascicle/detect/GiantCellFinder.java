package org.fascicle.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * Candidates for multinucleated giant cells: tight groups of nuclei in one eosinophilic body.
 *
 * <p>Two nuclei are neighbours when the gap between their outlines, on the line of their centroids, is small; a group is all that
 * hangs together by neighbours. A group is a candidate when it has enough nuclei, fills a roundish ellipse of a cell's size,
 * crowds by itself (few nuclei around), and lies in a body that is no paler in eosin than the tissue around it.
 *
 * <p>Limits: cells' borders are not seen. A giant cell whose nuclei lie near those of its neighbours joins them and is missed, as is
 * one whose nuclei were not parted or lie apart at its rim; a nest of small cells in eosinophilic tissue, or a tangential cut
 * through a vessel, passes for one. The rule was tried on drawn giant cells and on real tissue that has none; no public set with
 * outlined giant cells was at hand.
 */
public final class GiantCellFinder {

    /** Centroids of two neighbours lie no further apart than this and the gap. */
    private static final double LARGEST_NUCLEUS_UM = 16;

    private final PixelSize pixelSize;
    private final GiantCellOptions options;

    public GiantCellFinder(PixelSize pixelSize, GiantCellOptions options) {
        this.pixelSize = pixelSize;
        this.options = options;
    }

    /**
     * Looks at the nuclei of a patch.
     *
     * @param nuclei all that were found in it, in grid coordinates
     * @param patch its pixels on the grid
     * @param eosin gives the eosin of a part of the patch; asked only where a group of nuclei may be a giant cell
     */
    public List<GiantCell> find(List<ObjectMask> nuclei, Region patch, Function<Region, FloatImage> eosin) {
        List<GiantCell> cells = new ArrayList<>();
        for (List<ObjectMask> members : groups(nuclei)) {
            NuclearGroup group = new NuclearGroup(members);
            if (hasSizeOfCell(group) && isOneBody(group, nuclei, patch, eosin)) {
                cells.add(new GiantCell(
                        group.x(),
                        group.y(),
                        group.nuclei(),
                        pixelSize.areaOf(group.areaPx()).um2()));
            }
        }
        return cells;
    }

    private boolean hasSizeOfCell(NuclearGroup group) {
        double um2 = pixelSize.areaOf(group.areaPx()).um2();
        return um2 >= options.leastUm2()
                && um2 <= options.mostUm2()
                && group.majorPx() <= options.mostAspect() * group.minorPx();
    }

    private boolean isOneBody(
            NuclearGroup group, List<ObjectMask> nuclei, Region patch, Function<Region, FloatImage> eosin) {
        GroupSurroundings place = new GroupSurroundings(group, pixelSize, patch);
        boolean[] nuclear = nuclear(nuclei, place.box());
        place.countNuclei(nuclear);
        if (!place.isIsolated(options.isolation())) {
            return false;
        }
        place.addEosin(nuclear, eosin.apply(place.box()));
        return place.isBody(options.bodyEosin(), options.mostGlass(), options.mostCleft());
    }

    private static boolean[] nuclear(List<ObjectMask> nuclei, Region box) {
        boolean[] nuclear = new boolean[(int) box.pixels()];
        for (ObjectMask nucleus : nuclei) {
            if (nucleus.bounds().intersects(box)) {
                Region part = nucleus.bounds().intersection(box);
                for (int y = part.y(); y < part.bottom(); y++) {
                    for (int x = part.x(); x < part.right(); x++) {
                        nuclear[(y - box.y()) * box.width() + x - box.x()] |= nucleus.contains(x, y);
                    }
                }
            }
        }
        return nuclear;
    }

    /** Groups with enough nuclei, in the order of their first nucleus. */
    private List<List<ObjectMask>> groups(List<ObjectMask> nuclei) {
        int[] parents = IntStream.range(0, nuclei.size()).toArray();
        double far = pixelSize.toPx(LARGEST_NUCLEUS_UM + options.gapUm());
        for (int i = 0; i < parents.length; i++) {
            for (int j = i + 1; j < parents.length; j++) {
                if (distance(nuclei.get(i), nuclei.get(j)) <= far && areNeighbours(nuclei.get(i), nuclei.get(j))) {
                    parents[root(parents, j)] = root(parents, i);
                }
            }
        }
        Map<Integer, List<ObjectMask>> groups = new LinkedHashMap<>();
        for (int i = 0; i < parents.length; i++) {
            groups.computeIfAbsent(root(parents, i), any -> new ArrayList<>()).add(nuclei.get(i));
        }
        return groups.values().stream()
                .filter(members -> members.size() >= options.fewestNuclei())
                .toList();
    }

    private static int root(int[] parents, int i) {
        int at = i;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private static double distance(ObjectMask a, ObjectMask b) {
        return Math.hypot(a.centroidX() - b.centroidX(), a.centroidY() - b.centroidY());
    }

    /** Walks from centroid to centroid and measures what belongs to neither. */
    private boolean areNeighbours(ObjectMask a, ObjectMask b) {
        double length = distance(a, b);
        int steps = 1 + (int) Math.ceil(length);
        int gap = 0;
        for (int step = 0; step <= steps; step++) {
            int x = (int) Math.round(a.centroidX() + (b.centroidX() - a.centroidX()) * step / steps);
            int y = (int) Math.round(a.centroidY() + (b.centroidY() - a.centroidY()) * step / steps);
            gap += a.contains(x, y) || b.contains(x, y) ? 0 : 1;
        }
        return gap * length / steps <= pixelSize.toPx(options.gapUm());
    }
}
