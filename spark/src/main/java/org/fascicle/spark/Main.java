package org.fascicle.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code fascicle-spark batch}: {@code fascicle batch} on Apache Spark. Any other command is that of the program itself. */
@Command(
        name = "fascicle-spark",
        sortOptions = false,
        customSynopsis = "fascicle-spark batch DIR|PATTERN|LIST|ADDRESS... -o DIR --master MASTER [OPTION]...",
        header = "Analyses every slide of a folder on a cluster of Apache Spark.",
        description = {
            "",
            "Options are those of 'fascicle batch', which see, and these. --jobs and --threads are for the cluster to say:"
                    + " a slide at a time for each slot. An ADDRESS (hdfs://..., s3a://..., file:...) is of a file system that"
                    + " Spark's Hadoop knows. Anything of Spark's is set with --conf, as for spark-submit.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  fascicle-spark batch /shared/slides -o /shared/results --master spark://host:7077 --resume")
public final class Main implements Callable<Integer> {

    private static final String MASTER = "spark.master";
    private static final int BAD_USAGE = 1;
    private static final String LOOPBACK = "127.0.0.1";

    @Option(
            names = "--master",
            paramLabel = "MASTER",
            description =
                    "Where Spark runs: local[2], spark://HOST:PORT, yarn, k8s://... (under spark-submit: what it says).")
    private String master;

    @Option(
            names = "--split-above",
            paramLabel = "MPX",
            description = "Split every slide of more million pixels over all workers"
                    + " (default: of more than 100, where there are fewer slides than slots).")
    private Double splitAboveMpx;

    @Option(
            names = "--staging",
            paramLabel = "GB",
            defaultValue = "50",
            description = "Room on each worker's local disk for copies of slides at an ADDRESS (default: 50).")
    private double stagingGb;

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A setting of Spark's.")
    private Map<String, String> settings = Map.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    private boolean help;

    @Unmatched
    private List<String> rest = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        org.fascicle.cli.Main.asProgram(() -> run(arguments));
    }

    /** Runs a command line in this process and returns its exit code, for tests. */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setParameterExceptionHandler(Main::wrong);
        return line.execute(arguments);
    }

    private static int wrong(ParameterException failure, String[] arguments) {
        failure.getCommandLine()
                .getErr()
                .println("fascicle-spark: " + failure.getMessage() + " (fascicle-spark --help shows how)");
        return BAD_USAGE;
    }

    @Override
    public Integer call() {
        if (rest.isEmpty() || !rest.get(0).equals("batch")) {
            throw new ParameterException(
                    spec.commandLine(), "The command is batch; for any other there is scripts/fascicle.");
        }
        if (!(stagingGb > 0) || splitAboveMpx != null && !(splitAboveMpx >= 0)) {
            throw new ParameterException(
                    spec.commandLine(), "--staging takes a number above 0, --split-above one of 0 or more.");
        }
        try (Cluster cluster = new Cluster(conf())) {
            ClusterWorkplace workplace = new ClusterWorkplace(
                    cluster,
                    splitAboveMpx == null ? OptionalLong.empty() : OptionalLong.of((long) (splitAboveMpx * 1e6)),
                    (long) (stagingGb * (1L << 30)));
            try {
                return org.fascicle.cli.Main.run(workplace, rest.toArray(String[]::new));
            } finally {
                workplace.sweep();
            }
        }
    }

    /** What is set, and what this program needs where nothing is. */
    private SparkConf conf() {
        SparkConf conf = new SparkConf();
        settings.forEach(conf::set);
        if (master != null) {
            conf.setMaster(master);
        }
        if (!conf.contains(MASTER)) {
            throw new ParameterException(
                    spec.commandLine(), "It is not said where Spark runs; give --master, for instance local[2].");
        }
        // No page for anybody to look at: it would name slides to all who can reach this machine.
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.app.name", "fascicle batch");
        conf.setIfMissing("spark.executor.memory", "2g");
        conf.setIfMissing("spark.executor.extraJavaOptions", "-Djava.awt.headless=true -XX:-UsePerfData");
        // As for the program itself: under a locale that knows ASCII alone Java opens no file with an umlaut in its
        // name.
        conf.setIfMissing("spark.executorEnv.LC_ALL", "C.UTF-8");
        conf.setIfMissing("spark.locality.wait", "0");
        // Workers' logs outlive the run, and libraries write names of files into them.
        conf.setIfMissing("spark.log.level", "ERROR");
        conf.setIfMissing("spark.executor.syncLogLevel.enabled", "true");
        if (conf.get(MASTER).matches("local.*|spark://(127[.].*|localhost):.*")) {
            conf.setIfMissing("spark.driver.host", LOOPBACK);
            conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
        }
        return conf;
    }
}
