import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Says in Markdown what a flight recording of an analysis holds: seconds by stage and thread, calls of networks, hottest methods, start and compilation.
 *
 * <pre>java scripts/ReadProfile.java RECORDING.jfr</pre>
 */
final class ReadProfile {

    private static final int METHODS = 12;

    private final Map<String, Map<String, Double>> stages = new TreeMap<>();
    private final Map<String, double[]> networks = new TreeMap<>();
    private final Map<String, Integer> methods = new HashMap<>();
    private double compiling;
    private double collecting;
    private int samples;

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        ReadProfile profile = new ReadProfile();
        try (RecordingFile recording = new RecordingFile(Path.of(arguments[0]))) {
            while (recording.hasMoreEvents()) {
                profile.add(recording.readEvent());
            }
        }
        profile.print();
    }

    private void add(RecordedEvent event) {
        double seconds = event.getDuration().toNanos() / 1e9;
        switch (event.getEventType().getName()) {
            case "org.fascicle.Stage" -> stages.computeIfAbsent(event.getString("stage"), any -> new TreeMap<>())
                    .merge(thread(event), seconds, Double::sum);
            case "org.fascicle.NetworkCall" -> {
                double[] sums = networks.computeIfAbsent(event.getString("network"), any -> new double[3]);
                sums[0]++;
                sums[1] += event.getLong("values") / 3e6;
                sums[2] += seconds;
            }
            case "jdk.ExecutionSample" -> {
                samples++;
                RecordedFrame frame = event.getStackTrace().getFrames().get(0);
                methods.merge(frame.getMethod().getType().getName() + "." + frame.getMethod().getName(), 1, Integer::sum);
            }
            case "jdk.Compilation" -> compiling += seconds;
            case "jdk.GarbageCollection" -> collecting += event.getDuration("sumOfPauses").toNanos() / 1e9;
            default -> {}
        }
    }

    private static String thread(RecordedEvent event) {
        return event.getThread().getJavaName() + " " + event.getThread().getJavaThreadId();
    }

    private void print() {
        List<String> threads = stages.values().stream().flatMap(each -> each.keySet().stream()).distinct().sorted().toList();
        List<String> names = new ArrayList<>();
        for (String thread : threads) {
            names.add(thread.startsWith("main") ? "main thread" : "worker " + (1 + threads.indexOf(thread)));
        }
        row("stage, seconds", names);
        System.out.println("|---".repeat(names.size() + 1) + "|");
        stages.forEach((stage, byThread) -> row(stage, threads.stream().map(thread -> byThread.containsKey(thread)
                ? String.format("%.2f", byThread.get(thread)) : "").toList()));
        System.out.println();
        row("network", List.of("calls", "million pixels", "seconds"));
        System.out.println("|---|---|---|---|");
        networks.forEach((name, sums) -> row(name, List.of(String.format("%.0f", sums[0]), String.format("%.1f", sums[1]), String.format("%.2f", sums[2]))));
        System.out.printf("%nCompilation took %.1f s, collecting %.1f s. Hottest of Java's own methods, in %% of their samples:%n%n", compiling, collecting);
        row("method", List.of("%"));
        System.out.println("|---|---|");
        methods.entrySet().stream().sorted((a, b) -> b.getValue() - a.getValue()).limit(METHODS)
                .forEach(each -> row(each.getKey(), List.of(String.format("%.1f", 100.0 * each.getValue() / samples))));
    }

    private static void row(String first, List<String> cells) {
        System.out.println("| " + first + " | " + String.join(" | ", cells) + " |");
    }
}
