package org.fascicle.cli;

import org.fascicle.space.UserError;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What only this package reads, for the fuzz targets. */
public final class CliFuzz {

    private CliFuzz() {}

    /** Arguments of the command with most options, none of them carried out. */
    public static void options(String... arguments) {
        CommandLine line = new CommandLine(new BatchCommand()).setExpandAtFiles(false);
        try {
            line.parseArgs(arguments);
        } catch (ParameterException refused) {
            throw UserError.usage(refused.getMessage());
        }
    }
}
