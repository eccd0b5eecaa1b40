package org.fascicle.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fascicle.cells.CellModel;
import org.fascicle.measure.CellCall;
import org.fascicle.pipeline.Measure;
import org.fascicle.report.CellModelFile;
import org.fascicle.run.CellTeaching;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fascicle teach cells}: classes of nuclei from points, lines and areas, into one file. */
@Command(
        name = "cells",
        sortOptions = false,
        header = "Teaches classes of nuclei, such as tumour and lymphocyte, by points and strokes.",
        description = {
            "",
            "Set points in nuclei, or draw lines over them or areas around them, in QuPath, give each a class (Tumor, Lymphocyte, Stromal,"
                    + " Endothelial, ...), and export them as GeoJSON; or draw ROIs in ImageJ, name them by their class, and save them from the ROI Manager."
                    + " Some 50 nuclei a class on several places, better on two slides and more, are enough to begin."
                    + " What the classifier calls the places with most of them is drawn beside the model. Slides are all H&E, or all H-DAB.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  fascicle teach cells slide.svs --annotations slide.geojson -o archive.cells.json",
            "  fascicle batch slides/ --cell-model archive.cells.json -o results"
        })
final class TeachCellsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TeachArguments arguments;

    @Override
    public Integer call() {
        CellTeaching.Taught taught = new CellTeaching(arguments.analysis().options(Set.of(Measure.CELLS)))
                .teach(arguments.named(), arguments.annotations());
        CellModelFile.write(arguments.write(taught.pictures()), taught.model());
        say(taught);
        return ExitCode.DONE.number();
    }

    private void say(CellTeaching.Taught taught) {
        PrintWriter out = spec.commandLine().getOut();
        CellModel model = taught.model();
        out.printf(Locale.ROOT, "%-24s %8s %8s %8s   called%n", "class", "nuclei", "strokes", "tested");
        for (int k = 0; k < model.classes().size(); k++) {
            CellModel.ClassScore score = model.scores().get(k);
            out.printf(
                    Locale.ROOT,
                    "%-24s %8d %8d %8d   %s%n",
                    Shown.safe(model.classes().get(k).name()),
                    score.nuclei(),
                    score.strokes(),
                    score.tested(),
                    score.tested() == 0 ? "not tested: teach it at a second place" : called(model, score));
        }
        out.println(
                "Shares are of nuclei that were tested while their stroke, place or slide was left out of the teaching.");
        if (taught.strokesWithout() > 0) {
            out.println(taught.strokesWithout() + " of " + taught.strokes()
                    + " strokes lie on no nucleus that was found, and taught nothing.");
        }
        arguments.sayFiles(out, taught.pictures());
    }

    /** The class itself is among them. */
    private static String called(CellModel model, CellModel.ClassScore score) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < score.called().size(); k++) {
            String name = k < model.classes().size() ? model.classes().get(k).name() : CellCall.UNSURE_NAME;
            text.append(k == 0 ? "" : ", ")
                    .append(Shown.safe(name))
                    .append(' ')
                    .append(TeachArguments.share(score.called().get(k), score.tested()));
        }
        return text.toString();
    }
}
