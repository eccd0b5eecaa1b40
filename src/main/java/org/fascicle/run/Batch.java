package org.fascicle.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fascicle.pipeline.Build;
import org.fascicle.pipeline.OrderedExecutor;
import org.fascicle.pipeline.Progress;
import org.fascicle.report.BatchReport;
import org.fascicle.report.MadeFolders;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultFolder;
import org.fascicle.report.SlideOutcome;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * Many slides into one folder of results; a slide that fails is named and the others go on.
 *
 * <p>The list of outcomes is written anew after every slide, so that it is true whenever the run ends. Each slide has a
 * name of its own: its file's without ending, with the ending or a number as well where two would be called alike.
 */
public final class Batch {

    /** Does one slide; writes the result folder of this name. */
    @FunctionalInterface
    public interface SlideTask {
        void analyse(SlideSource source, String name);
    }

    private record Item(String name, SlideSource source) {}

    /** Whether a slide is left alone whose result stands in this folder. */
    @FunctionalInterface
    public interface Kept {
        boolean test(SlideSource source, Path result);
    }

    private final List<Item> items;
    private final Path results;
    private final MadeFolders made;

    /**
     * @param results folder for the slides' result folders and the list of outcomes
     * @param made folders that were made for results, this one among them
     */
    public Batch(List<SlideSource> sources, Path results, MadeFolders made) {
        this.items = named(sources);
        this.results = results;
        this.made = made;
    }

    private static List<Item> named(List<SlideSource> sources) {
        Map<String, Long> stems =
                sources.stream().collect(Collectors.groupingBy(SlideSource::stem, Collectors.counting()));
        List<Item> items = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (SlideSource source : sources) {
            String name = stems.get(source.stem()) == 1 ? ResultFolder.nameFor(source.fileName()) : source.fileName();
            String free = name;
            for (int i = 2; taken.contains(free); i++) {
                free = name + "-" + i;
            }
            taken.add(free);
            items.add(new Item(free, source));
        }
        return items;
    }

    /**
     * Works through the slides.
     *
     * @param jobs slides at a time
     * @param kept whether a slide whose result is there already is left as it is
     * @return one outcome per slide, in the slides' order
     */
    public List<SlideOutcome> run(int jobs, Kept kept, SlideTask task, Progress progress) {
        List<SlideOutcome> outcomes = new ArrayList<>();
        new OrderedExecutor(jobs).run(items, item -> outcome(item, kept, task), outcome -> {
            outcomes.add(outcome);
            write(outcomes);
            progress.report("slides", outcomes.size(), items.size());
        });
        return outcomes;
    }

    private void write(List<SlideOutcome> outcomes) {
        try {
            BatchReport report = new BatchReport(
                    results.toAbsolutePath().normalize().getFileName().toString(), Build.VERSION, outcomes);
            made.in(results, () -> {
                report.write(results);
                return report;
            });
        } catch (IOException e) {
            throw UserError.input("The folder " + results + " cannot be made; choose another place with -o.", e);
        }
    }

    private SlideOutcome outcome(Item item, Kept kept, SlideTask task) {
        try {
            Path result = results.resolve(item.name());
            if (!Files.exists(result.resolve(ResultFile.SUMMARY.fileName())) || !kept.test(item.source(), result)) {
                task.analyse(item.source(), item.name());
            }
            return SlideOutcome.done(result);
        } catch (UserError e) {
            return SlideOutcome.failed(item.name(), e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return SlideOutcome.failed(item.name(), item.source().fileName() + ": " + inOneSentence(e));
        }
    }

    private static String inOneSentence(Throwable e) {
        return e instanceof OutOfMemoryError
                ? "the memory did not suffice; give Java more, for instance FASCICLE_JAVA_OPTS=-Xmx4g, or fewer --jobs."
                : "internal error: " + e + "; analyse this slide alone with --debug and send us what it prints.";
    }
}
