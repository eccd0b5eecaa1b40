package org.fascicle.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fascicle.report.SlideReport;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * Many slides, one after another or some at a time; a slide that fails is named and the others go on.
 *
 * <p>Each slide has a name of its own among the results: its file name without ending, and the ending or a number as well
 * where two would be called alike.
 */
public final class Batch {

    /**
     * What became of one slide.
     *
     * @param name of its result
     * @param source the slide
     * @param state done now, done by an earlier run, or failed
     * @param report what was measured, where it was measured now
     * @param sentence what went wrong, empty otherwise
     */
    public record Outcome(String name, SlideSource source, State state, SlideReport reportOrNull, String sentence) {
    }

    /** How a slide ended. */
    public enum State {
        DONE, DONE_EARLIER, FAILED
    }

    private record Item(String name, SlideSource source) {
    }

    private final List<Item> items;

    public Batch(List<SlideSource> sources) {
        this.items = named(sources);
    }

    private static List<Item> named(List<SlideSource> sources) {
        Map<String, Long> stems = sources.stream().collect(Collectors.groupingBy(SlideSource::stem, Collectors.counting()));
        List<Item> items = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (SlideSource source : sources) {
            String name = stems.get(source.stem()) == 1 ? source.stem() : source.fileName();
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
     * @param isDone whether a result of this name is complete and need not be made again
     * @param analyse makes the result of this name
     * @return one outcome per slide, in the slides' order
     */
    public List<Outcome> run(int jobs, Predicate<String> isDone, BiFunction<String, SlideSource, SlideReport> analyse, Progress progress) {
        List<Outcome> outcomes = new ArrayList<>();
        new OrderedExecutor(jobs).run(items, item -> outcome(item, isDone, analyse), outcome -> {
            outcomes.add(outcome);
            progress.report("slides", outcomes.size(), items.size());
        });
        return outcomes;
    }

    private static Outcome outcome(Item item, Predicate<String> isDone, BiFunction<String, SlideSource, SlideReport> analyse) {
        if (isDone.test(item.name())) {
            return new Outcome(item.name(), item.source(), State.DONE_EARLIER, null, "");
        }
        try {
            return new Outcome(item.name(), item.source(), State.DONE, analyse.apply(item.name(), item.source()), "");
        } catch (UserError e) {
            return new Outcome(item.name(), item.source(), State.FAILED, null, e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return new Outcome(item.name(), item.source(), State.FAILED, null, item.source().fileName() + ": " + inOneSentence(e));
        }
    }

    private static String inOneSentence(Throwable e) {
        return e instanceof OutOfMemoryError
                ? "the memory did not suffice; give Java more, for instance FASCICLE_JAVA_OPTS=-Xmx4g, or fewer --jobs."
                : "internal error: " + e + "; run this slide alone with --debug and send us what it prints.";
    }

    /** Where each slide's result stands. */
    public static Path folder(Path results, Outcome outcome) {
        return results.resolve(outcome.name());
    }
}
