package org.fascicle.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fascicle.validate.QualityValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fascicle validate quality}: what is left out of real fields, as they are and with artefacts drawn on them. */
@Command(
        name = "quality",
        sortOptions = false,
        header = "What is left out of real fields, as they are and with artefacts drawn on them.",
        description = {
            "",
            "Every second picture of each source of DATA was looked at when the rules were chosen; the others judge, unless --seen is said.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  fascicle validate quality --data DATA -o scores")
final class ValidateQualityCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputArguments output;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder that holds necrosis/, nuclei/, mitosis/ and slides/.")
    private Path data;

    @Option(names = "--seen", description = "Judge on the pictures that the rules were chosen with.")
    private boolean seen;

    @Override
    public Integer call() {
        return ScoreFiles.page(spec, output, "quality.md", () -> QualityValidation.tables(data, !seen));
    }
}
