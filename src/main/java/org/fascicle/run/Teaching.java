package org.fascicle.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fascicle.image.RgbImage;
import org.fascicle.image.Stroke;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.TaughtSquares;
import org.fascicle.publish.ClassPicture;
import org.fascicle.segment.classes.TaughtClass;
import org.fascicle.segment.classes.TaughtSquare;
import org.fascicle.segment.classes.TissueKind;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.segment.classes.TissueTrainer;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideOptions;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.UserError;

/** Teaches a tissue classifier by the strokes that a person drew on slides. */
public final class Teaching {

    /** Fewer squares than this hold nothing that could be learned. */
    private static final int FEWEST_SQUARES = 6;
    /** What QuPath calls areas that carry no class of tissue. */
    private static final List<String> NO_TISSUE = List.of("ignore*", "region*");

    private final AnalysisOptions options;

    public Teaching(AnalysisOptions options) {
        this.options = options;
    }

    /**
     * What came of it.
     *
     * @param pictures for each slide by name: what the classifier calls the parts that were looked at
     */
    public record Taught(TissueModel model, Map<String, RgbImage> pictures) {}

    /**
     * Teaches.
     *
     * @param annotations a file of GeoJSON or of ImageJ's ROIs for a single slide, or a folder with one for each slide
     * @throws UserError where strokes have no class, an unknown one, only one, lie on glass or on a slide that is not H&amp;E
     */
    public Taught teach(List<NamedSlide> slides, Path annotations) {
        if (slides.size() > 1 && !Files.isDirectory(annotations)) {
            throw UserError.usage(annotations
                    + " is one file for several slides; name a folder that holds SLIDE.geojson for each of them.");
        }
        List<TaughtSquare> squares = new ArrayList<>();
        Map<String, TaughtSquares> looked = new LinkedHashMap<>();
        List<Slide> open = new ArrayList<>();
        try {
            for (NamedSlide named : slides) {
                Path file = Files.isDirectory(annotations) ? RoiFile.strokesOf(annotations, named) : annotations;
                Slide slide =
                        Slides.open(named.source(), SlideOptions.defaults().withReaders(1));
                open.add(slide);
                TaughtSquares on = TaughtSquares.on(slide, options);
                squares.addAll(on.of(classed(RoiFile.strokes(file), file.toString())));
                looked.put(named.name(), on);
            }
            requireEnough(squares);
            TissueModel model = TissueTrainer.teach(squares);
            Map<String, RgbImage> pictures = new LinkedHashMap<>();
            looked.forEach((name, on) -> pictures.put(name, ClassPicture.of(on.context(), on.called(model))));
            return new Taught(model, pictures);
        } finally {
            open.forEach(Slide::close);
        }
    }

    /** @param file where the strokes stand, for sentences */
    static Map<Stroke, TaughtClass> classed(List<Stroke> strokes, String file) {
        Map<Stroke, TaughtClass> classed = new LinkedHashMap<>();
        for (Stroke stroke : strokes) {
            if (!NO_TISSUE.contains(stroke.kind().toLowerCase(Locale.ROOT))) {
                classed.put(stroke, taught(stroke, file));
            }
        }
        return classed;
    }

    private static TaughtClass taught(Stroke stroke, String file) {
        if (stroke.kind().isBlank()) {
            throw UserError.input(
                    "The stroke '" + stroke.name() + "' in " + file
                            + " has no class; give it one in QuPath, or a name in ImageJ's ROI Manager, for instance Tumor or Necrosis, and export again.");
        }
        TissueKind kind = TissueKind.named(stroke.kind())
                .orElseThrow(() -> UserError.input("The class '" + stroke.kind() + "' in " + file
                        + " is none that is known; call it "
                        + Arrays.stream(TissueKind.values())
                                .map(TissueKind::label)
                                .collect(Collectors.joining(", "))
                        + ", or 'Other: " + stroke.kind() + "'."));
        return new TaughtClass(stroke.kind(), kind);
    }

    static void requireEnough(List<TaughtSquare> squares) {
        Map<TaughtClass, Long> counts = squares.stream()
                .collect(Collectors.groupingBy(TaughtSquare::taught, LinkedHashMap::new, Collectors.counting()));
        if (counts.size() < 2) {
            throw UserError.input("All strokes are of one class"
                    + counts.keySet().stream()
                            .findFirst()
                            .map(only -> " (" + only.name() + ")")
                            .orElse("")
                    + "; draw at least one other, so that there is something to tell apart.");
        }
        Optional<Map.Entry<TaughtClass, Long>> few = counts.entrySet().stream()
                .filter(entry -> entry.getValue() < FEWEST_SQUARES)
                .findFirst();
        few.ifPresent(entry -> {
            throw UserError.input("The strokes of class " + entry.getKey().name() + " lie on " + entry.getValue()
                    + " squares of 64 um, too few to learn from; draw more of it, " + FEWEST_SQUARES
                    + " squares at the least and better 60.");
        });
    }
}
