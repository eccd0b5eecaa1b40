package org.fascicle.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fascicle.pipeline.Segmenter;
import org.fascicle.validate.PositivityValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fascicle validate positivity}: the labelling index against counts by experts. */
@Command(
        name = "positivity",
        sortOptions = false,
        header = "Scores DAB positivity of nuclei: labelling index, with true outlines and as found.",
        description = {"", "Reads test/, groundtruth/ and train/ of the DeepLIIF Ki-67 set.", ""},
        footerHeading = "%nExample:%n",
        footer = "  fascicle validate positivity --data DATA/ihc/deepliif -o scores --segmenter learned")
final class ValidatePositivityCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputArguments output;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder that holds test/, groundtruth/ and train/, or one with ihc/deepliif/ in it.")
    private Path data;

    @Option(
            names = "--segmenter",
            paramLabel = "NAME",
            description = "classic or learned; the program's default if left out.")
    private Segmenter segmenter = Segmenter.DEFAULT;

    @Override
    public Integer call() {
        Path set = ScoreFiles.set(data, "groundtruth", "deepliif", "ihc/deepliif");
        List<PositivityValidation.Row> rows = new PositivityValidation(segmenter.open()).rows(set);
        PositivityValidation.writeCsv(ScoreFiles.create(output, "positivity-" + segmenter.optionName() + ".csv"), rows);
        ScoreFiles.print(spec, output, PositivityValidation.text(rows));
        return ExitCode.DONE.number();
    }
}
