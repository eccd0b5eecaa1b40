package org.fascicle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fascicle.space.UserError;
import picocli.CommandLine.Model.CommandSpec;

/** Where the commands under {@code fascicle validate} find their images and put their tables. */
final class ScoreFiles {

    private ScoreFiles() {}

    /** A file in the folder for results, which is made; one that exists stays unless it may be replaced. */
    static Path create(OutputArguments output, String name) {
        Path file = output.folder.resolve(name);
        if (Files.exists(file) && !output.overwrite) {
            throw UserError.input(file + " exists already; give --overwrite to replace it, or another place with -o.");
        }
        try {
            Files.createDirectories(output.folder);
        } catch (IOException e) {
            throw UserError.input("The folder " + output.folder + " cannot be made; choose another place with -o.", e);
        }
        return file;
    }

    /**
     * The folder of a set: the one that was named, or one of these places in it.
     *
     * @param sign a file or folder that every such set holds
     */
    static Path set(Path data, String sign, String... places) {
        return Stream.concat(Stream.of(data), Stream.of(places).map(data::resolve))
                .filter(folder -> Files.exists(folder.resolve(sign)))
                .findFirst()
                .orElseThrow(() -> UserError.input("Neither " + data + " nor " + String.join(" or ", places)
                        + " in it holds " + sign + "; name the folder of the set with --data."));
    }

    /**
     * Writes a page of tables into the folder for results and prints it; looks whether it may before anything is measured.
     *
     * @return the command's exit code
     */
    static int page(CommandSpec spec, OutputArguments output, String name, Supplier<String> tables) {
        Path file = create(output, name);
        String text = tables.get();
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw UserError.input(file + " cannot be written; choose another place with -o.", e);
        }
        print(spec, output, text);
        return ExitCode.DONE.number();
    }

    static void print(CommandSpec spec, OutputArguments output, String table) {
        if (!output.quiet) {
            spec.commandLine().getOut().print(table);
            spec.commandLine().getOut().flush();
        }
    }
}
