package org.fascicle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fascicle.image.RgbImage;
import org.fascicle.report.Encoded;
import org.fascicle.run.FoundSlides;
import org.fascicle.run.NamedSlide;
import org.fascicle.space.UserError;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every teaching by strokes is told: slides, strokes, and where the model goes. */
final class TeachArguments {

    @Parameters(arity = "1..*", paramLabel = "SLIDE", description = "Slide or field that strokes were drawn on.")
    private List<String> slides;

    @Option(
            names = "--annotations",
            paramLabel = "FILE|DIR",
            required = true,
            description =
                    "The strokes, in full-resolution pixels: GeoJSON, or ImageJ's .roi or .zip; a folder holds SLIDE.geojson (or .zip, .roi) for each slide.")
    private Path annotations;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MODEL",
            required = true,
            description = "File for the classifier.")
    private Path model;

    @Option(names = "--overwrite", description = "Replace a file that is there already.")
    private boolean overwrite;

    @Mixin
    private AnalysisArguments analysis;

    AnalysisArguments analysis() {
        return analysis;
    }

    Path annotations() {
        return annotations;
    }

    /** The slides, each with a name of its own; where the model may be written. */
    List<NamedSlide> named() {
        if (Files.exists(model) && !overwrite) {
            throw UserError.usage(model + " is there already; choose another name, or say --overwrite.");
        }
        return FoundSlides.requireNamesOfTheirOwn(
                slides.stream().map(analysis::source).map(NamedSlide::of).toList());
    }

    /** Makes the model's folder, and draws pictures beside it. @return the model's file */
    Path write(Map<String, RgbImage> pictures) {
        try {
            Files.createDirectories(model.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw UserError.input("The folder of " + model + " cannot be made; check its name and permissions.", e);
        }
        pictures.forEach((name, picture) -> Encoded.writePng(picture(name), picture));
        return model;
    }

    private Path picture(String slide) {
        String name = model.getFileName().toString().replaceAll("\\.json$", "");
        return model.resolveSibling(name + "-" + slide + ".png");
    }

    /** Says where all lies. */
    void sayFiles(PrintWriter out, Map<String, RgbImage> pictures) {
        out.println("Model: " + model.toAbsolutePath().normalize());
        pictures.keySet()
                .forEach(name ->
                        out.println("Look at: " + picture(name).toAbsolutePath().normalize()));
        out.flush();
    }

    static String share(int part, int whole) {
        return whole == 0 ? "-" : Math.round(100.0 * part / whole) + " %";
    }
}
