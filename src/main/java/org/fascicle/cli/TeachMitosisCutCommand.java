package org.fascicle.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fascicle.detect.LaboratoryCut;
import org.fascicle.report.LaboratoryCutFile;
import org.fascicle.review.CutFitting;
import org.fascicle.space.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fascicle teach mitosis-cut}: the score from which candidates count, from a laboratory's decisions. */
@Command(
        name = "mitosis-cut",
        sortOptions = false,
        header = "Fits the score from which mitotic-figure candidates count to a laboratory's own decisions.",
        description = {
            "",
            "Review some slides first, on each all candidates down to a score, those below the cut too. The score with the best F1 is"
                    + " written to a file; it is used where --mitosis-cut names that file, and stands in the result then.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  fascicle teach mitosis-cut results/ -o archive.cut.json",
            "  fascicle batch slides/ --mitosis-cut archive.cut.json -o results-2"
        })
final class TeachMitosisCutCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Reviewed results, or folders of results.")
    private List<Path> folders;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "File for the cut.")
    private Path file;

    @Option(names = "--overwrite", description = "Replace a file that is there already.")
    private boolean overwrite;

    @Override
    public Integer call() {
        if (Files.exists(file) && !overwrite) {
            throw UserError.usage(file + " is there already; choose another name, or say --overwrite.");
        }
        LaboratoryCut cut = CutFitting.of(folders);
        LaboratoryCutFile.write(file, cut);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "Candidates count from score %.3f on: %s.%n", cut.score(), cut.words());
        out.printf(
                Locale.ROOT,
                "%d figures and %d other things of score %.3f and more were decided on; %d figures are not among them.%n",
                cut.figures(),
                cut.others(),
                cut.floor(),
                cut.missed());
        out.println("Cut: " + file.toAbsolutePath().normalize());
        out.flush();
        return ExitCode.DONE.number();
    }
}
