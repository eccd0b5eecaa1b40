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
     *
     * @param strokes with the class of each
     * @throws UserError where no stroke has a nucleus
     */
    public List<TaughtNucleus> of(Map<Stroke, CellClass> strokes) {
        Map<PatchAnalysis.Cell, TaughtNucleus> taught = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<Stroke, CellClass> entry : strokes.entrySet()) {
            int found = add(entry.getKey(), entry.getValue(), ++number, taught);
            strokesWithout += found == 0 ? 1 : 0;
        }
        if (taught.isEmpty()) {
            throw UserError.input("No nucleus was found under any stroke on "
                    + context.slide().source().fileName()
                    + "; set points in nuclei, or draw areas around some, on this image and in focus.");
        }
        return List.copyOf(taught.values());
    }

    /** Strokes that lie on no nucleus that was found. */
    public int strokesWithout() {
        return strokesWithout;
    }

    /** How many nuclei the stroke has, those of earlier strokes among them. */
    private int add(Stroke stroke, CellClass kind, int number, Map<PatchAnalysis.Cell, TaughtNucleus> taught) {
        int found = 0;
        for (Region patch : patches(stroke)) {
            for (PatchAnalysis.Cell cell : patches.computeIfAbsent(patch, this::cells)) {
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

    private List<PatchAnalysis.Cell> cells(Region core) {
        Region whole = Region.ofSize(grid.width(), grid.height());
        return analysis.cells(
                new Tile(0, core, core.grow(grid.haloPx(analysis.haloUm())).intersection(whole)));
    }

    /** Cores of the patches that can hold its nuclei. */
    private List<Region> patches(Stroke stroke) {
        Region whole = Region.ofSize(grid.width(), grid.height());
        int edge = grid.patchPx();
        List<Region> cores = new ArrayList<>();
        for (int y = 0; y < grid.height(); y += edge) {
            for (int x = 0; x < grid.width(); x += edge) {
                Region core = new Region(x, y, edge, edge).intersection(whole);
                if (reaches(stroke, core)) {
                    cores.add(core);
                }
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
