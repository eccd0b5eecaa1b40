package org.fascicle.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.cells.CellClass;
import org.fascicle.cells.CellModel;
import org.fascicle.cells.TaughtNucleus;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.Stroke;
import org.fascicle.measure.Nucleus;
import org.fascicle.slide.Slide;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.tile.Tile;

/** Nuclei of a slide that a person's strokes lie on, with their features; and what a model would call them and those around. */
public final class TaughtNuclei {

    /** No nucleus reaches farther from its middle. */
    private static final double REACH_UM = 16;
    /** Steps along a line for each pixel of the grid. */
    private static final double STEPS_PER_PX = 2;

    private final SlideContext context;
    private final AnalysisGrid grid;
    private final PatchAnalysis analysis;
    private final OrderedExecutor executor;
    private final Map<Region, List<PatchAnalysis.Cell>> patches = new LinkedHashMap<>();
    private final Map<Region, Integer> taughtIn = new LinkedHashMap<>();
    private int strokesWithout;

    private TaughtNuclei(Slide slide, AnalysisOptions options) {
        context = SlideContext.of(slide, options);
        if (!context.countsNuclei()) {
            throw UserError.usage("Classes of nuclei need nuclei, which this run does not segment on "
                    + slide.source().fileName() + "; measure cells too.");
        }
        grid = context.grid();
        analysis = new PatchAnalysis(context, options, new StageClock());
        executor = new OrderedExecutor(options.threads());
    }

    /** @throws UserError where the slide cannot be measured */
    public static TaughtNuclei on(Slide slide, AnalysisOptions options) {
        return new TaughtNuclei(slide, options);
    }

    /** What is taught here. */
    public CellModel.Ground ground() {
        return CellChoice.ground(context, analysis.segmenter());
    }

