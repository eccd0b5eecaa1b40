package org.fascicle.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fascicle.Agreed;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.image.ObjectMask;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.ColourBy;
import org.fascicle.pipeline.DrawnSlides;
import org.fascicle.pipeline.PatchResult;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.ObjectClass;
import org.fascicle.report.PaintedClass;
import org.fascicle.report.Picture;
import org.fascicle.segment.classes.DrawnClasses;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which pictures a slide has, in which order, with what beneath; their pixels are held with the written folders. */
class PicturesTest {

    @TempDir
    private Path folder;

    private static final List<NucleusMeasure> COLOURS = List.of(
            NucleusMeasure.AREA,
            NucleusMeasure.ORIENTATION,
            NucleusMeasure.ASPECT_RATIO,
            NucleusMeasure.HAEMATOXYLIN_OD);

    private static Map<String, SlideFindings> slides(AnalysisOptions options) {
        Map<String, SlideFindings> slides = new LinkedHashMap<>();
        slides.put("half necrotic", DrawnSlides.halfNecrotic(options));
        slides.put("inked", DrawnSlides.inked(options));
        slides.put("taught", DrawnSlides.taught(options, DrawnClasses.fourths()));
        slides.put("crowded", DrawnSlides.crowded(options));
        slides.put("brown", DrawnSlides.brown(options, true));
        return slides;
    }

    private static List<String> lines(List<Supplier<Picture>> pictures) {
        return pictures.stream()
                .map(Supplier::get)
                .map(picture -> picture.role() + " " + picture.file() + " " + picture.width() + " x " + picture.height()
                        + " | " + picture.caption())
                .toList();
    }

    @Test
    void picturesHaveTheOrderAndTheWordsThatWereLookedAt() throws IOException {
        AnalysisOptions options = AnalysisOptions.builder()
                .regions(List.of(new NamedArea(
                        "drawn", "Tumor", new DrawnArea(List.of(new double[] {100, 100, 900, 100, 900, 900})))))
                .build();
        Map<Region, Map<PaintedClass, List<ObjectMask>>> fields = new LinkedHashMap<>();
        fields.put(new Region(0, 0, 200, 200), Map.of());
        fields.put(
                new Region(600, 50, 250, 200),
                Map.of(ObjectClass.NUCLEUS, List.of(new ObjectMask(new Region(700, 100, 1, 1), new boolean[] {true}))));
        List<String> all = new ArrayList<>();
        slides(options).forEach((name, findings) -> {
            all.add("# " + name);
            all.addAll(lines(new PictureMaker(findings, options).pictures(fields)));
        });
        Path file = folder.resolve("pictures.txt");
        Files.write(file, all);
        Agreed.isAsLookedAt(file, "publish/expected");
    }

    private static List<String> coloured(SlideFindings findings, ColourBy colourBy, PatchResult patch) {
        ColouredNuclei coloured = new ColouredNuclei(findings.context(), colourBy, 1.5);
        patch.nuclei().forEach(coloured::add);
        return lines(coloured.pictures());
    }

    @Test
    void colouredPicturesSayTheirMeasureAndItsEnds() throws IOException {
        AnalysisOptions options = AnalysisOptions.defaults();
        List<String> all = new ArrayList<>(coloured(
                DrawnSlides.halfNecrotic(options),
                new ColourBy(COLOURS, Optional.empty()),
                DrawnSlides.halfNecroticPatch()));
        all.addAll(coloured(
                DrawnSlides.brown(options, true),
                new ColourBy(List.of(NucleusMeasure.DAB_OD), Optional.of(new ColourBy.Range(0, 1))),
                DrawnSlides.brownPatch(true)));
        Path file = folder.resolve("coloured.txt");
        Files.write(file, all);
        Agreed.isAsLookedAt(file, "publish/expected");
    }

    @Test
    void withoutColoursThereIsNoColouredPicture() {
        assertThat(coloured(
                        DrawnSlides.halfNecrotic(AnalysisOptions.defaults()),
                        new ColourBy(List.of(), Optional.empty()),
                        DrawnSlides.halfNecroticPatch()))
                .isEmpty();
    }

    @Test
    void thereIsNoDabOnHe() {
        SlideFindings he = DrawnSlides.halfNecrotic(AnalysisOptions.defaults());
        ColourBy dab = new ColourBy(List.of(NucleusMeasure.DAB_OD), Optional.empty());
        assertThatThrownBy(() -> new ColouredNuclei(he.context(), dab, 1.5))
                .isInstanceOf(UserError.class)
                .hasMessage("There is no DAB on drawn, which is stained H&E; colour its nuclei by another measure.");
    }
}
