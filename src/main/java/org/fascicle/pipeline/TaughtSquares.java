package org.fascicle.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.RgbImage;
import org.fascicle.image.Stroke;
import org.fascicle.learn.Example;
import org.fascicle.segment.classes.ClassMap;
import org.fascicle.segment.classes.TaughtClass;
import org.fascicle.segment.classes.TaughtSquare;
import org.fascicle.segment.classes.TextureGrid;
import org.fascicle.segment.classes.TextureMeter;
import org.fascicle.segment.classes.TissueClassifier;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.slide.Slide;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.stain.StainKind;

/** Squares of a slide that a person's strokes lie on, with their features; and what a model would call a part of the slide. */
public final class TaughtSquares {

    /** Points along a line lie so many to a square. */
    private static final int STEPS_PER_SQUARE = 4;

    private final SlideContext context;
    private final AnalysisGrid grid;
    private final TextureGrid[] textures = new TextureGrid[Example.STRENGTHS.length];
    private final Set<Region> measured = new LinkedHashSet<>();

    private TaughtSquares(Slide slide, AnalysisOptions options) {
        context = SlideContext.of(slide, options);
        if (context.colour().kind() != StainKind.HE) {
            throw UserError.input(
                    "Tissue is taught on H&E, but " + slide.source().fileName() + " is stained "
                            + context.colour().kind().label() + "; name the stain with --stain he if that is wrong.");
        }
        grid = context.grid();
        Arrays.setAll(textures, any -> TextureGrid.over(grid.width(), grid.height(), grid.pixelSize()));
    }

    /** @throws UserError where the slide cannot be measured, or is not stained H&amp;E */
    public static TaughtSquares on(Slide slide, AnalysisOptions options) {
        return new TaughtSquares(slide, options);
    }

    /**
     * The squares of strokes; a square that several lie on is the first's.
     *
     * @param strokes with the class of each
     * @throws UserError where a stroke lies on no tissue
     */
    public List<TaughtSquare> of(Map<Stroke, TaughtClass> strokes) {
        Map<Integer, Stroke> owners = new LinkedHashMap<>();
        strokes.keySet().forEach(stroke -> squares(stroke).forEach(square -> owners.putIfAbsent(square, stroke)));
        owners.keySet().forEach(this::measureAround);
        List<Stroke> numbered = List.copyOf(strokes.keySet());
        List<TaughtSquare> taught = new ArrayList<>();
        owners.forEach((square, stroke) -> square(square)
                .ifPresent(variants -> taught.add(new TaughtSquare(
                        strokes.get(stroke), context.slide().name(), numbered.indexOf(stroke), variants))));
        strokes.keySet().forEach(stroke -> requireTissue(stroke, numbered.indexOf(stroke), taught, owners));
        return taught;
    }

    private void requireTissue(Stroke stroke, int number, List<TaughtSquare> taught, Map<Integer, Stroke> owners) {
        boolean teaches = taught.stream().anyMatch(square -> square.stroke() == number);
        if (!teaches && (owners.containsValue(stroke) || squares(stroke).isEmpty())) {
            throw UserError.input(
                    "The stroke '" + stroke.name() + "' (" + stroke.kind() + ") lies on glass, or outside "
                            + context.slide().source().fileName()
                            + "; draw it on tissue, or delete it.");
        }
    }

    private Optional<List<double[]>> square(int square) {
        List<double[]> variants = new ArrayList<>();
        for (TextureGrid texture : textures) {
            texture.withContext(square % columns(), square / columns()).ifPresent(variants::add);
        }
        boolean asItIs = textures[0].isJudged(square % columns(), square / columns());
        return asItIs ? Optional.of(variants) : Optional.empty();
    }

    private int columns() {
        return textures[0].columns();
    }

    private int rows() {
        return textures[0].rows();
    }

    private Set<Integer> squares(Stroke stroke) {
        Set<Integer> squares = new LinkedHashSet<>();
        stroke.areas().forEach(area -> addArea(area, squares));
        stroke.lines().forEach(line -> addLine(line, squares));
        return squares;
    }

    /** Squares whose centre lies in the area; of a smaller area the one that holds its middle. */
    private void addArea(DrawnArea area, Set<Integer> squares) {
        BinaryMask inside = area.on(Region.ofSize(columns(), rows()), squarePx());
        for (int i = 0; i < inside.data().length; i++) {
            if (inside.data()[i]) {
                squares.add(i);
            }
        }
        if (inside.count() == 0) {
            double[] edges = area.edges();
            add((edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2, squares);
        }
    }

    private void addLine(double[] line, Set<Integer> squares) {
        add(line[0], line[1], squares);
        double step = squarePx() / STEPS_PER_SQUARE;
        for (int i = 2; i < line.length; i += 2) {
            int steps = (int) Math.ceil(Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]) / step);
            for (int k = 1; k <= steps; k++) {
                double part = (double) k / steps;
                add(
                        line[i - 2] + part * (line[i] - line[i - 2]),
                        line[i - 1] + part * (line[i + 1] - line[i - 1]),
                        squares);
            }
        }
    }

    private void add(double x, double y, Set<Integer> squares) {
        int column = (int) Math.floor(x / squarePx());
        int row = (int) Math.floor(y / squarePx());
        if (column >= 0 && row >= 0 && column < columns() && row < rows()) {
            squares.add(row * columns() + column);
        }
    }

    private void measureAround(int square) {
        Region context = new Region(
                (square % columns() - 1) * grid.squarePx(),
                (square / columns() - 1) * grid.squarePx(),
                3 * grid.squarePx(),
                3 * grid.squarePx());
        measure(context, textures.length);
    }

    /** Measures all patches that a region of the grid reaches into, at so many strengths of stain. */
    private void measure(Region region, int strengths) {
        int patch = grid.patchPx();
        Region whole = Region.ofSize(grid.width(), grid.height());
        for (int y = Math.max(0, region.y()) / patch * patch;
                y < Math.min(region.bottom(), grid.height());
                y += patch) {
            for (int x = Math.max(0, region.x()) / patch * patch;
                    x < Math.min(region.right(), grid.width());
                    x += patch) {
                Region core = new Region(x, y, patch, patch).intersection(whole);
                if (measured.add(core)) {
                    measurePatch(core, strengths);
                }
            }
        }
    }

    private void measurePatch(Region core, int strengths) {
        RgbImage pixels = context.slide().read(core, grid.downsample());
        BinaryMask analysable = context.tissue().analysable(core, grid.pixelSize());
        for (int i = 0; i < strengths; i++) {
            textures[i].put(
                    core.x(),
                    core.y(),
                    TextureMeter.measure(
                            pixels, analysable, context.colour().white(), grid.pixelSize(), Example.STRENGTHS[i]));
        }
    }

    /** Has a part of the slide judged as well, in full-resolution pixels; at all strengths, since a stroke may come to lie there. */
    public void lookAt(Region part) {
        double per = grid.downsample();
        Region onGrid = new Region(
                (int) Math.floor(part.x() / per),
                (int) Math.floor(part.y() / per),
                (int) Math.ceil(part.width() / per),
                (int) Math.ceil(part.height() / per));
        measure(onGrid, textures.length);
    }

    /** Edge of a square in full-resolution pixels. */
    public double squarePx() {
        return grid.squarePx() * grid.downsample();
    }

    /** What the model calls the patches that were looked at for the strokes. */
    public ClassMap called(TissueModel model) {
        return TissueClassifier.classify(model, textures[0], 0);
    }

    /** The slide small, for pictures. */
    public SlideContext context() {
        return context;
    }
}
