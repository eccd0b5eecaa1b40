package org.fascicle.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fascicle.image.RgbImage;
import org.fascicle.image.Stroke;
import org.fascicle.learn.ClassKind;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.TaughtSquares;
import org.fascicle.publish.ClassPicture;
import org.fascicle.segment.classes.TaughtClass;
import org.fascicle.segment.classes.TaughtSquare;
import org.fascicle.segment.classes.TissueKind;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.segment.classes.TissueTrainer;
import org.fascicle.space.UserError;

/** Teaches a tissue classifier by the strokes that a person drew on slides. */
public final class Teaching {

    /** Fewer squares than this hold nothing that could be learned. */
    private static final int FEWEST_SQUARES = 6;

    private static final int BETTER_SQUARES = 60;

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
        try (AnnotatedSlides open = new AnnotatedSlides(slides, annotations)) {
            List<TaughtSquare> squares = new ArrayList<>();
            Map<String, TaughtSquares> looked = new LinkedHashMap<>();
            for (AnnotatedSlides.Annotated one : open.all()) {
                TaughtSquares on = TaughtSquares.on(one.slide(), options);
                squares.addAll(on.of(classed(one.strokes(), one.file())));
                looked.put(one.named().name(), on);
            }
            requireEnough(squares);
            TissueModel model = TissueTrainer.teach(squares);
            Map<String, RgbImage> pictures = new LinkedHashMap<>();
            looked.forEach((name, on) -> pictures.put(name, ClassPicture.of(on.context(), on.called(model))));
            return new Taught(model, pictures);
        }
    }

    /** @param file where the strokes stand, for sentences */
    static Map<Stroke, TaughtClass> classed(List<Stroke> strokes, String file) {
        return StrokeClasses.of(
                strokes,
                file,
                ClassKind.labels(TissueKind.values()),
                name -> TissueKind.named(name).map(kind -> new TaughtClass(name, kind)));
    }

    static void requireEnough(List<TaughtSquare> squares) {
        StrokeClasses.requireEnough(
                squares.stream()
                        .collect(Collectors.groupingBy(
                                one -> one.taught().name(), LinkedHashMap::new, Collectors.counting())),
                FEWEST_SQUARES,
                "squares of 64 um",
                BETTER_SQUARES);
    }
}