    /**
     * The nuclei of strokes: those that a point or a line lies in, or whose centroid lies in an area. One that several strokes claim is the first's.
     * It can be asked again with other strokes; nuclei that were found once are kept.
     *
     * @param strokes with the class of each
     * @throws UserError where no stroke has a nucleus
     */
    public List<TaughtNucleus> of(Map<Stroke, CellClass> strokes) {
        Map<Stroke, List<Region>> reached = new LinkedHashMap<>();
        strokes.keySet().forEach(stroke -> reached.put(stroke, patches(stroke)));
        find(reached.values().stream().flatMap(List::stream).distinct().toList());
        taughtIn.clear();
        strokesWithout = 0;
        Map<PatchAnalysis.Cell, TaughtNucleus> taught = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<Stroke, CellClass> entry : strokes.entrySet()) {
            Stroke stroke = entry.getKey();
            int found = add(stroke, entry.getValue(), ++number, reached.get(stroke), taught);
            strokesWithout += found == 0 ? 1 : 0;
        }
        if (taught.isEmpty()) {
            throw UserError.input("No nucleus was found under any stroke on "
                    + context.slide().source().fileName()
                    + "; set points in nuclei, or draw areas around some, on this image and in focus.");
        }
        return List.copyOf(taught.values());
    }

    /** Strokes that lie on no nucleus that was found, of those that were asked for last. */
    public int strokesWithout() {
        return strokesWithout;
    }

    /** How many nuclei the stroke has, those of earlier strokes among them. */
    private int add(
            Stroke stroke,
            CellClass kind,
            int number,
            List<Region> reached,
            Map<PatchAnalysis.Cell, TaughtNucleus> taught) {
        int found = 0;
        for (Region patch : reached) {
            for (PatchAnalysis.Cell cell : patches.get(patch)) {
                if (holds(stroke, cell.nucleus())) {
                    found++;
                    if (taught.putIfAbsent(cell, example(cell, kind, unit(stroke, number, cell.nucleus()))) == null) {
                        taughtIn.merge(patch, 1, Integer::sum);
                    }
                }
            }
        }
        return found;
    }

    private TaughtNucleus example(PatchAnalysis.Cell cell, CellClass kind, String unit) {
        return new TaughtNucleus(kind, context.slide().name(), unit, cell.features());
    }

    /** What is left out together: a stroke, or the points of one square of the map. */
    private String unit(Stroke stroke, int number, Nucleus nucleus) {
        boolean points = stroke.areas().isEmpty() && stroke.lines().stream().allMatch(line -> line.length == 2);
        return points
                ? "place " + (int) nucleus.x() / grid.squarePx() + " " + (int) nucleus.y() / grid.squarePx()
                : "stroke " + number;
    }

    /** Finds the nuclei of patches where that was not done before. */
    private void find(List<Region> cores) {
        List<Region> missing =
                cores.stream().filter(core -> !patches.containsKey(core)).toList();
        executor.run(
                missing, core -> Map.entry(core, cells(core)), found -> patches.put(found.getKey(), found.getValue()));
    }

    private List<PatchAnalysis.Cell> cells(Region core) {
        Region whole = Region.ofSize(grid.width(), grid.height());
        return analysis.cells(
                new Tile(0, core, core.grow(grid.haloPx(analysis.haloUm())).intersection(whole)));
    }

    /** Cores of the patches that can hold its nuclei. */
    private List<Region> patches(Stroke stroke) {
        return cores(Region.ofSize(grid.width(), grid.height())).stream()
                .filter(core -> reaches(stroke, core))
                .toList();
    }

    /** Cores of the patches that a part of the grid reaches into. */
    private List<Region> cores(Region part) {
        Region whole = Region.ofSize(grid.width(), grid.height());
        Region seen = part.intersection(whole);
        int edge = grid.patchPx();
        List<Region> cores = new ArrayList<>();
        for (int y = seen.y() / edge * edge; y < seen.bottom(); y += edge) {
            for (int x = seen.x() / edge * edge; x < seen.right(); x += edge) {
                cores.add(new Region(x, y, edge, edge).intersection(whole));
            }
        }
        return cores;
    }

    private boolean reaches(Stroke stroke, Region core) {
        int margin = grid.haloPx(REACH_UM);
        return stroke.areas().stream().anyMatch(area -> overlaps(area, core))
                || stroke.lines().stream().anyMatch(line -> passes(line, core.grow(margin)::contains));
    }

    private boolean overlaps(DrawnArea area, Region core) {
        double per = grid.downsample();
        double[] edges = area.edges();
        return edges[0] / per < core.right()
                && edges[1] / per < core.bottom()
                && edges[2] / per > core.x()
                && edges[3] / per > core.y()
                && area.on(core, per).count() > 0;
    }

    private boolean holds(Stroke stroke, Nucleus nucleus) {
        ObjectMask mask = nucleus.mask();
        return stroke.areas().stream().anyMatch(area -> holdsMiddle(area, nucleus))
                || stroke.lines().stream()
                        .anyMatch(line ->
                                passes(line, (x, y) -> mask.contains((int) Math.floor(x), (int) Math.floor(y))));
    }

    private boolean holdsMiddle(DrawnArea area, Nucleus nucleus) {
        int x = (int) Math.floor(nucleus.x() + 0.5);
        int y = (int) Math.floor(nucleus.y() + 0.5);
        double[] edges = area.edges();
        double fullX = (x + 0.5) * grid.downsample();
        double fullY = (y + 0.5) * grid.downsample();
        return fullX >= edges[0]
                && fullY >= edges[1]
                && fullX <= edges[2]
                && fullY <= edges[3]
                && area.on(new Region(x, y, 1, 1), grid.downsample()).get(0, 0);
    }

    private interface OfPlace {
        boolean test(double x, double y);
    }

    /** Whether any place along a line is wanted; places are on the grid, (0, 0) at its corner. */
    private boolean passes(double[] line, OfPlace wanted) {
        double per = grid.downsample();
        if (wanted.test(line[0] / per, line[1] / per)) {
            return true;
        }
        for (int i = 2; i < line.length; i += 2) {
            double dx = (line[i] - line[i - 2]) / per;
            double dy = (line[i + 1] - line[i - 1]) / per;
            int steps = (int) Math.ceil(STEPS_PER_PX * Math.hypot(dx, dy));
            for (int k = 1; k <= steps; k++) {
                if (wanted.test(line[i - 2] / per + dx * k / steps, line[i - 1] / per + dy * k / steps)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Finds the nuclei of a part of the slide, in full-resolution pixels, so that they need not be waited for later. */
    public void lookAt(Region part) {
        find(cores(onGrid(part)));
    }

    /** What the model calls the nuclei that a part of the slide, in full-resolution pixels, shows something of. */
    public List<Nucleus> called(CellModel model, Region part) {
        lookAt(part);
        Region seen = onGrid(part);
        return cores(seen).stream()
                .flatMap(core -> patches.get(core).stream())
                .filter(cell -> cell.nucleus().mask().bounds().intersects(seen))
                .map(cell -> cell.calledBy(model))
                .toList();
    }

    private Region onGrid(Region part) {
        double per = grid.downsample();
        int left = (int) Math.floor(part.x() / per);
        int top = (int) Math.floor(part.y() / per);
        return new Region(
                left, top, (int) Math.ceil(part.right() / per) - left, (int) Math.ceil(part.bottom() / per) - top);
    }

    /** Patches with most taught nuclei first, and what the model calls the nuclei of each. */
    public Map<Region, List<Nucleus>> called(CellModel model, int most) {
        Map<Region, List<Nucleus>> called = new LinkedHashMap<>();
        taughtIn.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .forEach(entry -> called.put(
                        entry.getKey(),
                        patches.get(entry.getKey()).stream()
                                .map(cell -> cell.calledBy(model))
                                .toList()));
        return called;
    }

    /** The slide, for pictures. */
    public SlideContext context() {
        return context;
    }
}
