package org.fascicle.cli;

import picocli.CommandLine.Command;

/** {@code fascicle teach}: classifiers from a few strokes. */
@Command(
        name = "teach",
        subcommands = {TeachTissueCommand.class},
        synopsisSubcommandLabel = "WHAT",
        header = "Teaches a classifier by a few strokes on slides.")
final class TeachCommand {}
