package org.fascicle.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.cells.CellClass;
import org.fascicle.cells.CellKind;
import org.fascicle.cells.TaughtNucleus;
import org.fascicle.image.Stroke;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.TaughtNuclei;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.StainKindChoice;

/**
 * Fields whose nuclei people named, point by point.
 *
 * @see <a href="https://doi.org/10.1093/gigascience/giac037">Amgad et al. 2022, NuCLS</a>
 * @see <a href="https://doi.org/10.1186/s13104-019-4121-7">Aksac et al. 2019, BreCaHAD</a>
 */
final class CellFields {

    static final CellClass TUMOUR = new CellClass("Tumor", CellKind.TUMOUR);
    static final CellClass LYMPHOCYTE = new CellClass("Lymphocyte", CellKind.LYMPHOCYTE);
    static final CellClass STROMAL = new CellClass("Stromal", CellKind.STROMAL);
    static final CellClass OTHER = new CellClass("Other", CellKind.OTHER);

    private static final double BRECAHAD_PIXEL_UM = 0.24;
    private static final List<CellClass> NUCLS = List.of(TUMOUR, STROMAL, LYMPHOCYTE, OTHER);
    private static final Map<String, CellClass> BRECAHAD =
            Map.of("Tumor_nuclei", TUMOUR, "Mitosis", TUMOUR, "Non_tumor_nuclei", OTHER);

    private CellFields() {}

    /**
     * A field.
     *
     * @param marked points of each class
     * @param found of these the nuclei that were found
     */
    record Field(String name, Map<CellClass, Integer> marked, List<TaughtNucleus> found) {}

    /** Fifteen fields of 56 um of breast carcinomas. */
    static List<Field> nucls(Path data) {
        List<Field> fields = new ArrayList<>();
        for (String part : List.of("train", "test")) {
            Path folder = data.resolve("nuclei/nucls15").resolve(part);
            for (Path image : files(folder.resolve("images"))) {
                String stem = image.getFileName().toString().replaceAll("\\.png$", "");
                List<Mark> marks = lines(folder.resolve("labels").resolve(stem + ".csv"))
                        .map(line -> line.split(","))
                        .map(cells -> new Mark(
                                NUCLS.get(Integer.parseInt(cells[2].strip())),
                                Double.parseDouble(cells[0]),
                                Double.parseDouble(cells[1])))
                        .toList();
                fields.add(field(stem, image, NucleiDataset.NUCLS_PIXEL_UM, marks));
            }
        }
        return fields;
    }

    /** Twelve fields of one carcinoma with giant nuclei. */
    static List<Field> brecahad(Path data) {
        Path folder = data.resolve("mitosis/brecahad-case12");
        Map<String, List<Mark>> marks = new LinkedHashMap<>();
        lines(folder.resolve("annotations.csv"))
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> Optional.ofNullable(BRECAHAD.get(cells[3]))
                        .ifPresent(kind -> marks.computeIfAbsent(cells[0], any -> new ArrayList<>())
                                .add(new Mark(kind, Double.parseDouble(cells[4]), Double.parseDouble(cells[5])))));
        return marks.entrySet().stream()
                .map(entry -> field(
                        entry.getKey(),
                        folder.resolve("images").resolve(entry.getKey()),
                        BRECAHAD_PIXEL_UM,
                        entry.getValue()))
                .toList();
    }

    private record Mark(CellClass kind, double x, double y) {}

    private static Field field(String name, Path image, double pixelUm, List<Mark> marks) {
        AnalysisOptions options = AnalysisOptions.builder()
                .measures(Set.of(Measure.CELLS))
                .colour(ColourOptions.defaults().withKind(StainKindChoice.HE))
                .tissue(TissueOptions.off())
                .build();
        Map<CellClass, Integer> marked = new LinkedHashMap<>();
        Map<Stroke, CellClass> strokes = new LinkedHashMap<>();
        for (Mark mark : marks) {
            marked.merge(mark.kind(), 1, Integer::sum);
            strokes.put(
                    new Stroke(mark.kind().name(), "point " + strokes.size(), List.of(), List.of(new double[] {
                        mark.x() + 0.5, mark.y() + 0.5
                    })),
                    mark.kind());
        }
        try (Slide slide = Slides.open(SlideSource.of(image).withPixelSizeUm(pixelUm))) {
            return new Field(name, marked, TaughtNuclei.on(slide, options).of(strokes));
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
