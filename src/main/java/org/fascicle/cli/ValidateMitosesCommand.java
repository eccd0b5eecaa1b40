package org.fascicle.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.validate.MitosisSources;
import org.fascicle.validate.MitosisTrial;
import org.fascicle.validate.MitosisTrialFiles;
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
            "Reads mitosis/midog21-patches (MIDOG 2021, patches around figures; one slide in four is held out) and, where they are there,",
            "nuclei/monuseg-train (whole fields without marks, for candidates per mm2), further marked sets and tissue without marks.",
            "Writes a table of held-out slides by score, and a table and a page by source, scanner, tumour, form and pixel size, with curves",
            "and pictures of the best-scored wrong and the worst-scored right.",
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
        MitosisTrial trial = MitosisTrial.of(detector, MitosisSources.of(data));
        String name = "mitoses-" + detector.scorer().name() + "-by-source";
        MitosisOptions cuts = MitosisOptions.defaults();
        MitosisTrialFiles.writeCsv(ScoreFiles.create(output, name + ".csv"), trial, cuts);
        MitosisTrialFiles.writePage(
                ScoreFiles.create(output, name + ".html"),
                trial,
                cuts,
                detector.scorer().words());
        ScoreFiles.print(spec, output, detector.scorer().words() + "\n" + table.text() + validation.fields(data));
        return ExitCode.DONE.number();
    }
}
