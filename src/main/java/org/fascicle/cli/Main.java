package org.fascicle.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.fascicle.image.PictureStreams;
import org.fascicle.pipeline.Build;
import org.fascicle.run.Workplace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command {@code fascicle}. */
@Command(
        name = "fascicle",
        subcommands = {
            AnalyzeCommand.class,
            CellsCommand.class,
            NecrosisCommand.class,
            MitosesCommand.class,
            PositivityCommand.class,
            BatchCommand.class,
            GradeCommand.class,
            CaseCommand.class,
            FigureCommand.class,
            RegisterCommand.class,
            ReviewCommand.class,
            AgreementCommand.class,
            TeachCommand.class,
            ValidateCommand.class,
            DemoCommand.class
        },
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        showAtFileInUsageHelp = false,
        header = "Measures slide images of soft-tissue sarcoma and grades by FNCLCC.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:bad usage",
            "2:bad input or data",
            "3:internal error",
            "4:some slides of a batch failed",
            "130:interrupted"
        })
public final class Main {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error came from.")
    private boolean debug;

    /** The version that stands in results too. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"fascicle " + Build.VERSION};
        }
    }

    private Main() {}

    public static void main(String[] arguments) {
        asProgram(() -> run(arguments));
    }

    /** Runs a command line as a program of its own and ends it: with signals, a last word and an exit code. */
    public static void asProgram(IntSupplier command) {
        // Here and not in run: a face with windows, such as Fiji, runs commands too.
        System.setProperty("java.awt.headless", "true");
        PictureStreams.stayInMemory();
        AtomicBoolean ended = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> sayInterrupted(ended.get())));
        Signals.endInOrder();
        int code = command.getAsInt();
        ended.set(true);
        // Daemon or not, some thread of a library may outlive the work: the one System.exit of the project.
        System.exit(code);
    }

    private static void sayInterrupted(boolean ended) {
        if (!ended) {
            System.err.println("fascicle: interrupted; what was finished is kept, and nothing is left half-written.");
        }
    }

    /** Runs a command line in this process and returns its exit code; what {@link #main} does, for tests and other faces. */
    public static int run(String... arguments) {
        return run(Workplace.HERE, arguments);
    }

    /** The same, where a batch's slides are measured at a place of its own. */
    public static int run(Workplace workplace, String... arguments) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        BatchCommand batch = line.getSubcommands().get("batch").getCommand();
        batch.at(workplace);
        line.setParameterExceptionHandler(Main::sayWhatIsWrongWithTheUsage);
        line.setExecutionExceptionHandler((failure, command, parsed) -> main.sayWhatFailed(failure, command.getErr()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        try {
            return line.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError failure) {
            return main.sayWhatBroke(failure, line.getErr());
        }
    }

    private static int sayWhatIsWrongWithTheUsage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr()
                .println("fascicle: " + Shown.safe(words(failure)) + " ("
                        + command.getCommandSpec().qualifiedName() + " --help shows how)");
        return ExitCode.BAD_USAGE.number();
    }

    private static String words(ParameterException failure) {
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "'" + unmatched.getUnmatched().get(0) + "' is no command and no argument here";
        }
        return failure.getMessage()
                .replace("is not a double", "is not a number")
                .replace("is not an int", "is not a whole number");
    }

    /** What the machine ran short of, or could not load. */
    private int sayWhatBroke(Error failure, PrintWriter err) {
        err.println("fascicle: "
                + (failure instanceof OutOfMemoryError
                        ? "the memory did not suffice; give Java more, for instance FASCICLE_JAVA_OPTS=-Xmx4g."
                        : "internal error: " + failure));
        if (debug) {
            failure.printStackTrace(err);
        }
        return ExitCode.INTERNAL_ERROR.number();
    }

    private int sayWhatFailed(Exception failure, PrintWriter err) {
        ExitCode code = ExitCode.of(failure);
        err.println("fascicle: "
                + (code == ExitCode.INTERNAL_ERROR
                        ? "internal error: " + failure + "; run again with --debug and send us what it prints"
                        : Shown.safe(failure.getMessage())));
        if (debug) {
            failure.printStackTrace(err);
        }
        return code.number();
    }
}
