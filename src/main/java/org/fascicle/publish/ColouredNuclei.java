package org.fascicle.publish;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.measure.ValueSpread;
import org.fascicle.pipeline.AnalysisGrid;
import org.fascicle.pipeline.ColourBy;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.report.ColourScale;
import org.fascicle.report.Overlay;
import org.fascicle.report.Picture;
import org.fascicle.report.ResultFile;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.stain.StainKind;

/**
 * Gathers what pictures coloured by a measure of nuclei need, and draws them.
 *
 * <p>Nuclei themselves are kept for a few fields, and for the whole only where it is a field; of a slide the means over squares
 * are mapped. All pictures of a measure share one scale. A direction is shown of elongated nuclei alone.
 */
final class ColouredNuclei {

    private static final double MAP_OPACITY = 0.75;

    private final SlideContext context;
    private final ColourBy colourBy;
    private final double elongatedAspect;
    private final Map<NucleusMeasure, ValueSpread> spreads = new EnumMap<>(NucleusMeasure.class);
    private final Map<NucleusMeasure, MeasureMap> maps = new EnumMap<>(NucleusMeasure.class);
    private final Map<Region, List<Nucleus>> fields = new LinkedHashMap<>();
    private final List<Nucleus> whole = new ArrayList<>();

    ColouredNuclei(SlideContext context, ColourBy colourBy, double elongatedAspect) {
        this.context = context;
        this.colourBy = colourBy;
        this.elongatedAspect = elongatedAspect;
        requireMeasured();
        for (NucleusMeasure measure : colourBy.measures()) {
            spreads.put(measure, new ValueSpread());
            maps.put(measure, new MeasureMap(measure, context.grid()));
        }
        context.picturedFields().forEach(field -> fields.put(field, new ArrayList<>()));
    }

    private void requireMeasured() {
        boolean dab = context.colour().kind() == StainKind.HDAB;
        String file = context.slide().source().fileName();
        if (!colourBy.measures().isEmpty() && !context.countsNuclei()) {
            throw UserError.usage("Colours by a measure of nuclei need nuclei, which this run does not segment on "
                    + file + "; measure cells too.");
        }
        if (!dab && colourBy.measures().stream().anyMatch(NucleusMeasure::isOfDab)) {
            throw UserError.usage("There is no DAB on " + file + ", which is stained "
                    + context.colour().kind().label() + "; colour its nuclei by another measure.");
        }
    }

    void add(Nucleus nucleus) {
        if (colourBy.measures().isEmpty()) {
            return;
        }
        for (NucleusMeasure measure : colourBy.measures()) {
            if (shows(measure, nucleus)) {
                spreads.get(measure).add(nucleus.value(measure));
                maps.get(measure).add(nucleus);
            }
        }
        fields.forEach((field, nuclei) -> keep(nucleus, field, nuclei));
        if (context.isField()) {
            whole.add(nucleus);
        }
    }

    private static void keep(Nucleus nucleus, Region field, List<Nucleus> nuclei) {
        if (field.intersects(nucleus.mask().bounds())) {
            nuclei.add(nucleus);
        }
    }

    private boolean shows(NucleusMeasure measure, Nucleus nucleus) {
        return ColourBy.shows(measure, nucleus, elongatedAspect);
    }

    /** For every measure the whole, then the fields; still to be drawn, each on any thread. */
    List<Supplier<Picture>> pictures() {
        List<Supplier<Picture>> pictures = new ArrayList<>();
        for (NucleusMeasure measure : colourBy.measures()) {
            ColourScale scale = colourBy.scale(measure, spreads.get(measure));
            pictures.add(() -> context.isField() ? whole(measure, scale) : map(measure, scale));
            List<Region> places = List.copyOf(fields.keySet());
            for (int i = 0; i < places.size(); i++) {
                int number = i + 1;
                pictures.add(() -> field(measure, scale, number, places.get(number - 1)));
            }
        }
        return pictures;
    }

    private Picture whole(NucleusMeasure measure, ColourScale scale) {
        RgbImage drawn = Overlay.onGrey(context.overview().image(), overviewPixel())
                .coloured(shown(measure, whole), measure, context.grid().pixelSize(), scale, legend(measure, scale))
                .draw();
        return picture(measure, "", "All nuclei that count, coloured by " + words(measure), drawn);
    }

    private Picture map(NucleusMeasure measure, ColourScale scale) {
        MeasureMap map = maps.get(measure);
        RgbImage drawn = Overlay.onGrey(context.overview().image(), overviewPixel())
                .heat(map.means(), map.squareSize(), scale, MAP_OPACITY, "mean " + legend(measure, scale))
                .draw();
        return picture(
                measure,
                "",
                String.format(
                        Locale.ROOT,
                        "Mean over the nuclei of squares of %.0f um, %s",
                        map.squareSize().meanUm(),
                        words(measure)),
                drawn);
    }

    private Picture field(NucleusMeasure measure, ColourScale scale, int number, Region field) {
        AnalysisGrid grid = context.grid();
        RgbImage drawn = Overlay.onGreyPart(
                        context.slide().read(field, grid.downsample()), grid.pixelSize(), field.x(), field.y())
                .coloured(shown(measure, fields.get(field)), measure, grid.pixelSize(), scale, legend(measure, scale))
                .draw();
        return picture(measure, "-field-" + number, "Field " + number + " coloured by " + words(measure), drawn);
    }

    private List<Nucleus> shown(NucleusMeasure measure, List<Nucleus> nuclei) {
        return nuclei.stream().filter(nucleus -> shows(measure, nucleus)).toList();
    }

    private PixelSize overviewPixel() {
        return context.calibration().pixelSize().times(context.overview().downsample());
    }

    private static Picture picture(NucleusMeasure measure, String place, String caption, RgbImage drawn) {
        return new Picture(
                Picture.Role.MAP,
                ResultFile.COLOURS.fileName() + "/" + measure.optionName() + place + ".png",
                caption,
                drawn);
    }

    private String legend(NucleusMeasure measure, ColourScale scale) {
        return measure.shortLabel() + ": " + scale.range(measure.unit());
    }

    private String words(NucleusMeasure measure) {
        String ends = measure == NucleusMeasure.ORIENTATION
                ? String.format(Locale.ROOT, " of nuclei of aspect %.1f and more", elongatedAspect)
                : colourBy.range().isPresent()
                        ? "; values beyond the range have its end colours"
                        : "; colours from the 2nd to the 98th percentile, values beyond have the end colours";
        String name = measure.shortLabel();
        String inSentence = Character.isUpperCase(name.charAt(1))
                ? name
                : Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return inSentence + " (" + measure.doc() + ")" + ends + ".";
    }
}
