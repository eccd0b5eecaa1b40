package org.fascicle.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results go and what is said meanwhile; the same names everywhere. */
final class OutputArguments {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder for the results; one folder in it per image.")
    Path folder;

    @Option(names = "--overwrite", description = "Replace results that are there already.")
    boolean overwrite;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing unless something is wrong.")
    boolean quiet;

    @Option(names = "--json", description = "Print the summary as JSON, and nothing else.")
    boolean json;
}
