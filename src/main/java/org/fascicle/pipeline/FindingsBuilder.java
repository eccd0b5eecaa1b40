package org.fascicle.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.fascicle.detect.GiantCell;
import org.fascicle.detect.Hotspot;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisScorer;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.NamedArea;
import org.fascicle.measure.CellPopulation;
import org.fascicle.measure.Count;
import org.fascicle.measure.DabClass;
import org.fascicle.measure.DabCounts;
import org.fascicle.measure.IntensityCuts;
import org.fascicle.measure.MitoticActivity;
import org.fascicle.measure.NecrosisExtent;
import org.fascicle.measure.NuclearTally;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.measure.Patchiness;
import org.fascicle.measure.PositiveArea;
import org.fascicle.measure.PositivitySquares;
import org.fascicle.measure.RegionDensity;
import org.fascicle.measure.RegionTally;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.necrosis.NecrosisGrid;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** Adds up patches into a slide's findings; used by one thread. */
final class FindingsBuilder {

    private final SlideContext context;
    private final AnalysisOptions options;
    private final BinaryMask blurred;
    private final List<MitosisCandidate> candidates = new ArrayList<>();
    private final List<GiantCell> giantCells = new ArrayList<>();
    private final PositivitySquares squares;
    private final NecrosisMapper necrosis;
    private final NecrosisGrid.Builder necrosisSquares;
    private final MapGatherer maps;
    private final NuclearTally tally;
    private final List<RegionTally> regions;
    private DabCounts dab = DabCounts.NONE;

    FindingsBuilder(SlideContext context, AnalysisOptions options) {
        this.context = context;
        this.options = options;
        this.blurred =
                BinaryMask.empty(context.tissue().width(), context.tissue().height());
        AnalysisGrid grid = context.grid();
        this.necrosis = new NecrosisMapper(options.necrosis());
        this.necrosisSquares =
                NecrosisGrid.over(grid.width(), grid.height(), grid.squarePx(), grid.pixelSize());
        this.maps = new MapGatherer(
                grid,
                context.overview().image().width(),
                context.overview().image().height(),
                context.overview().downsample());
        this.tally = new NuclearTally(grid.pixelSize(), grid.squarePx(), options.cells());
        this.squares = new PositivitySquares(context.grid().pixelSize(), PositivitySquares.USUAL_EDGE_UM);
        if (!options.regions().isEmpty() && !countsNuclei()) {
            throw UserError.usage("Cell density of regions needs nuclei, which this run does not segment on "
                    + context.slide().source().fileName() + "; measure cells too.");
        }
        this.regions = options.regions().stream().map(this::tally).toList();
    }

    private RegionTally tally(NamedArea region) {
        AnalysisGrid grid = context.grid();
        return RegionTally.of(
                        region,
                        grid.pixelSize(),
                        grid.downsample(),
                        Region.ofSize(grid.width(), grid.height()),
                        grid.squarePx())
                .orElseThrow(() -> {
                    Slide slide = context.slide();
                    return UserError.input("The region '" + region.name() + "' lies outside "
                            + slide.source().fileName() + " (" + slide.width() + " x " + slide.height()
                            + " px); draw it on this image, and export it in full-resolution pixels.");
                });
    }

    void add(PatchResult patch) {
        addBlurred(patch);
        maps.add(patch);
        if (countsNuclei()) {
            tally.add(patch.core(), patch.analysable(), patch.nuclei());
            regions.forEach(region -> region.add(patch.core(), patch.analysable(), patch.blurred(), patch.nuclei()));
        }
        patch.necrosis()
                .ifPresent(cells ->
                        necrosisSquares.put(patch.core().x(), patch.core().y(), cells));
        candidates.addAll(patch.candidates());
        giantCells.addAll(patch.giantCells());
        patch.positive().ifPresent(positive -> squares.add(patch.core(), positive, patch.analysable()));
        if (context.measures().contains(Measure.POSITIVITY)) {
            patch.nuclei().forEach(this::addDab);
        }
    }

    private void addDab(Nucleus nucleus) {
        dab = dab.plus(DabClass.of(nucleus.value(NucleusMeasure.DAB_OD), IntensityCuts.defaults()));
    }

    /** Marks the overview pixels whose centre is out of focus. */
    private void addBlurred(PatchResult patch) {
        TissueMap tissue = context.tissue();
        PixelSize grid = context.grid().pixelSize();
        double scaleX = tissue.pixelSize().xUm() / grid.xUm();
        double scaleY = tissue.pixelSize().yUm() / grid.yUm();
        Region core = patch.core();
        for (int y = (int) (core.y() / scaleY); y < Math.min(tissue.height(), core.bottom() / scaleY + 1); y++) {
            for (int x = (int) (core.x() / scaleX); x < Math.min(tissue.width(), core.right() / scaleX + 1); x++) {
                int column = (int) ((x + 0.5) * scaleX) - core.x();
                int row = (int) ((y + 0.5) * scaleY) - core.y();
                if (column >= 0
                        && row >= 0
                        && column < core.width()
                        && row < core.height()
                        && patch.blurred().get(column, row)) {
                    blurred.data()[y * tissue.width() + x] = true;
                }
            }
        }
    }

