package org.fascicle.cli;

import java.util.Set;
import org.fascicle.pipeline.Measure;
import picocli.CommandLine.Command;

/** {@code fascicle positivity}: one measure alone. */
@Command(
        name = "positivity",
        header = "Measures DAB-positive area and nuclei (alpha-SMA, Ki-67).",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  fascicle positivity slide.svs -o results")
final class PositivityCommand extends AnalysisCommand {

    @Override
    Set<Measure> measures() {
        return Set.of(Measure.POSITIVITY);
    }
}
