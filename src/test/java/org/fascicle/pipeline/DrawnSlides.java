package org.fascicle.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fascicle.detect.GiantCell;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisFeature;
import org.fascicle.detect.MitosisScorer;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.NecrosisExtent;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.segment.TrainedModel;
import org.fascicle.segment.classes.ClassMap;
import org.fascicle.segment.necrosis.NecrosisFeature;
import org.fascicle.segment.necrosis.NecrosisFeatures;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.segment.positivity.DabBackground;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Overview;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.WhitePoint;

/** Slides on which all that is found was put there by hand; their grid is twice as coarse as their pixels. */
public final class DrawnSlides {

    /** Pixels of 0.5 um, 8 x 8 squares of 64 um, over an image of 0.25 um. */
    public static final AnalysisGrid GRID = new AnalysisGrid(2, 1024, 1024, PixelSize.square(0.5));

    /** In the middle of a necrotic square, and of a living one, both far from the border between. */
    public static final int DEAD = 64 + 128;

    public static final int LIVING = 64 + 6 * 128;

    private static final int SQUARES = 8;

    private static final AnalysisGrid CROWDED = new AnalysisGrid(1, 4096, 4096, PixelSize.square(0.5));
    private static final AnalysisGrid BROWN = new AnalysisGrid(1, 2048, 2048, PixelSize.square(0.5));

    private DrawnSlides() {}

    static SlideContext context(AnalysisGrid grid) {
        return context(grid, StainKind.HE, Set.of(Measure.CELLS, Measure.NECROSIS, Measure.MITOSES));
    }

    private static SlideContext context(AnalysisGrid grid, StainKind kind, Set<Measure> measures) {
        PixelSize pixel = PixelSize.square(4 * grid.pixelSize().xUm() / grid.downsample());
        int width = (int) (grid.width() * grid.downsample()) / 4;
        int height = (int) (grid.height() * grid.downsample()) / 4;
        return context(grid, kind, measures, TissueMap.allTissue(width, height, pixel));
    }

    private static SlideContext context(AnalysisGrid grid, StainKind kind, Set<Measure> measures, TissueMap tissue) {
        PixelSize pixel = PixelSize.square(grid.pixelSize().xUm() / grid.downsample());
        int width = (int) (grid.width() * grid.downsample());
        int height = (int) (grid.height() * grid.downsample());
        Overview overview = new Overview(shaded(width / 4, height / 4), 4);
        Calibration calibration = new Calibration(pixel, Calibration.Source.GIVEN, "drawn");
        return new SlideContext(
                new InMemorySlide(shaded(width, height), Optional.of(calibration), "drawn"),
                calibration,
                grid,
                overview,
                tissue,
                new SlideColour(kind, 1, WhitePoint.UNKNOWN, StainMatrix.defaultFor(kind), "drawn"),
                measures,
                0,
                DabBackground.NONE);
    }

