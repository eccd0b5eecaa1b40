package org.fascicle.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fascicle.space.UserError;
import org.fascicle.validate.RegistrationValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fascicle validate register}: sections laid on each other by known motions. */
@Command(
        name = "register",
        sortOptions = false,
        header = "Lays real sections on themselves as moved, bent, torn and stained anew, and on others.",
        description = {
            "",
            "Goes on where it was broken off: pairs that register.csv in DIR holds are kept. --overwrite begins anew.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  fascicle validate register --data DATA -o scores --pairs 200")
final class ValidateRegisterCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputArguments output;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder that holds slides/, necrosis/ and registration/.")
    private Path data;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many pairs, one in four of sections that do not belong together. Default: 200.")
    private int pairs;

    @Override
    public Integer call() {
        if (pairs < 1 || pairs > 10_000) {
            throw UserError.usage("--pairs lies between 1 and 10000, not at " + pairs + ".");
        }
        RegistrationValidation study = RegistrationValidation.open(data);
        Path file = output.folder.resolve("register.csv");
        try {
            Files.createDirectories(output.folder);
            if (output.overwrite) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        study.run(file, pairs, this::say);
        ScoreFiles.print(spec, output, RegistrationValidation.table(file));
        return ExitCode.DONE.number();
    }

    private void say(int pair) {
        if (!output.quiet && System.console() != null) {
            spec.commandLine().getErr().println("pair " + pair + " of " + pairs);
        }
    }
}
