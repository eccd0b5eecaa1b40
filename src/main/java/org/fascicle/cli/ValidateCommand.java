package org.fascicle.cli;

import picocli.CommandLine.Command;

/** {@code fascicle validate}: scores of the stages against truth. */
@Command(
        name = "validate",
        subcommands = {
            ValidateNucleiCommand.class,
            ValidateMitosesCommand.class,
            ValidateNecrosisCommand.class,
            ValidateTissueCommand.class,
            ValidateCellsCommand.class,
            ValidateQualityCommand.class,
            ValidatePositivityCommand.class,
            ValidateAreaCommand.class,
            ValidateRegisterCommand.class
        },
        synopsisSubcommandLabel = "WHAT",
        header = "Scores a stage against images with known truth.")
final class ValidateCommand {}
