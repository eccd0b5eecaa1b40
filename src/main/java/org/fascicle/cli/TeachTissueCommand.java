package org.fascicle.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fascicle.report.TissueModelFile;
import org.fascicle.run.Teaching;
import org.fascicle.segment.classes.TissueModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private TeachArguments arguments;

    @Override
    public Integer call() {
        Teaching.Taught taught =
                new Teaching(arguments.analysis().options(Set.of())).teach(arguments.named(), arguments.annotations());
        TissueModelFile.write(arguments.write(taught.pictures()), taught.model());
        say(taught);
        return ExitCode.DONE.number();
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
                    TeachArguments.share(score.right(), score.tested()),
                    TeachArguments.share(score.unsure(), score.tested()),
                    TeachArguments.share(score.necrotic(), score.tested()));
        }
        out.println("Shares are of squares that were tested while their stroke or slide was left out of the teaching.");
        taught.model().scores().stream()
                .filter(score -> score.tested() == 0)
                .forEach(score -> out.println(Shown.safe(score.name())
                        + " could not be tested: draw a second stroke of it at another place."));
        arguments.sayFiles(out, taught.pictures());
    }
}
