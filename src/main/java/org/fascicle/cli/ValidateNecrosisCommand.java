package org.fascicle.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fascicle.validate.NecrosisValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fascicle validate necrosis}: the necrosis map against tiles of one class. */
@Command(
        name = "necrosis",
        sortOptions = false,
        header = "What the necrosis map makes of tiles whose class is known.",
        description = {
            "",
            "Reads osteosarcoma/ (files named CLASS___PATIENT-...) and nct_crc_9/ (files named CLASS-...).",
            "Tiles of one class hold other tissue too: the table shows behaviour, not accuracy.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  fascicle validate necrosis --data DATA/necrosis -o scores")
final class ValidateNecrosisCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputArguments output;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder that holds osteosarcoma/ and nct_crc_9/, or one with necrosis/ in it.")
    private Path data;

    @Override
    public Integer call() {
        List<NecrosisValidation.Row> rows =
                new NecrosisValidation().rows(ScoreFiles.set(data, "osteosarcoma", "necrosis"));
        NecrosisValidation.writeCsv(ScoreFiles.create(output, "necrosis.csv"), rows);
        ScoreFiles.print(spec, output, NecrosisValidation.text(rows));
        return ExitCode.DONE.number();
    }
}
