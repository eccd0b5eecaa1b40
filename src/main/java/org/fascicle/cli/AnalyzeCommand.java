package org.fascicle.cli;

import java.util.Set;
import org.fascicle.pipeline.Measure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fascicle analyze}: every measure that the stain allows, and the grade. */
@Command(
        name = "analyze",
        header = "Measures all that the stain allows and grades by FNCLCC.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  fascicle analyze slide.svs -o results --differentiation 2 --context primary",
            "  fascicle analyze field.png -o results --pixel-size 0.25 --only cells,mitoses"
        })
final class AnalyzeCommand extends AnalysisCommand {

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "MEASURE",
            description = "Measure only these: cells, necrosis, mitoses, positivity.")
    private Set<Measure> only = Set.of();

    @Override
    Set<Measure> measures() {
        return only;
    }
}
