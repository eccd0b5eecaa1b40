package org.fascicle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fascicle.report.Encoded;
import org.fascicle.report.TissueModelFile;
import org.fascicle.run.FoundSlides;
import org.fascicle.run.NamedSlide;
import org.fascicle.run.Teaching;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.space.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fascicle teach tissue}: classes of tissue from strokes, into one file. */
@Command(
        name = "tissue",
        sortOptions = false,
        header = "Teaches classes of tissue, such as tumour, necrosis and stroma, by strokes.",
        description = {
            "",
            "Draw areas, lines or points in QuPath, give each a class (Tumor, Necrosis, Stroma, Muscle, ...), and export them as"
                    + " GeoJSON; or draw ROIs in ImageJ, name them by their class (Tumor-1, Tumor-2), and save them from the ROI Manager. Some 60 squares of 64 um a class, in two strokes or more on different places, are enough to begin."
                    + " What the classifier calls the places that it looked at is drawn beside the model.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  fascicle teach tissue slide.svs --annotations slide.geojson -o archive.tissue.json",
            "  fascicle batch slides/ --tissue-model archive.tissue.json -o results"
        })
final class TeachTissueCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "SLIDE", description = "H&E slide or field that strokes were drawn on.")
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

    @Override
    public Integer call() {
        if (Files.exists(model) && !overwrite) {
            throw UserError.usage(model + " is there already; choose another name, or say --overwrite.");
        }
        List<NamedSlide> named = FoundSlides.requireNamesOfTheirOwn(
                slides.stream().map(analysis::source).map(NamedSlide::of).toList());
        Teaching.Taught taught = new Teaching(analysis.options(Set.of())).teach(named, annotations);
        createFolder();
        TissueModelFile.write(model, taught.model());
        taught.pictures().forEach((name, picture) -> Encoded.writePng(picture(name), picture));
        say(taught);
        return ExitCode.DONE.number();
    }

    private void createFolder() {
        try {
            Files.createDirectories(model.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw UserError.input("The folder of " + model + " cannot be made; check its name and permissions.", e);
        }
    }

    private Path picture(String slide) {
        String name = model.getFileName().toString().replaceAll("\\.json$", "");
        return model.resolveSibling(name + "-" + slide + ".png");
    }

    private void say(Teaching.Taught taught) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%-24s %8s %8s %8s %8s %8s %10s%n",
                "class",
                "squares",
                "strokes",
                "tested",
                "right",
                "unsure",
                "necrotic");
        for (TissueModel.ClassScore score : taught.model().scores()) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %8d %8d %8d %8s %8s %10s%n",
                    Shown.safe(score.name()),
                    score.squares(),
                    score.strokes(),
                    score.tested(),
                    share(score.right(), score.tested()),
                    share(score.unsure(), score.tested()),
                    share(score.necrotic(), score.tested()));
        }
        out.println("Shares are of squares that were tested while their stroke or slide was left out of the teaching.");
        taught.model().scores().stream()
                .filter(score -> score.tested() == 0)
                .forEach(score -> out.println(Shown.safe(score.name())
                        + " could not be tested: draw a second stroke of it at another place."));
        out.println("Model: " + model.toAbsolutePath().normalize());
        taught.pictures()
                .keySet()
                .forEach(name ->
                        out.println("Look at: " + picture(name).toAbsolutePath().normalize()));
        out.flush();
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : Math.round(100.0 * part / whole) + " %";
    }
}
