package org.fascicle.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fascicle.cells.CellClass;
import org.fascicle.cells.CellKind;
import org.fascicle.cells.CellModel;
import org.fascicle.cells.CellTrainer;
import org.fascicle.cells.TaughtNucleus;
import org.fascicle.image.RgbImage;
import org.fascicle.image.Stroke;
import org.fascicle.learn.ClassKind;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.TaughtNuclei;
import org.fascicle.publish.CellPicture;
import org.fascicle.space.UserError;

/** Teaches a classifier of nuclei by the points, lines and areas that a person drew on slides. */
public final class CellTeaching {

    /** Fewer nuclei than this hold nothing that could be learned. */
    private static final int FEWEST = 10;

    private static final int BETTER = 50;
    /** Parts of a slide that are pictured. */
    private static final int PICTURES = 3;

    private final AnalysisOptions options;

    public CellTeaching(AnalysisOptions options) {
        this.options = options;
    }

    /**
     * What came of it.
     *
     * @param pictures by slide and number: what the classifier calls the nuclei of the places with most examples
     * @param strokes how many were drawn
     * @param strokesWithout those of them that lie on no nucleus that was found
     */
    public record Taught(CellModel model, Map<String, RgbImage> pictures, int strokes, int strokesWithout) {}

    /**
     * Teaches.
     *
     * @param annotations a file of GeoJSON or of ImageJ's ROIs for a single slide, or a folder with one for each slide
     * @throws UserError where strokes have no class, an unknown one, only one, no nucleus, or slides do not go together
     */
    public Taught teach(List<NamedSlide> slides, Path annotations) {
        try (AnnotatedSlides open = new AnnotatedSlides(slides, annotations)) {
            List<TaughtNucleus> examples = new ArrayList<>();
            Map<String, TaughtNuclei> looked = new LinkedHashMap<>();
            int strokes = 0;
            for (AnnotatedSlides.Annotated one : open.all()) {
                Map<Stroke, CellClass> classed = classed(one.strokes(), one.file());
                TaughtNuclei on = TaughtNuclei.on(one.slide(), options);
                requireLike(looked, on, one.slide().source().fileName());
                examples.addAll(on.of(classed));
                strokes += classed.size();
                looked.put(one.named().name(), on);
            }
            requireEnough(examples);
            CellModel model = CellTrainer.teach(
                    examples, looked.values().iterator().next().ground());
            return new Taught(
                    model,
                    pictures(looked, model),
                    strokes,
                    looked.values().stream()
                            .mapToInt(TaughtNuclei::strokesWithout)
                            .sum());
        }
    }

    static Map<Stroke, CellClass> classed(List<Stroke> strokes, String file) {
        return StrokeClasses.of(strokes, file, ClassKind.labels(CellKind.values()), CellTeaching::named);
    }

    /** QuPath's steps of a stain behind a class are no classes of their own. */
    private static Optional<CellClass> named(String name) {
        String plain = name.replaceAll("(?i): *(positive|negative|[123]\\+)$", "");
        return CellKind.named(plain).map(kind -> new CellClass(plain, kind));
    }

    private static void requireLike(Map<String, TaughtNuclei> before, TaughtNuclei on, String file) {
        before.values().stream()
                .flatMap(first -> first.ground().unfit(on.ground()).stream())
                .findFirst()
                .ifPresent(why -> {
                    throw UserError.input(
                            "The nuclei of " + file + " do not go with those of the slides before it: " + why + ".");
                });
    }

    static void requireEnough(List<TaughtNucleus> examples) {
        StrokeClasses.requireEnough(
                examples.stream()
                        .collect(Collectors.groupingBy(
                                one -> one.taught().name(), LinkedHashMap::new, Collectors.counting())),
                FEWEST,
                "nuclei",
                BETTER);
    }

    private static Map<String, RgbImage> pictures(Map<String, TaughtNuclei> looked, CellModel model) {
        Map<String, RgbImage> pictures = new LinkedHashMap<>();
        looked.forEach((name, on) -> on.called(model, PICTURES)
                .forEach((part, nuclei) -> pictures.put(
                        name + "-" + number(pictures, name), CellPicture.of(on.context(), part, nuclei, model))));
        return pictures;
    }

    private static int number(Map<String, RgbImage> pictures, String name) {
        int number = 1;
        while (pictures.containsKey(name + "-" + number)) {
            number++;
        }
        return number;
    }
}
