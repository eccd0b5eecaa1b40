package org.fascicle.cli;

import java.util.Set;
import org.fascicle.pipeline.Measure;
import picocli.CommandLine.Command;

/** {@code fascicle mitoses}: one measure alone. */
@Command(
        name = "mitoses",
        header = "Finds mitotic-figure candidates and the most active area.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  fascicle mitoses slide.svs -o results")
final class MitosesCommand extends AnalysisCommand {

    @Override
    Set<Measure> measures() {
        return Set.of(Measure.MITOSES);
    }
}
