package org.fascicle.cli;

import java.util.Set;
import org.fascicle.pipeline.Measure;
import picocli.CommandLine.Command;

/** {@code fascicle necrosis}: one measure alone. */
@Command(
        name = "necrosis",
        header = "Measures the necrotic share of the tissue.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  fascicle necrosis slide.svs -o results")
final class NecrosisCommand extends AnalysisCommand {

    @Override
    Set<Measure> measures() {
        return Set.of(Measure.NECROSIS);
    }
}
