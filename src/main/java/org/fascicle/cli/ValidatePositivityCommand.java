package org.fascicle.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.pipeline.Segmenter;
import org.fascicle.space.UserError;
import org.fascicle.validate.NucleiDataset;
import org.fascicle.validate.PositivityTable;
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
        description = {
            "",
            "Reads test/, groundtruth/ and train/ of the DeepLIIF Ki-67 set; with --recoloured, H&E fields with outlined nuclei, a known part of",
            "which is stained brown: weak, medium, saturated, over hazy cytoplasm, and compressed.",
            ""
        },
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
            description =
                    "The folder that holds test/, groundtruth/ and train/, or one with ihc/deepliif/ in it; with --recoloured"
                            + " one with images/, labels/ and index.csv, or one with nuclei/monuseg-train/ in it.")
    private Path data;

    @Option(
            names = "--recoloured",
            paramLabel = "FROM-TO",
            description =
                    "H&E fields by their places in the set, such as 4-7, stained brown. Places 0 to 3 were looked at while cuts were"
                            + " chosen.")
    private String recoloured;

    @Option(
            names = "--segmenter",
            paramLabel = "NAME",
            description = "classic or learned; the program's default if left out.")
    private Segmenter segmenter = Segmenter.DEFAULT;

    @Override
    public Integer call() {
        List<PositivityValidation.Row> rows = rows();
        String name = (recoloured == null ? "positivity-" : "recoloured-") + segmenter.optionName() + ".csv";
        PositivityTable.writeCsv(ScoreFiles.create(output, name), rows);
        ScoreFiles.print(spec, output, PositivityTable.text(rows));
        return ExitCode.DONE.number();
    }

    private List<PositivityValidation.Row> rows() {
        PositivityValidation validation = new PositivityValidation(segmenter.open());
        if (recoloured == null) {
            return validation.rows(ScoreFiles.set(data, "groundtruth", "deepliif", "ihc/deepliif"));
        }
        Matcher places = Pattern.compile("(\\d{1,4})-(\\d{1,4})").matcher(recoloured);
        if (!places.matches()) {
            throw UserError.usage("--recoloured names places such as 4-7, not \"" + recoloured + "\".");
        }
        int from = Integer.parseInt(places.group(1));
        int to = Integer.parseInt(places.group(2));
        NucleiDataset set =
                NucleiDataset.open(ScoreFiles.set(data, "index.csv", "monuseg-train", "nuclei/monuseg-train"));
        return validation.recoloured(set, place -> place >= from && place <= to);
    }
}
