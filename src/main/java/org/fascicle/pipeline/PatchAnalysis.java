package org.fascicle.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.fascicle.cells.CellMeter;
import org.fascicle.cells.CellModel;
import org.fascicle.cells.TaughtCells;
import org.fascicle.detect.GiantCell;
import org.fascicle.detect.GiantCellFinder;
import org.fascicle.detect.GiantCellOptions;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisScorer;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.learn.Example;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.raster.LargestPiece;
import org.fascicle.segment.FoundNuclei;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.classes.SquareTexture;
import org.fascicle.segment.classes.TaughtTissue;
import org.fascicle.segment.classes.TextureMeter;
import org.fascicle.segment.necrosis.NecrosisFeatures;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.segment.positivity.PositivitySegmenter;
import org.fascicle.segment.positivity.VesselWalls;
import org.fascicle.segment.tissue.BlurMeter;
import org.fascicle.space.Region;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainSeparation;
import org.fascicle.tile.Tile;

/** Runs the stages on patches; safe from several threads, and knows nothing of what came before or will come after. */
final class PatchAnalysis {

    private final SlideContext context;
    private final AnalysisOptions options;
    private final NucleusSegmenter segmenter;
    private final NecrosisMapper necrosis;
    private final Optional<MitosisDetector> mitoses;
    private final StainSeparation separation;
    private final StageClock clock;
    private final Optional<TaughtTissue> taught;
    private final Optional<CellModel> cells;

    PatchAnalysis(SlideContext context, AnalysisOptions options, StageClock clock) {
        this.context = context;
        this.options = options;
        this.segmenter = options.segmenter().open();
        this.necrosis = new NecrosisMapper(options.necrosis());
        this.mitoses =
                context.measures().contains(Measure.MITOSES) ? Optional.of(new MitosisDetector()) : Optional.empty();
        this.separation = new StainSeparation(context.colour());
        this.clock = clock;
        this.taught = options.usableTissueModel();
        this.cells = CellChoice.of(context, options).used().map(TaughtCells::model);
    }

    /** Context around a patch that any stage looks at. */
    double haloUm() {
        double dab = options.positivity().vesselWalls() ? VesselWalls.HALO_UM : PositivitySegmenter.HALO_UM;
        return Math.max(dab, Math.max(segmenter.haloUm(), MitosisDetector.HALO_UM));
    }

    /** What segments nuclei, and how. */
    NucleusSegmenter segmenter() {
        return segmenter;
    }

    /** What scores mitosis candidates, where they are looked for. */
    Optional<MitosisScorer> mitosisScorer() {
        return mitoses.map(MitosisDetector::scorer);
    }

    /** Reads a tile once and works through its patches. */
    TileResult tile(Tile tile) {
        List<Tile> patches = context.grid().patchesOf(tile, haloUm());
        if (patches.stream().noneMatch(patch -> hasTissue(patch.core()))) {
            return new TileResult(
                    tile, patches.stream().map(PatchAnalysis::empty).toList());
        }
        RgbImage pixels = clock.time(
                Stage.READ,
                () -> context.slide().read(tile.padded(), context.grid().downsample()));
        return new TileResult(
                tile,
                patches.stream()
                        .map(patch -> hasTissue(patch.core()) ? patch(patch, cut(pixels, tile, patch)) : empty(patch))
                        .toList());
    }

    private boolean hasTissue(Region core) {
        for (boolean analysable :
                context.tissue().analysable(core, context.grid().pixelSize()).data()) {
            if (analysable) {
                return true;
            }
        }
        return false;
    }

    private static RgbImage cut(RgbImage pixels, Tile tile, Tile patch) {
        return pixels.crop(
                patch.padded().translate(-tile.padded().x(), -tile.padded().y()));
    }

