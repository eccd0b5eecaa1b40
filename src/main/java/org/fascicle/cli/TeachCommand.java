package org.fascicle.cli;

import picocli.CommandLine.Command;

/** {@code fascicle teach}: classifiers from a few strokes, a cut from decisions. */
@Command(
        name = "teach",
        subcommands = {TeachTissueCommand.class, TeachCellsCommand.class, TeachMitosisCutCommand.class},
        synopsisSubcommandLabel = "WHAT",
        header = "Teaches a classifier by a few strokes on slides, or the cut of mitotic figures by a review.")
final class TeachCommand {}
