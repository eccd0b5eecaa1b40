package org.fascicle.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.positivity.Compartment;
import org.fascicle.segment.positivity.DabBackground;
import org.fascicle.segment.tissue.BlurMeter;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.segment.tissue.TissueSegmenter;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.Overview;
import org.fascicle.slide.Slide;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.stain.Brightfield;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.OtherStain;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainKindChoice;
import org.fascicle.stain.WhitePoint;
import org.fascicle.stain.WhitePointEstimator;

/**
 * What is known of a slide before its first patch is looked at; everything in it holds for every patch.
 *
 * @param slide the open slide
 * @param calibration size of a full-resolution pixel
 * @param grid the grid that is analysed
 * @param overview the slide small
 * @param tissue what is analysed and why the rest is not
 * @param colour white point and stains
 * @param measures what is measured
 * @param sharpnessCut tissue less sharp than this is out of focus
 * @param dabBackground unspecific DAB, none on H&E
 */
public record SlideContext(
        Slide slide,
        Calibration calibration,
        AnalysisGrid grid,
        Overview overview,
        TissueMap tissue,
        SlideColour colour,
        Set<Measure> measures,
        double sharpnessCut,
        DabBackground dabBackground) {

    /** Long side of the overview: 16 um a pixel on a slide of 30 mm, and a field of a million pixels whole. */
    private static final int OVERVIEW_PX = 2000;
    /** Coarser than this an overview pixel mixes nucleus and cytoplasm, and stains are estimated on fields instead. */
    private static final double FINEST_FOR_STAINS_UM = 1;
    /** 1 mm2 of tissue: enough for stain vectors and a median sharpness, read in half a second. */
    private static final int SAMPLED_FIELDS = 16;

    private static final int PICTURED_FIELDS = 3;
    /** Two nuclei long: on less, no nucleus is surely whole. */
    private static final double SMALLEST_SIDE_UM = 20;

    public SlideContext {
        measures = Set.copyOf(new TreeSet<>(measures));
    }

    /** Looks at the slide as a whole; refuses what cannot be measured with one sentence. */
    static SlideContext of(Slide slide, AnalysisOptions options) {
        Calibration calibration = requireMeasurable(slide);
        AnalysisGrid grid = AnalysisGrid.of(slide, calibration.pixelSize(), options);
        Overview overview = slide.overview(OVERVIEW_PX);
        requireBrightfield(slide, overview, options.colour());
        OrderedExecutor threads = new OrderedExecutor(options.threads());
        TissueMap tissue = tissue(slide, overview, calibration.pixelSize(), options, threads);
        List<RgbImage> fields = fields(slide, tissue, grid, threads);
        boolean overviewShowsNuclei = tissue.pixelSize().meanUm() <= FINEST_FOR_STAINS_UM;
        List<RgbImage> shown = overviewShowsNuclei || fields.isEmpty() ? List.of(overview.image()) : fields;
        SlideColour colour = ColourEstimator.estimate(overview.image(), shown, options.colour());
        requireKnownStain(slide, shown, colour, options.colour());
        new ScaleCheck(slide, calibration.pixelSize()).probe(slide, tissue, colour);
        return new SlideContext(
                slide,
                calibration,
                grid,
                overview,
                tissue,
                colour,
                chosen(slide, colour, options),
                sharpnessCut(fields, grid, threads),
                background(fields, colour));
    }

    /** Parts of an immunostained slide's tissue at the analysed resolution, and its colours. */
    record Sample(List<RgbImage> fields, PixelSize pixelSize, SlideColour colour) {}

    /** Of a slide that is known to be H-DAB, however little brown it shows. */
    static Sample sample(Slide slide, AnalysisOptions options) {
        Calibration calibration = requireMeasurable(slide);
        AnalysisGrid grid = AnalysisGrid.of(slide, calibration.pixelSize(), options);
        Overview overview = slide.overview(OVERVIEW_PX);
        ColourOptions immunostain = options.colour().withKind(StainKindChoice.HDAB);
        requireBrightfield(slide, overview, immunostain);
        OrderedExecutor threads = new OrderedExecutor(options.threads());
        TissueMap tissue = tissue(slide, overview, calibration.pixelSize(), options, threads);
        List<Region> places = places(tissue, grid);
        List<RgbImage> fields = read(slide, places, grid, threads);
        List<RgbImage> shown = fields.isEmpty() ? List.of(overview.image()) : fields;
        SlideColour colour = ColourEstimator.estimate(overview.image(), shown, immunostain);
        return new Sample(
                IntStream.range(0, fields.size())
                        .mapToObj(i -> options.area()
                                .map(area -> onGlass(fields.get(i), area.on(places.get(i), grid.downsample())))
                                .orElse(fields.get(i)))
                        .toList(),
                grid.pixelSize(),
                colour);
    }

    /** What lies within, as if the rest had not been on the slide. */
    private static RgbImage onGlass(RgbImage field, BinaryMask within) {
        byte[] rgb = field.data().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = within.data()[i / 3] ? rgb[i] : (byte) 255;
        }
        return new RgbImage(field.width(), field.height(), rgb);
    }

    /**
     * The slide's calibration, where its size in micrometres is known and a nucleus has room in it.
     *
     * @throws UserError otherwise, with the remedy
     */
    public static Calibration requireMeasurable(Slide slide) {
        Calibration calibration = Slides.requireCalibration(slide);
        requireRoomForNuclei(slide, calibration.pixelSize());
        return calibration;
    }

    private static List<RgbImage> fields(Slide slide, TissueMap tissue, AnalysisGrid grid, OrderedExecutor threads) {
        return read(slide, places(tissue, grid), grid, threads);
    }

    /** Squares well inside the tissue and spread over it, on the grid: a sample of the slide at the analysed resolution. */
    private static List<Region> places(TissueMap tissue, AnalysisGrid grid) {
        return tissue.fields(SAMPLED_FIELDS, AnalysisGrid.PATCH_UM, grid.pixelSize()).stream()
                .map(field -> field.intersection(Region.ofSize(grid.width(), grid.height())))
                .toList();
    }

    private static List<RgbImage> read(Slide slide, List<Region> places, AnalysisGrid grid, OrderedExecutor threads) {
        return threads.all(places.stream()
                .<Supplier<RgbImage>>map(place -> () -> slide.read(place, grid.downsample()))
                .toList());
    }

    private static double sharpnessCut(List<RgbImage> fields, AnalysisGrid grid, OrderedExecutor threads) {
        return BlurMeter.cut(threads
                .all(fields.stream()
                        .<Supplier<OptionalDouble>>map(field -> () -> BlurMeter.sharpness(
                                field, grid.pixelSize(), BinaryMask.full(field.width(), field.height())))
                        .toList())
                .stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray());
    }

    private static DabBackground background(List<RgbImage> fields, SlideColour colour) {
        return colour.kind() == StainKind.HDAB ? DabBackground.estimate(fields, colour) : DabBackground.NONE;
    }

    private static void requireRoomForNuclei(Slide slide, PixelSize pixelSize) {
        double widthUm = slide.width() * pixelSize.xUm();
        double heightUm = slide.height() * pixelSize.yUm();
        if (Math.min(widthUm, heightUm) < SMALLEST_SIDE_UM) {
            throw UserError.input(String.format(
                    Locale.ROOT,
                    "%s shows %.1f x %.1f um, too little for a nucleus and its surroundings; give a larger"
                            + " field, or check the pixel size (%s um).",
                    slide.source().fileName(),
                    widthUm,
                    heightUm,
                    pixelSize.meanUm()));
        }
    }

    private static void requireBrightfield(Slide slide, Overview overview, ColourOptions colour) {
        Brightfield.refusal(overview.image(), colour.kind()).ifPresent(reason -> {
            throw UserError.input(slide.source().fileName() + " " + reason + ".");
        });
    }

    /** What a person calls H&E or H-DAB is believed. */
    private static void requireKnownStain(
            Slide slide, List<RgbImage> shown, SlideColour colour, ColourOptions options) {
        if (options.kind() == StainKindChoice.AUTO) {
            OtherStain.seen(shown, colour.white()).ifPresent(dye -> {
                throw UserError.input(
                        slide.source().fileName() + " seems to be stained neither H&E nor H-DAB: it shows " + dye
                                + ", and an unknown stain is not measured; if it is H&E or H-DAB all the same, name it with --stain.");
            });
        }
    }

    private static TissueMap tissue(
            Slide slide,
            Overview overview,
            PixelSize fullResolution,
            AnalysisOptions options,
            OrderedExecutor threads) {
        PixelSize pixelSize = fullResolution.times(overview.downsample());
        TissueMap map = findTissue(overview.image(), pixelSize, options);
        TissueMap chosen = options.area()
                .map(area -> map.with(TissueClass.EXCLUDED, outside(area, slide, overview, options.laid())))
                .orElse(map);
        if (!chosen.hasTissue()) {
            throw UserError.input("No tissue was found on " + slide.source().fileName()
                    + "; if there is some, switch the search off with --whole-image, or name the area with --roi.");
        }
        return options.tissue().enabled()
                ? CloserLook.at(slide, fullResolution, chosen, white(overview.image(), options.colour()), threads)
                : chosen;
    }

    private static TissueMap findTissue(RgbImage overview, PixelSize pixelSize, AnalysisOptions options) {
        TissueOptions tissue = options.tissue();
        return tissue.enabled()
                ? TissueSegmenter.segment(overview, pixelSize, white(overview, options.colour()), tissue)
                : TissueMap.allTissue(overview.width(), overview.height(), pixelSize);
    }

    private static WhitePoint white(RgbImage overview, ColourOptions options) {
        return options.white().or(() -> WhitePointEstimator.estimate(overview)).orElse(WhitePoint.UNKNOWN);
    }

    private static BinaryMask outside(DrawnArea area, Slide slide, Overview overview, Optional<String> laid) {
        Region whole = Region.ofSize(overview.image().width(), overview.image().height());
        BinaryMask inside = area.on(whole, overview.downsample());
        if (inside.count() == 0) {
            throw UserError.input(
                    "The area to measure lies outside " + slide.source().fileName() + " (" + slide.width() + " x "
                            + slide.height()
                            + " px) or is smaller than a pixel of its overview; "
                            + (laid.isPresent()
                                    ? "look at the picture of both sections that register wrote, or draw it on this one."
                                    : "draw it on this image, in full-resolution pixels."));
        }
        return inside.not();
    }

    private static Set<Measure> chosen(Slide slide, SlideColour colour, AnalysisOptions options) {
        Set<Measure> possible = Measure.of(colour.kind());
        if (options.measures().isEmpty()) {
            return possible;
        }
        Optional<Measure> unfit = options.measures().stream()
                .filter(measure -> !possible.contains(measure))
                .findFirst();
        if (unfit.isPresent()) {
            throw UserError.input("The " + unfit.get().doc() + " cannot be measured on "
                    + slide.source().fileName() + ", which is stained "
                    + colour.kind().label() + " (" + Math.round(100 * colour.kindConfidence())
                    + " % sure); if that is wrong, name the stain with --stain.");
        }
        return options.measures();
    }

    /** The same with the slide as it was opened on another machine; its pixels are the same there. */
    public SlideContext on(Slide opened) {
        return new SlideContext(
                opened, calibration, grid, overview, tissue, colour, measures, sharpnessCut, dabBackground);
    }

    /** Whether the slide is a field of view: few enough pixels to be looked at, and masked, one by one. */
    public boolean isField() {
        return AnalysisGrid.isField(slide);
    }

    /** Whether any measure needs nuclei. */
    public boolean countsNuclei() {
        return measures.stream().anyMatch(Measure::needsNuclei);
    }

    /** Whether the slide was stained, as its marker says, in the cytoplasm: nuclei are looked for without that stain. */
    public boolean isCytoplasmic(AnalysisOptions options) {
        return colour.kind() == StainKind.HDAB
                && options.positivity().marker().compartment() == Compartment.CYTOPLASMIC;
    }

    /** Giant cells are told by eosin. */
    public boolean measuresGiantCells() {
        return measures.contains(Measure.CELLS) && colour.kind() == StainKind.HE;
    }

    /** A few squares of tissue that pictures of the findings show, on the grid. */
    public List<Region> picturedFields() {
        return tissue.fields(PICTURED_FIELDS, AnalysisGrid.PATCH_UM, grid.pixelSize());
    }
}