    private static PatchResult empty(Tile patch) {
        BinaryMask none = BinaryMask.empty(patch.core().width(), patch.core().height());
        return new PatchResult(
                patch.core(),
                none,
                none,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private PatchResult patch(Tile patch, RgbImage pixels) {
        Region core =
                patch.core().translate(-patch.padded().x(), -patch.padded().y());
        BinaryMask tissue =
                context.tissue().analysable(patch.padded(), context.grid().pixelSize());
        BinaryMask blurred = blurred(patch, pixels, tissue);
        BinaryMask analysable = tissue.andNot(blurred);
        Segmented segmented = segmented(patch, pixels);
        Optional<PositivitySegmenter.Found> dab = dab(pixels, analysable);
        return new PatchResult(
                patch.core(),
                analysable.crop(core),
                tissue.and(blurred).crop(core),
                clock.time(Stage.NUCLEI, () -> nuclei(patch, pixels, analysable, segmented, dab)),
                necrosis(pixels, analysable, core),
                texture(pixels, analysable, core),
                candidates(patch, pixels, analysable),
                dab.map(found -> found.positive().crop(core)),
                dab.map(found -> found.notDab().crop(core)),
                dab.filter(found -> options.positivity().vesselWalls())
                        .map(found -> walls(pixels, found.positive(), core)),
                clock.time(Stage.NUCLEI, () -> giantCells(patch, pixels, analysable, segmented.masks())));
    }

    private BinaryMask blurred(Tile patch, RgbImage pixels, BinaryMask tissue) {
        return clock.time(
                Stage.TISSUE,
                () -> BlurMeter.blurred(
                        pixels, patch.padded(), context.grid().pixelSize(), tissue, context.sharpnessCut()));
    }

    /** Nuclei as they were found. @param confidence of each mask */
    private record Segmented(List<ObjectMask> masks, double[] confidence) {}

    /** All nuclei of the patch and its context. */
    private Segmented segmented(Tile patch, RgbImage pixels) {
        return context.countsNuclei()
                ? clock.time(Stage.NUCLEI, () -> segment(pixels, patch.padded(), seen(patch)))
                : new Segmented(List.of(), new double[0]);
    }

    /** The patch with the context that the segmenter asks for; other stages may have asked for more. */
    private Region seen(Tile patch) {
        return patch.core().grow(context.grid().haloPx(segmenter.haloUm())).intersection(patch.padded());
    }

    private Segmented segment(RgbImage pixels, Region padded, Region seen) {
        RgbImage stained = pixels.crop(seen.translate(-padded.x(), -padded.y()));
        // brown cytoplasm passes for nuclei
        RgbImage part = context.isCytoplasmic(options) ? separation.withoutSecond(stained) : stained;
        FoundNuclei found = segmenter.find(part, context.grid().pixelSize(), context.colour());
        List<ObjectMask> masks = ObjectMask.of(found.labels(), seen.x(), seen.y());
        return new Segmented(
                masks.stream().map(LargestPiece::of).toList(),
                Arrays.copyOfRange(found.confidence(), 1, masks.size() + 1));
    }

    private List<GiantCell> giantCells(Tile patch, RgbImage pixels, BinaryMask analysable, List<ObjectMask> masks) {
        if (!context.measuresGiantCells()) {
            return List.of();
        }
        Region padded = patch.padded();
        return new GiantCellFinder(context.grid().pixelSize(), GiantCellOptions.defaults())
                        .find(
                                masks,
                                seen(patch),
                                part -> separation.second(pixels.crop(part.translate(-padded.x(), -padded.y()))))
                        .stream()
                        .filter(cell -> owns(patch, analysable, cell.x(), cell.y()))
                        .toList();
    }

    private List<Nucleus> nuclei(
            Tile patch,
            RgbImage pixels,
            BinaryMask analysable,
            Segmented segmented,
            Optional<PositivitySegmenter.Found> found) {
        return cells.map(model -> cells(patch, pixels, analysable, segmented, found).stream()
                        .map(cell -> cell.calledBy(model))
                        .toList())
                .orElseGet(() -> measured(
                        patch,
                        pixels,
                        segmented,
                        found,
                        mask -> owns(patch, analysable, mask.centroidX(), mask.centroidY())));
    }

    private List<Nucleus> measured(
            Tile patch,
            RgbImage pixels,
            Segmented segmented,
            Optional<PositivitySegmenter.Found> found,
            Predicate<ObjectMask> wanted) {
        if (segmented.masks().isEmpty()) {
            return List.of();
        }
        Region padded = patch.padded();
        FloatImage haematoxylin = separation.haematoxylin(pixels);
        Optional<FloatImage> dab =
                context.colour().kind() == StainKind.HDAB ? Optional.of(separation.second(pixels)) : Optional.empty();
        found.ifPresent(all -> clear(dab.orElseThrow(), all.notDab().all()));
        NucleusMeasurer measurer = new NucleusMeasurer(context.grid().pixelSize());
        List<Nucleus> measured = new ArrayList<>();
        for (int i = 0; i < segmented.masks().size(); i++) {
            ObjectMask mask = segmented.masks().get(i);
            if (wanted.test(mask)) {
                measured.add(measurer.measure(mask, haematoxylin, dab, padded.x(), padded.y())
                        .withConfidence(segmented.confidence()[i]));
            }
        }
        return measured;
    }

    /** Nuclei of the patch with what taught classes tell them by. */
    private List<Cell> cells(
            Tile patch,
            RgbImage pixels,
            BinaryMask analysable,
            Segmented segmented,
            Optional<PositivitySegmenter.Found> found) {
        List<Nucleus> all = measured(patch, pixels, segmented, found, any -> true);
        double[][] features = new CellMeter(
                        patch.padded(),
                        pixels,
                        separation.haematoxylin(pixels),
                        context.colour().white(),
                        context.grid().pixelSize())
                .features(all, seen(patch), nucleus -> owns(patch, analysable, nucleus.x(), nucleus.y()));
        return IntStream.range(0, all.size())
                .filter(i -> features[i].length > 0)
                .mapToObj(i -> new Cell(all.get(i), features[i]))
                .toList();
    }

    /** A nucleus and what taught classes tell it by. */
    record Cell(Nucleus nucleus, double[] features) {

        Nucleus calledBy(CellModel model) {
            return nucleus.called(model.call(features));
        }
    }

    /** Reads a patch for its nuclei alone. */
    List<Cell> cells(Tile patch) {
        RgbImage pixels = context.slide().read(patch.padded(), context.grid().downsample());
        Segmented segmented = segmented(patch, pixels);
        BinaryMask tissue =
                context.tissue().analysable(patch.padded(), context.grid().pixelSize());
        return cells(patch, pixels, tissue.andNot(blurred(patch, pixels, tissue)), segmented, Optional.empty());
    }

    /** Pigment is no DAB of a nucleus. */
    private static void clear(FloatImage dab, BinaryMask pigment) {
        for (int i = 0; i < dab.data().length; i++) {
            dab.data()[i] = pigment.data()[i] ? 0 : dab.data()[i];
        }
    }

    /** Whether a place on the grid lies in the patch's core on analysable tissue. */
    private static boolean owns(Tile patch, BinaryMask analysable, double x, double y) {
        return patch.core().contains(x, y)
                && analysable.get(
                        (int) Math.round(x) - patch.padded().x(),
                        (int) Math.round(y) - patch.padded().y());
    }

    private Optional<SquareTexture> texture(RgbImage pixels, BinaryMask analysable, Region core) {
        if (!context.measures().contains(Measure.NECROSIS) || taught.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(clock.time(
                Stage.NECROSIS,
                () -> TextureMeter.measure(
                        pixels.crop(core),
                        analysable.crop(core),
                        context.colour().white(),
                        context.grid().pixelSize(),
                        Example.STRENGTHS[0])));
    }

    private Optional<NecrosisFeatures> necrosis(RgbImage pixels, BinaryMask analysable, Region core) {
        if (!context.measures().contains(Measure.NECROSIS) || taught.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(clock.time(
                Stage.NECROSIS,
                () -> necrosis.features(
                        pixels.crop(core),
                        analysable.crop(core),
                        context.colour(),
                        context.grid().pixelSize())));
    }

    private List<MitosisCandidate> candidates(Tile patch, RgbImage pixels, BinaryMask analysable) {
        if (mitoses.isEmpty()) {
            return List.of();
        }
        Region core =
                patch.core().translate(-patch.padded().x(), -patch.padded().y());
        List<MitosisCandidate> found = clock.time(
                Stage.MITOSES,
                () -> mitoses.get()
                        .detect(
                                pixels,
                                context.grid().pixelSize(),
                                context.colour(),
                                analysable,
                                options.mitosis(),
                                core));
        return found.stream()
                .map(candidate ->
                        candidate.translate(patch.padded().x(), patch.padded().y()))
                .toList();
    }

    private BinaryMask walls(RgbImage pixels, BinaryMask positive, Region core) {
        return clock.time(
                        Stage.POSITIVITY,
                        () -> VesselWalls.of(
                                pixels,
                                context.colour(),
                                positive,
                                context.grid().pixelSize()))
                .crop(core);
    }

    private Optional<PositivitySegmenter.Found> dab(RgbImage pixels, BinaryMask analysable) {
        if (!context.measures().contains(Measure.POSITIVITY)) {
            return Optional.empty();
        }
        return Optional.of(clock.time(
                Stage.POSITIVITY,
                () -> PositivitySegmenter.find(
                        pixels,
                        context.grid().pixelSize(),
                        context.colour(),
                        analysable,
                        context.dabBackground(),
                        options.positivity())));
    }
}
