package org.fascicle.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fascicle.validate.CellValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fascicle validate cells}: a classifier taught with points, against nuclei that it has not seen. */
@Command(
        name = "cells",
        sortOptions = false,
        header = "What a taught classifier of nuclei makes of fields that it has not seen.",
        description = {
            "",
            "Teaches with the points of NuCLS (nuclei/nucls15), and judges its other fields and those of BreCaHAD (mitosis/brecahad-case12).",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  fascicle validate cells --data DATA -o scores")
final class ValidateCellsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputArguments output;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder that holds nuclei/nucls15 and mitosis/brecahad-case12.")
    private Path data;

    @Override
    public Integer call() {
        return ScoreFiles.page(
                spec, output, "cells.md", () -> CellValidation.tables(ScoreFiles.set(data, "nuclei/nucls15")));
    }
}
