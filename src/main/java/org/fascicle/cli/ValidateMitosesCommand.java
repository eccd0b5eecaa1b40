package org.fascicle.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.validate.MitosisValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fascicle validate mitoses}: candidates against marked figures. */
@Command(
        name = "mitoses",
        sortOptions = false,
        header = "Scores mitosis candidates against marked figures on held-out slides.",
        description = {
            "",
            "Reads mitosis/midog21-patches (MIDOG 2021, patches around figures; one slide in four is held out) and, where it is there,",
            "nuclei/monuseg-train (whole fields without marks, for candidates per mm2).",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  fascicle validate mitoses --data DATA -o scores")
final class ValidateMitosesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputArguments output;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder that holds mitosis/midog21-patches.")
    private Path data;

    @Option(
            names = "--scorer",
            paramLabel = "NAME",
            description = "network or logistic; the network, where it can run, if left out.")
    private Scorer scorer = Scorer.NETWORK;

    /** What can score candidates. */
    enum Scorer {
        NETWORK,
        LOGISTIC;

        MitosisDetector open() {
            return this == LOGISTIC ? MitosisDetector.logistic() : new MitosisDetector();
        }
    }

    @Override
    public Integer call() {
        ScoreFiles.set(data, "mitosis/midog21-patches");
        MitosisDetector detector = scorer.open();
        MitosisValidation validation = new MitosisValidation(detector);
        MitosisValidation.Table table = validation.table(data.resolve("mitosis/midog21-patches"), true);
        MitosisValidation.writeCsv(
                ScoreFiles.create(output, "mitoses-" + detector.scorer().name() + ".csv"), table);
        ScoreFiles.print(spec, output, detector.scorer().words() + "\n" + table.text() + validation.fields(data));
        return ExitCode.DONE.number();
    }
}