    SlideFindings build(NucleusSegmenter segmenter, Optional<MitosisScorer> scorer) {
        TissueMap tissue = context.tissue().with(TissueClass.BLURRED, blurred);
        Optional<SlideFindings.Necrosis> necrotic = necrosis();
        IntPredicate dead =
                cell -> necrotic.isPresent() && isNecrotic(necrotic.get().map(), cell);
        Optional<Count> nuclei = countsNuclei() ? maps.count(dead) : Optional.empty();
        return new SlideFindings(
                context,
                tissue,
                nuclei,
                nuclei.map(counted -> maps.density(dead)),
                countsNuclei() ? population(necrotic) : Optional.empty(),
                necrotic,
                scorer.flatMap(by -> mitoses(
                        necrotic.map(found -> withoutNecrosis(tissue, found.map()))
                                .orElse(tissue),
                        by)),
                positivity(),
                segmenter.provenance(),
                segmenter.models(),
                countsNuclei() ? regions(necrotic) : List.of(),
                giantCells(dead));
    }

    private Optional<CellPopulation> population(Optional<SlideFindings.Necrosis> necrotic) {
        return CellPopulation.of(necrotic.map(
                        found -> tally.without((column, row) -> isNecrotic(found.map(), column, row)))
                .orElse(tally));
    }

    /** Those on tissue that counts, in reading order. */
    private List<GiantCell> giantCells(IntPredicate dead) {
        int squarePx = context.grid().squarePx();
        int columns = (context.grid().width() + squarePx - 1) / squarePx;
        return giantCells.stream()
                .filter(cell -> !dead.test((int) (cell.y() + 0.5) / squarePx * columns + (int) (cell.x() + 0.5) / squarePx))
                .sorted(Comparator.comparingDouble(GiantCell::y).thenComparingDouble(GiantCell::x))
                .toList();
    }

    private List<RegionDensity> regions(Optional<SlideFindings.Necrosis> necrotic) {
        Optional<NuclearTally.LeftOut> dead =
                necrotic.map(found -> (column, row) -> isNecrotic(found.map(), column, row));
        return regions.stream().map(region -> region.density(dead)).toList();
    }

    private boolean countsNuclei() {
        return context.measures().stream().anyMatch(Measure::needsNuclei);
    }

    private static boolean isNecrotic(NecrosisMap map, int cell) {
        return isNecrotic(map, cell % map.columns(), cell / map.columns());
    }

    private static boolean isNecrotic(NecrosisMap map, int column, int row) {
        return map.classAt(column, row) == NecrosisClass.NECROTIC;
    }

    /** Mitoses are counted on living tissue. */
    private TissueMap withoutNecrosis(TissueMap tissue, NecrosisMap map) {
        BinaryMask dead = BinaryMask.empty(tissue.width(), tissue.height());
        double squaresPerPixelX = tissue.pixelSize().xUm() / map.squareSize().xUm();
        double squaresPerPixelY = tissue.pixelSize().yUm() / map.squareSize().yUm();
        for (int i = 0; i < dead.data().length; i++) {
            int column = Math.min(map.columns() - 1, (int) ((i % dead.width() + 0.5) * squaresPerPixelX));
            int row = Math.min(map.rows() - 1, (int) ((i / dead.width() + 0.5) * squaresPerPixelY));
            dead.data()[i] = map.classAt(column, row) == NecrosisClass.NECROTIC;
        }
        return tissue.with(TissueClass.EXCLUDED, dead);
    }

    private Optional<SlideFindings.Necrosis> necrosis() {
        if (!context.measures().contains(Measure.NECROSIS)) {
            return Optional.empty();
        }
        NecrosisMap map = necrosis.classify(necrosisSquares.build());
        return Optional.of(new SlideFindings.Necrosis(map, NecrosisExtent.of(map, NecrosisExtent.DEFAULT_SEED)));
    }

    private Optional<SlideFindings.Mitoses> mitoses(TissueMap tissue, MitosisScorer scorer) {
        if (!tissue.hasTissue()) {
            return Optional.empty();
        }
        candidates.sort(Comparator.comparingDouble(MitosisCandidate::score)
                .reversed()
                .thenComparingDouble(MitosisCandidate::y)
                .thenComparingDouble(MitosisCandidate::x));
        List<PointUm> counted = candidates.stream()
                .filter(c -> c.score() >= options.mitosis().countedScore())
                .map(this::place)
                .toList();
        MitoticActivity activity =
                MitoticActivity.of(Hotspot.find(counted, tissue.analysable(), tissue.pixelSize(), options.hotspot()));
        return Optional.of(new SlideFindings.Mitoses(List.copyOf(candidates), activity, scorer));
    }

    private PointUm place(MitosisCandidate candidate) {
        return new PointUm(
                context.grid().toUm(candidate.x() + 0.5), context.grid().toUm(candidate.y() + 0.5));
    }

    private Optional<SlideFindings.Positivity> positivity() {
        return context.measures().contains(Measure.POSITIVITY)
                ? Optional.of(new SlideFindings.Positivity(
                        PositiveArea.of(squares), dab, Patchiness.of(squares, Patchiness.USUAL_CUT), maps.positive()))
                : Optional.empty();
    }
}
