package org.fascicle.cli;

import java.util.Set;
import org.fascicle.pipeline.Measure;
import picocli.CommandLine.Command;

/** {@code fascicle cells}: one measure alone. */
@Command(
        name = "cells",
        header = "Segments nuclei; measures them and their density.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  fascicle cells slide.svs -o results")
final class CellsCommand extends AnalysisCommand {

    @Override
    Set<Measure> measures() {
        return Set.of(Measure.CELLS);
    }
}
