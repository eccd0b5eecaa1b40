package org.fascicle.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.necrosis.NecrosisFeatures;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.segment.positivity.PositivitySegmenter;
import org.fascicle.segment.tissue.BlurMeter;
import org.fascicle.space.Region;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainSeparation;
import org.fascicle.tile.Tile;

/** Runs the stages on blocks; safe from several threads, and knows nothing of what came before or will come after. */
final class BlockAnalysis {

    private final SlideContext context;
    private final AnalysisOptions options;
    private final NucleusSegmenter segmenter;
    private final NecrosisMapper necrosis;
    private final Optional<MitosisDetector> mitoses;
    private final StainSeparation separation;
    private final StageClock clock;

    BlockAnalysis(SlideContext context, AnalysisOptions options, StageClock clock) {
        this.context = context;
        this.options = options;
        this.segmenter = options.segmenter().open();
        this.necrosis = new NecrosisMapper(options.necrosis());
        this.mitoses =
                context.measures().contains(Measure.MITOSES) ? Optional.of(new MitosisDetector()) : Optional.empty();
        this.separation = new StainSeparation(context.colour());
        this.clock = clock;
    }

    /** Context around a block that any stage looks at. */
    double haloUm() {
        return Math.max(PositivitySegmenter.HALO_UM, Math.max(segmenter.haloUm(), MitosisDetector.HALO_UM));
    }

    /** What segments nuclei, and how. */
    NucleusSegmenter segmenter() {
        return segmenter;
    }

    /** What scores mitosis candidates, where they are looked for. */
    Optional<MitosisScorer> mitosisScorer() {
        return mitoses.map(MitosisDetector::scorer);
    }

    /** Reads a tile once and works through its blocks. */
    List<BlockResult> tile(Tile tile) {
        List<Tile> blocks = context.grid().blocksOf(tile, haloUm());
        if (blocks.stream().noneMatch(block -> hasTissue(block.core()))) {
            return blocks.stream().map(BlockAnalysis::empty).toList();
        }
        RgbImage pixels = clock.time(
                Stage.READ,
                () -> context.slide().read(tile.padded(), context.grid().downsample()));
        return blocks.stream()
                .map(block -> hasTissue(block.core()) ? block(block, cut(pixels, tile, block)) : empty(block))
                .toList();
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

    private static RgbImage cut(RgbImage pixels, Tile tile, Tile block) {
        return pixels.crop(
                block.padded().translate(-tile.padded().x(), -tile.padded().y()));
    }

    private static BlockResult empty(Tile block) {
        BinaryMask none = BinaryMask.empty(block.core().width(), block.core().height());
        return new BlockResult(
                block.core(), none, none, List.of(), Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    private BlockResult block(Tile block, RgbImage pixels) {
        Region core =
                block.core().translate(-block.padded().x(), -block.padded().y());
        BinaryMask tissue =
                context.tissue().analysable(block.padded(), context.grid().pixelSize());
        BinaryMask blurred = clock.time(
                Stage.TISSUE,
                () -> BlurMeter.blurred(
                        pixels, block.padded(), context.grid().pixelSize(), tissue, context.sharpnessCut()));
        BinaryMask analysable = tissue.andNot(blurred);
        List<ObjectMask> masks = masks(block, pixels);
        return new BlockResult(
                block.core(),
                analysable.crop(core),
                tissue.and(blurred).crop(core),
                clock.time(Stage.NUCLEI, () -> nuclei(block, pixels, analysable, masks)),
                necrosis(pixels, analysable, core),
                candidates(block, pixels, analysable),
                positive(pixels, analysable, core),
                clock.time(Stage.NUCLEI, () -> giantCells(block, pixels, analysable, masks)));
    }

    /** All nuclei of the block and its context. */
    private List<ObjectMask> masks(Tile block, RgbImage pixels) {
        boolean needed = context.measures().stream().anyMatch(Measure::needsNuclei);
        return needed ? clock.time(Stage.NUCLEI, () -> segment(pixels, block.padded(), seen(block))) : List.of();
    }

    /** The block with the context that the segmenter asks for; other stages may have asked for more. */
    private Region seen(Tile block) {
        return block.core().grow(context.grid().haloPx(segmenter.haloUm())).intersection(block.padded());
    }

    private List<ObjectMask> segment(RgbImage pixels, Region padded, Region seen) {
        RgbImage part = pixels.crop(seen.translate(-padded.x(), -padded.y()));
        return ObjectMask.of(segmenter.segment(part, context.grid().pixelSize(), context.colour()), seen.x(), seen.y());
    }

    private List<GiantCell> giantCells(Tile block, RgbImage pixels, BinaryMask analysable, List<ObjectMask> masks) {
        if (!context.measuresGiantCells()) {
            return List.of();
        }
        Region padded = block.padded();
        return new GiantCellFinder(context.grid().pixelSize(), GiantCellOptions.defaults())
                        .find(
                                masks,
                                seen(block),
                                part -> separation.second(pixels.crop(part.translate(-padded.x(), -padded.y()))))
                        .stream()
                        .filter(cell -> owns(block, analysable, cell.x(), cell.y()))
                        .toList();
    }

    private List<Nucleus> nuclei(Tile block, RgbImage pixels, BinaryMask analysable, List<ObjectMask> masks) {
        if (masks.isEmpty()) {
            return List.of();
        }
        Region padded = block.padded();
        FloatImage haematoxylin = separation.haematoxylin(pixels);
        Optional<FloatImage> dab =
                context.colour().kind() == StainKind.HDAB ? Optional.of(separation.second(pixels)) : Optional.empty();
        NucleusMeasurer measurer = new NucleusMeasurer(context.grid().pixelSize());
        List<Nucleus> owned = new ArrayList<>();
        for (ObjectMask mask : masks) {
            if (owns(block, analysable, mask.centroidX(), mask.centroidY())) {
                owned.add(measurer.measure(mask, haematoxylin, dab, padded.x(), padded.y()));
            }
        }
        return owned;
    }

    /** Whether a place on the grid lies in the block's core on analysable tissue. */
    private static boolean owns(Tile block, BinaryMask analysable, double x, double y) {
        return block.core().contains(x, y)
                && analysable.get(
                        (int) Math.round(x) - block.padded().x(),
                        (int) Math.round(y) - block.padded().y());
    }

    private Optional<NecrosisFeatures> necrosis(RgbImage pixels, BinaryMask analysable, Region core) {
        if (!context.measures().contains(Measure.NECROSIS)) {
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

    private List<MitosisCandidate> candidates(Tile block, RgbImage pixels, BinaryMask analysable) {
        if (mitoses.isEmpty()) {
            return List.of();
        }
        Region core =
                block.core().translate(-block.padded().x(), -block.padded().y());
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
                        candidate.translate(block.padded().x(), block.padded().y()))
                .toList();
    }

    private Optional<BinaryMask> positive(RgbImage pixels, BinaryMask analysable, Region core) {
        if (!context.measures().contains(Measure.POSITIVITY)) {
            return Optional.empty();
        }
        BinaryMask mask = clock.time(
                Stage.POSITIVITY,
                () -> PositivitySegmenter.segment(
                        pixels,
                        context.grid().pixelSize(),
                        context.colour(),
                        analysable,
                        context.dabBackground(),
                        options.positivity()));
        return Optional.of(mask.crop(core));
    }
}
