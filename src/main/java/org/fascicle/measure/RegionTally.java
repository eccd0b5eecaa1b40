package org.fascicle.measure;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.NamedArea;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/**
 * Counts nuclei and pixels in a drawn region, patch by patch, by squares of the slide's maps, so that squares found necrotic in the
 * end can be left out.
 *
 * <p>Memory: 16 bytes per square of 64 um in the region's bounding box, 4 kB per mm2. Patches may come in any order.
 */
public final class RegionTally implements Serializable {

    private static final long serialVersionUID = 1;

    private final NamedArea region;
    private final PixelSize grid;
    private final double downsample;
    private final int mapSquarePx;
    private final Region box;
    private final int firstColumn;
    private final int firstRow;
    private final int columns;
    private final int[] allPx;
    private final int[] analysablePx;
    private final int[] blurredPx;
    private final int[] nuclei;

    private RegionTally(NamedArea region, PixelSize grid, double downsample, int mapSquarePx, Region box) {
        this.region = region;
        this.grid = grid;
        this.downsample = downsample;
        this.mapSquarePx = mapSquarePx;
        this.box = box;
        this.firstColumn = box.x() / mapSquarePx;
        this.firstRow = box.y() / mapSquarePx;
        this.columns = (box.right() - 1) / mapSquarePx - firstColumn + 1;
        int squares = columns * ((box.bottom() - 1) / mapSquarePx - firstRow + 1);
        this.allPx = new int[squares];
        this.analysablePx = new int[squares];
        this.blurredPx = new int[squares];
        this.nuclei = new int[squares];
    }

    /**
     * A tally of a region; empty where no pixel of the image lies in it.
     *
     * @param grid size of a pixel that patches will be on
     * @param downsample full-resolution pixels along the edge of such a pixel
     * @param image all pixels of the grid
     * @param mapSquarePx edge of a square of the slide's maps
     */
    public static Optional<RegionTally> of(
            NamedArea region, PixelSize grid, double downsample, Region image, int mapSquarePx) {
        double[] edges = region.area().edges();
        int left = (int) Math.max(image.x(), Math.floor(edges[0] / downsample));
        int top = (int) Math.max(image.y(), Math.floor(edges[1] / downsample));
        int right = (int) Math.min(image.right(), Math.ceil(edges[2] / downsample));
        int bottom = (int) Math.min(image.bottom(), Math.ceil(edges[3] / downsample));
        return left < right && top < bottom
                ? Optional.of(new RegionTally(
                        region, grid, downsample, mapSquarePx, new Region(left, top, right - left, bottom - top)))
                : Optional.empty();
    }

    /**
     * Adds a patch.
     *
     * @param core where the masks lie on the grid; patches must not overlap
     * @param analysable pixels that were measured
     * @param blurred tissue pixels that were out of focus
     * @param found nuclei that belong to the patch, in grid coordinates, on analysable pixels
     */
    public void add(Region core, BinaryMask analysable, BinaryMask blurred, List<Nucleus> found) {
        if (!core.intersects(box)) {
            return;
        }
        Region part = core.intersection(box);
        BinaryMask inside = region.area().on(part, downsample);
        for (int y = part.y(); y < part.bottom(); y++) {
            for (int x = part.x(); x < part.right(); x++) {
                if (inside.get(x - part.x(), y - part.y())) {
                    int square = square(x, y);
                    allPx[square]++;
                    analysablePx[square] += analysable.get(x - core.x(), y - core.y()) ? 1 : 0;
                    blurredPx[square] += blurred.get(x - core.x(), y - core.y()) ? 1 : 0;
                }
            }
        }
        for (Nucleus nucleus : found) {
            int x = (int) Math.floor(nucleus.x() + 0.5);
            int y = (int) Math.floor(nucleus.y() + 0.5);
            if (part.contains(x, y) && inside.get(x - part.x(), y - part.y())) {
                nuclei[square(x, y)]++;
            }
        }
    }

    /** Adds what another one counted in the same region of the same grid. */
    public void merge(RegionTally other) {
        if (!box.equals(other.box) || mapSquarePx != other.mapSquarePx) {
            throw new IllegalArgumentException("Tallies of unlike regions or grids cannot be merged.");
        }
        for (int i = 0; i < allPx.length; i++) {
            allPx[i] += other.allPx[i];
            analysablePx[i] += other.analysablePx[i];
            blurredPx[i] += other.blurredPx[i];
            nuclei[i] += other.nuclei[i];
        }
    }

    private int square(int x, int y) {
        return (y / mapSquarePx - firstRow) * columns + x / mapSquarePx - firstColumn;
    }

    /** @param necrotic squares of the slide's maps that do not count; empty where necrosis was not looked for */
    public RegionDensity density(Optional<NuclearTally.LeftOut> necrotic) {
        long all = 0;
        long analysable = 0;
        long dead = 0;
        long blurred = 0;
        long counted = 0;
        for (int i = 0; i < allPx.length; i++) {
            boolean out =
                    necrotic.isPresent() && necrotic.get().test(firstColumn + i % columns, firstRow + i / columns);
            all += allPx[i];
            blurred += blurredPx[i];
            analysable += out ? 0 : analysablePx[i];
            dead += out ? analysablePx[i] : 0;
            counted += out ? 0 : nuclei[i];
        }
        return new RegionDensity(
                region.name(),
                region.kind(),
                grid.areaOf(all),
                grid.areaOf(analysable),
                necrotic.isPresent() ? Optional.of(grid.areaOf(dead)) : Optional.empty(),
                grid.areaOf(blurred),
                grid.areaOf(all - analysable - dead - blurred),
                counted);
    }
}
