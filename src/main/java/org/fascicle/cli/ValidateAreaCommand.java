package org.fascicle.cli;

import java.util.concurrent.Callable;
import org.fascicle.validate.AreaValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fascicle validate area}: the positive area against drawn fields. */
@Command(
        name = "area",
        sortOptions = false,
        header = "Scores the positive area, and the word for how it is spread, on drawn fields.",
        footerHeading = "%nExample:%n",
        footer = "  fascicle validate area -o scores")
final class ValidateAreaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputArguments output;

    @Option(
            names = "--fields",
            paramLabel = "N",
            defaultValue = "12",
            description = "Fields of each kind (default: ${DEFAULT-VALUE}).")
    private int fields;

    @Override
    public Integer call() {
        Usage.positive("--fields", fields);
        return ScoreFiles.page(
                spec,
                output,
                "area.md",
                () -> AreaValidation.tables(AreaValidation.areas(fields), AreaValidation.words(fields)));
    }
}
