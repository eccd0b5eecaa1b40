package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.fascicle.Agreed;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.RgbImage;
import org.fascicle.image.Stroke;
import org.fascicle.segment.classes.ClassMap;
import org.fascicle.segment.classes.TaughtClass;
import org.fascicle.segment.classes.TaughtSquare;
import org.fascicle.segment.classes.TissueKind;
import org.fascicle.segment.classes.TissueTrainer;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.StainKindChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strokes on an image of 0.5 um whose grid has 1 um, so that a square of 64 um is 128 of its pixels. Its 7 x 5 squares, those at the
 * right and below cut, are pink with noise of a strength of their own; what lies above pixel 550 is tissue.
 */
class TaughtSquaresTest {

    private static final int SQUARE = 128;
    private static final int WIDTH = 6 * SQUARE + 100;
    private static final int HEIGHT = 4 * SQUARE + 110;
    private static final int TISSUE_BOTTOM = 550;

    private static final TaughtClass TUMOUR = new TaughtClass("Tumor", TissueKind.TUMOUR);
    private static final TaughtClass STROMA = new TaughtClass("Stroma", TissueKind.STROMA);

    @TempDir
    private Path folder;

    private final TaughtSquares shared = squares();

    private static RgbImage drawn() {
        Random random = new Random(4);
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            int column = i % WIDTH / SQUARE;
            int row = i / WIDTH / SQUARE;
            int noise = random.nextInt(8 + 9 * column + 5 * row);
            pixels[i] = (225 - noise / 2) << 16 | (160 + 4 * row - noise) << 8 | (205 - noise / 2);
        }
        return RgbImage.ofPacked(WIDTH, HEIGHT, pixels);
    }

    private static TaughtSquares squares(StainKindChoice stain) {
        Slide slide = new InMemorySlide(
                drawn(),
                Optional.of(new Calibration(PixelSize.square(0.5), Calibration.Source.GIVEN, "drawn")),
                "drawn.png");
        AnalysisOptions options = AnalysisOptions.builder()
                .gridUm(1)
                .threads(1)
                .tissue(TissueOptions.off())
                .area(area(0, 0, WIDTH, TISSUE_BOTTOM))
                .colour(new ColourOptions(stain, null, null))
                .build();
        return TaughtSquares.on(slide, options);
    }

    private static TaughtSquares squares() {
        return squares(StainKindChoice.HE);
    }

    private static DrawnArea area(double left, double top, double right, double bottom) {
        return new DrawnArea(List.of(new double[] {left, top, right, top, right, bottom, left, bottom}));
    }

    private static Stroke area(String name, double left, double top, double right, double bottom) {
        return new Stroke("Tumor", name, List.of(area(left, top, right, bottom)), List.of());
    }

    private static Stroke line(String name, double... corners) {
        return new Stroke("Stroma", name, List.of(), List.of(corners));
    }

    private int count(Stroke stroke) {
        return shared.of(Map.of(stroke, TUMOUR)).size();
    }

    @Test
    void anAreaTeachesTheSquaresWhoseMiddleItHolds() {
        assertThat(count(area("six", 150, 150, 500, 350))).isEqualTo(6);
        assertThat(count(area("one, of whose middle it misses the others", 195, 65, 575, 195)))
                .isEqualTo(2);
        assertThat(count(area("small, beside a middle", 260, 260, 280, 280))).isEqualTo(1);
    }

    @Test
    void aLineTeachesTheSquaresThatItCrosses() {
        assertThat(count(line("a point", 350, 150))).isEqualTo(1);
        assertThat(count(line("along a row", 50, 150, 700, 155))).isEqualTo(6);
        assertThat(count(line("down, then along", 50, 50, 55, 450, 400, 455))).isEqualTo(7);
        assertThat(count(line("across a corner", 120, 125, 135, 131))).isBetween(2, 3);
        assertThat(count(line("out of the image and back", 850, 150, 950, 150, 850, 155)))
                .isEqualTo(1);
    }

    /** Of squares at the image's right edge a part is there; below the tissue there is none. */
    @Test
    void squaresWithTooLittleTissueTeachNothing() {
        assertThat(count(line("down", 350, 10, 350, HEIGHT - 1))).isEqualTo(4);
        assertThat(count(line("to the right", 10, 150, WIDTH - 1, 150))).isEqualTo(7);
    }

    @Test
    void aStrokeThatTeachesNothingIsNamed() {
        for (Stroke stroke : List.of(
                line("below", 350, 600),
                line("left", -10, 150),
                line("above", 150, -10),
                line("right", WIDTH + SQUARE, 150),
                line("under the edge", 150, HEIGHT + SQUARE))) {
            assertThatThrownBy(() -> count(stroke))
                    .isInstanceOf(UserError.class)
                    .hasMessage("The stroke '" + stroke.name()
                            + "' (Stroma) lies on glass, or outside drawn.png; draw it on tissue, or delete it.");
        }
    }

    /** A second stroke over the same squares is no fault, and teaches nothing. */
    @Test
    void aSquareIsTheFirstStrokes() {
        Map<Stroke, TaughtClass> strokes = new LinkedHashMap<>();
        strokes.put(line("first", 350, 150), TUMOUR);
        strokes.put(line("second", 355, 155), STROMA);
        assertThat(shared.of(strokes))
                .singleElement()
                .satisfies(square -> assertThat(square.taught()).isEqualTo(TUMOUR))
                .satisfies(square -> assertThat(square.stroke()).isZero())
                .satisfies(square -> assertThat(square.slide()).isEqualTo("drawn.png"));
    }

    @Test
    void featuresAreAsTheyWereLookedAt() throws IOException {
        Map<Stroke, TaughtClass> strokes = new LinkedHashMap<>();
        strokes.put(area("area", 150, 150, 500, 350), TUMOUR);
        strokes.put(line("line", 50, 50, 750, 55, 750, 450), STROMA);
        strokes.put(line("edge", WIDTH - 20, 300), STROMA);
        Path file = folder.resolve("taught-squares.txt");
        Files.writeString(
                file, shared.of(strokes).stream().map(TaughtSquaresTest::text).collect(Collectors.joining("")));
        Agreed.isAsLookedAt(file, "pipeline/expected");
    }

    private static String text(TaughtSquare square) {
        return square.taught().name() + " " + square.stroke() + "\n"
                + square.variants().stream().map(TaughtSquaresTest::text).collect(Collectors.joining());
    }

    private static String text(double[] features) {
        return Arrays.stream(features)
                .mapToObj(value -> String.format(Locale.ROOT, "%.4f", value))
                .collect(Collectors.joining(" ", "  ", "\n"));
    }

    /** Patches are 4 x 4 squares; what lies around the stroke's square, and what was looked at, is judged. */
    @Test
    void whatWasLookedAtIsCalled() {
        TaughtSquares squares = shared;
        Map<Stroke, TaughtClass> strokes = new LinkedHashMap<>();
        strokes.put(line("even", 50, 50, 50, 350), TUMOUR);
        strokes.put(line("grainy", 300, 50, 300, 350), STROMA);
        List<TaughtSquare> taught = squares.of(strokes);
        ClassMap called = squares.called(TissueTrainer.teach(taught));
        assertThat(called.columns()).isEqualTo(7);
        assertThat(called.rows()).isEqualTo(5);
        assertThat(called.at(0, 1)).isZero();
        assertThat(called.at(2, 1)).isOne();
        assertThat(called.at(5, 1)).isEqualTo(ClassMap.NOT_JUDGED);
        squares.lookAt(new Region(5 * SQUARE, SQUARE, SQUARE, SQUARE));
        ClassMap after = squares.called(TissueTrainer.teach(taught));
        assertThat(after.at(5, 1)).isNotEqualTo(ClassMap.NOT_JUDGED);
        assertThat(after.at(0, 4)).isEqualTo(ClassMap.NOT_JUDGED);
    }

    @Test
    void lookingFirstChangesNoFeature() {
        TaughtSquares looked = squares();
        looked.lookAt(Region.ofSize(WIDTH, HEIGHT));
        Map<Stroke, TaughtClass> strokes = Map.of(area("area", 150, 150, 500, 350), TUMOUR);
        assertThat(looked.of(strokes).stream().map(TaughtSquaresTest::text))
                .containsExactlyElementsOf(
                        shared.of(strokes).stream().map(TaughtSquaresTest::text).toList());
    }

    @Test
    void tissueIsTaughtOnHeOnly() {
        assertThatThrownBy(() -> squares(StainKindChoice.HDAB))
                .isInstanceOf(UserError.class)
                .hasMessage("Tissue is taught on H&E, but drawn.png is stained H-DAB; name the stain with"
                        + " --stain he if that is wrong.");
    }

    @Test
    void aSquareIs64UmOfTheImagesPixels() {
        assertThat(shared.squarePx()).isEqualTo(SQUARE);
        assertThat(shared.context().slide().name()).isEqualTo("drawn.png");
    }
}
