package org.fascicle.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.tissue.NarrowArtefacts;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.WhitePoint;
import org.fascicle.tile.Tile;
import org.fascicle.tile.TileGrid;

/**
 * Looks for folds, flakes, grains of dye and bubbles on a slide so large that its overview does not show them.
 *
 * <p>The slide's tissue is read once at 2 um a pixel, tile by tile. A pixel of the overview is given what half of it is.
 */
final class CloserLook {

    /** Edge of a tile in pixels: some 60 MB for each thread. */
    private static final int TILE_PX = 1024;

    private static final int SAMPLED_FIELDS = 48;
    private static final int FIELD_PX = 256;

    private final Slide slide;
    private final double downsample;
    private final PixelSize pixelSize;
    private final TissueMap map;

    private CloserLook(Slide slide, PixelSize fullResolution, TissueMap map) {
        this.slide = slide;
        this.map = map;
        downsample = NarrowArtefacts.PIXEL_UM / fullResolution.meanUm();
        pixelSize = fullResolution.times(downsample);
    }

    /** The map with what was found, where its pixels are too coarse to have shown it; else the map itself. */
    static TissueMap at(
            Slide slide, PixelSize fullResolution, TissueMap map, WhitePoint white, OrderedExecutor threads) {
        return NarrowArtefacts.areShownAt(map.pixelSize())
                ? map
                : new CloserLook(slide, fullResolution, map).refined(white, threads);
    }

    private TissueMap refined(WhitePoint white, OrderedExecutor threads) {
        TileGrid grid = new TileGrid(slide.gridWidth(downsample), slide.gridHeight(downsample), TILE_PX, (int)
                Math.ceil(NarrowArtefacts.AROUND_UM / NarrowArtefacts.PIXEL_UM));
        List<Tile> tiles = grid.tiles().stream()
                .filter(tile -> map.analysable(tile.core(), pixelSize).count() > 0)
                .toList();
        NarrowArtefacts narrow = narrow(tiles, white, threads);
        Map<TissueClass, int[]> counts = new LinkedHashMap<>();
        int[] all = new int[map.width() * map.height()];
        threads.run(tiles, tile -> found(narrow, tile), found -> add(found, counts, all));
        TissueMap refined = map;
        for (Map.Entry<TissueClass, int[]> kind : counts.entrySet()) {
            BinaryMask mask = BinaryMask.empty(map.width(), map.height());
            for (int i = 0; i < all.length; i++) {
                mask.data()[i] = kind.getValue()[i] > 0 && 2 * kind.getValue()[i] >= all[i];
            }
            refined = refined.with(kind.getKey(), mask);
        }
        return refined;
    }

    /** By the middles of some tiles, wherever their tissue lies: what lies loose at the rim is a part of what is usual. */
    private NarrowArtefacts narrow(List<Tile> tiles, WhitePoint white, OrderedExecutor threads) {
        int wanted = Math.min(SAMPLED_FIELDS, tiles.size());
        List<Region> places = IntStream.range(0, wanted)
                .mapToObj(i -> middle(
                        tiles.get((int) ((long) i * tiles.size() / wanted)).core()))
                .toList();
        List<RgbImage> fields = new ArrayList<>();
        threads.run(places, place -> slide.read(place, downsample), fields::add);
        List<BinaryMask> tissue =
                places.stream().map(place -> map.analysable(place, pixelSize)).toList();
        return NarrowArtefacts.of(fields, tissue, pixelSize, white);
    }

    private static Region middle(Region core) {
        return new Region(
                        core.x() + (core.width() - FIELD_PX) / 2,
                        core.y() + (core.height() - FIELD_PX) / 2,
                        FIELD_PX,
                        FIELD_PX)
                .intersection(core);
    }

    private record Found(Tile tile, Map<TissueClass, BinaryMask> masks) {}

    private Found found(NarrowArtefacts narrow, Tile tile) {
        RgbImage part = slide.read(tile.padded(), downsample);
        return new Found(tile, narrow.find(part, map.analysable(tile.padded(), pixelSize)));
    }

    /** Counts what was found in a tile's core for each pixel of the overview, and all its pixels. */
    private void add(Found found, Map<TissueClass, int[]> counts, int[] all) {
        Region core = found.tile().core();
        Region padded = found.tile().padded();
        for (int y = core.y(); y < core.bottom(); y++) {
            for (int x = core.x(); x < core.right(); x++) {
                all[overviewPixel(x, y)]++;
            }
        }
        found.masks().forEach((kind, mask) -> {
            int[] count = counts.computeIfAbsent(kind, any -> new int[all.length]);
            for (int y = core.y(); y < core.bottom(); y++) {
                for (int x = core.x(); x < core.right(); x++) {
                    if (mask.get(x - padded.x(), y - padded.y())) {
                        count[overviewPixel(x, y)]++;
                    }
                }
            }
        });
    }

    private int overviewPixel(int x, int y) {
        int column = (int) Math.min(
                map.width() - 1, (x + 0.5) * pixelSize.xUm() / map.pixelSize().xUm());
        int row = (int) Math.min(
                map.height() - 1, (y + 0.5) * pixelSize.yUm() / map.pixelSize().yUm());
        return row * map.width() + column;
    }
}
