package org.fascicle.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fascicle.review.Agreement;
import org.fascicle.review.Readings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fascicle agreement}: how far several readers agree. */
@Command(
        name = "agreement",
        header = "Says how far readers agree: kappa, positive agreement, Bland-Altman, with intervals.",
        description = {
            "",
            "A table is one reader's, by the file's name; its first column names the item, each other column is a quantity.",
            "A decisions.jsonl is of the slide whose folder it lies in; its readers are those who signed.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fascicle agreement reader-a.csv reader-b.csv reader-c.csv",
            "  fascicle agreement a/slide-1/decisions.jsonl b/slide-1/decisions.jsonl --csv"
        })
final class AgreementCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Tables (CSV), or decisions.jsonl of results.")
    private List<Path> files;

    @Option(
            names = "--counts",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns of counts; otherwise up to six small whole numbers are taken for categories.")
    private List<String> counts = List.of();

    @Option(names = "--csv", description = "A table on the standard output.")
    private boolean csv;

    @Override
    public Integer call() {
        Set<String> named = new HashSet<>(counts);
        List<Agreement.Row> rows = Agreement.of(Readings.read(files), named);
        spec.commandLine().getOut().print(csv ? Agreement.csv(rows) : Agreement.text(rows));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }
}
