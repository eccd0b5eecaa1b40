package org.fascicle.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fascicle.validate.TissueValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fascicle validate tissue}: a classifier taught with a few squares, against tiles that it has not seen. */
@Command(
        name = "tissue",
        sortOptions = false,
        header = "What a taught tissue classifier makes of tiles that it has not seen.",
        description = {
            "",
            "Teaches on tiles of osteosarcoma/ (files named CLASS___PATIENT-...), judges the others, and crc-val/ and lung-tcga/"
                    + " where they are.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  fascicle validate tissue --data DATA/necrosis -o scores")
final class ValidateTissueCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputArguments output;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder that holds osteosarcoma/, or one with necrosis/ in it.")
    private Path data;

    @Override
    public Integer call() {
        return ScoreFiles.page(
                spec,
                output,
                "tissue.md",
                () -> TissueValidation.tables(ScoreFiles.set(data, "osteosarcoma", "necrosis")));
    }
}