    /** Pale, and of another shade at every place, so that a part that is taken from a wrong one is seen. */
    private static RgbImage shaded(int width, int height) {
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % width;
            int y = i / width;
            pixels[i] = (255 - x / 2 % 60) << 16 | (255 - y / 2 % 60) << 8 | 255 - (x + y) / 8 % 60;
        }
        return RgbImage.ofPacked(width, height, pixels);
    }

    /** The left half necrotic; three nuclei in it and five beside; two figures in it, three beside, and one too faint to count. */
    public static SlideFindings halfNecrotic(AnalysisOptions options) {
        return found(context(GRID), options, halfNecroticPatch());
    }

    private static SlideFindings found(SlideContext context, AnalysisOptions options, PatchResult patch) {
        Gatherers gatherers = Gatherers.of(context, options);
        gatherers.add(patch);
        MitosisScorer scorer =
                new MitosisScorer("drawn", new TrainedModel("drawn", "none", "0".repeat(64)), Optional.empty());
        return new SlideFindings(gatherers.results(context, options, Optional.of(scorer)), "drawn", List.of());
    }

    /** Pixels of 0.8 um, on living tissue all over, with one candidate of a high score. */
    public static SlideFindings coarse(AnalysisOptions options) {
        AnalysisGrid grid = new AnalysisGrid(2, 1024, 1024, PixelSize.square(0.8));
        PatchResult patch = new PatchResult(
                Region.ofSize(grid.width(), grid.height()),
                BinaryMask.full(grid.width(), grid.height()),
                BinaryMask.empty(grid.width(), grid.height()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(candidate(LIVING, 100, 0.9)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return found(context(grid), options, patch);
    }

    /**
     * Four mm2 of living tissue: 1,600 nuclei of 5 to 12 um in rows that lean more and more, one in fifty of them giant; 60 candidates, most
     * of them in the upper left quarter, from 0.3 on.
     */
    public static SlideFindings crowded(AnalysisOptions options) {
        SlideContext context = context(CROWDED, StainKind.HE, Set.of(Measure.CELLS, Measure.MITOSES));
        return found(context, options, crowdedPatch());
    }

    public static PatchResult crowdedPatch() {
        AnalysisGrid grid = CROWDED;
        List<Nucleus> nuclei = new ArrayList<>();
        for (int i = 0; i < 1600; i++) {
            int length = i % 50 == 0 ? 60 : 10 + i % 15;
            nuclei.add(nucleus(10 + i % 40 * 100, 10 + i / 40 * 100, length, i % 50 == 0 ? 40 : 8, 0));
        }
        List<MitosisCandidate> candidates = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int spread = i % 4 == 0 ? 4000 : 1800;
            candidates.add(candidate(50 + i * 977 % spread, 50 + i * 1601 % spread, 0.3 + 0.7 * (i * 37 % 60) / 60));
        }
        return patch(grid, nuclei, candidates, Optional.empty());
    }

    /**
     * One mm2 in H-DAB with 1,600 nuclei. Those of the left half are brown one in four, those of the right half one in sixteen, from weak to
     * strong; with them the left quarter of all tissue is.
     *
     * @param inNuclei whether the brown lies in brown nuclei alone
     */
    public static SlideFindings brown(AnalysisOptions options, boolean inNuclei) {
        SlideContext context = context(BROWN, StainKind.HDAB, Set.of(Measure.CELLS, Measure.POSITIVITY));
        return found(context, options, brownPatch(inNuclei));
    }

    public static PatchResult brownPatch(boolean inNuclei) {
        AnalysisGrid grid = BROWN;
        BinaryMask positive = BinaryMask.empty(grid.width(), grid.height());
        List<Nucleus> nuclei = new ArrayList<>();
        for (int i = 0; i < 1600; i++) {
            int x = 10 + i % 40 * 50;
            int y = 10 + i / 40 * 50;
            boolean stained = i * 7 % (x < 1024 ? 4 : 16) == 0;
            nuclei.add(nucleus(x, y, 12, 10, stained ? 0.3 + 0.1 * (i % 5) : 0.02 * (i % 5)));
            for (int k = 0; stained && k < 120; k++) {
                positive.data()[(y + k / 12) * grid.width() + x + k % 12] = true;
            }
        }
        for (int i = 0; !inNuclei && i < positive.data().length; i++) {
            positive.data()[i] |= i % grid.width() < 512;
        }
        return patch(grid, nuclei, List.of(), Optional.of(positive));
    }

    /** The half-necrotic slide with ink on the leftmost 80 columns of its pixels, and two cells of many nuclei. */
    public static SlideFindings inked(AnalysisOptions options) {
        SlideContext clean = context(GRID);
        TissueMap tissue = clean.tissue();
        BinaryMask ink = BinaryMask.empty(tissue.width(), tissue.height());
        for (int i = 0; i < ink.data().length; i++) {
            ink.data()[i] = i % tissue.width() < 20;
        }
        SlideContext inked = context(GRID, StainKind.HE, clean.measures(), tissue.with(TissueClass.PEN, ink));
        PatchResult found = halfNecroticPatch();
        PatchResult more = new PatchResult(
                found.core(),
                found.analysable(),
                found.blurred(),
                found.nuclei(),
                found.necrosis(),
                found.texture(),
                found.candidates(),
                found.positive(),
                Optional.empty(),
                Optional.empty(),
                List.of(new GiantCell(LIVING + 40, 300, 7, 900), new GiantCell(LIVING + 40, 500, 5, 700)));
        return found(inked, options, more);
    }

    /** The half-necrotic slide with squares that a person's classes were taught for. */
    public static SlideFindings taught(AnalysisOptions options, ClassMap classes) {
        SlideFindings untaught = halfNecrotic(options);
        NecrosisMap map = classes.necrosis();
        untaught.gathered()
                .put(new SlideFindings.FoundNecrosis(
                        map, NecrosisExtent.of(map, NecrosisExtent.DEFAULT_SEED), Optional.of(classes)));
        return untaught;
    }

    private static PatchResult patch(
            AnalysisGrid grid, List<Nucleus> nuclei, List<MitosisCandidate> candidates, Optional<BinaryMask> positive) {
        return new PatchResult(
                Region.ofSize(grid.width(), grid.height()),
                BinaryMask.full(grid.width(), grid.height()),
                BinaryMask.empty(grid.width(), grid.height()),
                nuclei,
                Optional.empty(),
                Optional.empty(),
                candidates,
                positive,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Nucleus nucleus(int x, int y, int width, int height, double dab) {
        boolean[] inside = new boolean[width * height];
        Arrays.fill(inside, true);
        FloatImage brown = FloatImage.zeros(width, height);
        Arrays.fill(brown.data(), (float) dab);
        return new NucleusMeasurer(GRID.pixelSize())
                .measure(
                        new ObjectMask(new Region(x, y, width, height), inside),
                        FloatImage.zeros(width, height),
                        Optional.of(brown),
                        x,
                        y);
    }

    /** What was found on the slide that {@link #halfNecrotic} describes. */
    public static PatchResult halfNecroticPatch() {
        return new PatchResult(
                Region.ofSize(GRID.width(), GRID.height()),
                BinaryMask.full(GRID.width(), GRID.height()),
                BinaryMask.empty(GRID.width(), GRID.height()),
                List.of(
                        nucleus(DEAD, 100),
                        nucleus(DEAD, 200),
                        nucleus(DEAD, 300),
                        nucleus(LIVING, 100),
                        nucleus(LIVING, 200),
                        nucleus(LIVING, 300),
                        nucleus(LIVING, 400),
                        nucleus(LIVING, 500)),
                Optional.of(halfDead()),
                Optional.empty(),
                List.of(
                        candidate(DEAD, 100, 0.95),
                        candidate(DEAD, 200, 0.92),
                        candidate(LIVING, 100, 0.9),
                        candidate(LIVING, 200, 0.8),
                        candidate(LIVING, 300, 0.7),
                        candidate(LIVING, 400, 0.1)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static Nucleus nucleus(int x, int y) {
        boolean[] inside = new boolean[100];
        Arrays.fill(inside, true);
        return new NucleusMeasurer(GRID.pixelSize())
                .measure(
                        new ObjectMask(new Region(x, y, 10, 10), inside),
                        FloatImage.zeros(10, 10),
                        Optional.empty(),
                        x,
                        y);
    }

    private static MitosisCandidate candidate(int x, int y, double score) {
        Map<MitosisFeature, Double> features = new EnumMap<>(MitosisFeature.class);
        for (MitosisFeature feature : MitosisFeature.values()) {
            features.put(feature, 1.0);
        }
        return new MitosisCandidate(x, y, score, 20, features);
    }

    private static NecrosisFeatures halfDead() {
        float[][] values = new float[NecrosisFeature.values().length][SQUARES * SQUARES];
        for (int square = 0; square < SQUARES * SQUARES; square++) {
            boolean dead = square % SQUARES < SQUARES / 2;
            values[NecrosisFeature.ANALYSABLE.ordinal()][square] = 4096;
            values[NecrosisFeature.TISSUE.ordinal()][square] = 1;
            values[NecrosisFeature.NUCLEAR.ordinal()][square] = dead ? 0 : 0.25f;
            values[NecrosisFeature.CONTRAST.ordinal()][square] = dead ? 0 : 0.25f;
            values[NecrosisFeature.GRAIN.ordinal()][square] = 0.1f;
            values[NecrosisFeature.EOSIN.ordinal()][square] = 0.3f;
        }
        return new NecrosisFeatures(SQUARES, SQUARES, values);
    }
}
