package org.fascicle.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fascicle.report.MadeFolders;
import org.fascicle.run.AnalysisRun;
import org.fascicle.run.NamedSlide;
import org.fascicle.space.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What holds for one slide of a batch: the command's options, and over them those of the slide's row in a list. */
final class PerSlide {

    /** Options of the whole run, which no row can set. */
    private static final Set<String> OF_THE_RUN = Set.of(
            "jobs",
            "time-limit",
            "dry-run",
            "resume",
            "output",
            "overwrite",
            "quiet",
            "json",
            "threads",
            "tile-size",
            "debug",
            "help",
            "version");

    private final List<String> arguments;
    private final AnalysisRun usual;
    private final BatchCommand command;
    private final MadeFolders made;

    /** @param arguments of the command as they were typed */
    PerSlide(List<String> arguments, AnalysisRun usual, BatchCommand command, MadeFolders made) {
        this.arguments = List.copyOf(arguments);
        this.usual = usual;
        this.command = command;
        this.made = made;
    }

    /** @throws UserError where the slide's row says what no option takes */
    void check(NamedSlide slide) {
        of(slide);
    }

    /** The slide with the pixel size that was given for it. */
    NamedSlide calibrated(NamedSlide slide) {
        return slide.from(of(slide).analysis().calibrated(slide.source()));
    }

    AnalysisRun run(NamedSlide slide) {
        BatchCommand own = of(slide);
        AnalysisRun run = own == command ? usual : own.run(made);
        return own.analysis().regionsOf(slide).map(run::withRegions).orElse(run);
    }

    private BatchCommand of(NamedSlide slide) {
        if (slide.options().isEmpty()) {
            return command;
        }
        BatchCommand own = new BatchCommand();
        CommandLine line = new CommandLine(own);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOverwrittenOptionsAllowed(true);
        line.setUnmatchedArgumentsAllowed(true);
        try {
            line.parseArgs(with(line, slide).toArray(String[]::new));
        } catch (ParameterException e) {
            throw UserError.input("The list's row of " + slide.path() + " cannot be used: " + e.getMessage() + ".", e);
        }
        return own;
    }

    private List<String> with(CommandLine line, NamedSlide slide) {
        List<String> own = new ArrayList<>();
        for (Map.Entry<String, String> cell : slide.options().entrySet()) {
            OptionSpec option = line.getCommandSpec().findOption("--" + cell.getKey());
            if (option == null || OF_THE_RUN.contains(cell.getKey())) {
                throw UserError.input("The list's column " + cell.getKey()
                        + " is no option of a slide; mend its spelling, or take the"
                        + " column out (a # before its name makes it a remark).");
            }
            boolean isSwitch = option.arity().max() == 0;
            own.add(option.longestName() + "="
                    + (isSwitch ? isYes(cell.getKey(), cell.getValue()) : value(option, cell.getValue(), slide)));
        }
        List<String> all = new ArrayList<>(arguments);
        int end = all.indexOf("--");
        all.addAll(end < 0 ? all.size() : end, own);
        return all;
    }

    private static String value(OptionSpec option, String cell, NamedSlide slide) {
        return option.type() == Path.class
                ? slide.optionsFrom().orElseThrow().resolve(cell).toString()
                : cell;
    }

    private static boolean isYes(String column, String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "x" -> true;
            case "no", "false", "0" -> false;
            default -> throw UserError.input("The list's column " + column + " takes yes or no, not " + cell + ".");
        };
    }
}
