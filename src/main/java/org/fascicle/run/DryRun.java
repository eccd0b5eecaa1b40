package org.fascicle.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.fascicle.pipeline.OrderedExecutor;

/** What a batch would do: each slide is opened, as far as measuring it would begin; nothing is written. */
public final class DryRun {

    /** What would become of a slide. */
    public enum Verdict {
        MEASURE,
        KEEP,
        FAIL
    }

    /**
     * One slide.
     *
     * @param path within the folder that was searched
     * @param sentence why it would fail; empty otherwise
     * @param mm2 area of the image where it would be measured, else 0
     */
    public record Planned(String path, Verdict verdict, String sentence, double mm2) {}

    /** Opens a slide and refuses what measuring would refuse at its beginning; gives the area of the image in mm2. */
    @FunctionalInterface
    public interface Opening {
        double open(NamedSlide slide);
    }

    private final FoundSlides found;
    private final Path results;

    /** @param results folder where the slides' results would stand, which need not exist */
    public DryRun(FoundSlides found, Path results) {
        this.found = found;
        this.results = results;
    }

    /** What failed before any was opened first, then in the slides' order. */
    public List<Planned> plan(Workforce workforce, Batch.Kept kept, Opening opening) {
        List<Planned> plan = new ArrayList<>();
        found.failures().forEach(each -> plan.add(new Planned(each.path(), Verdict.FAIL, each.sentence(), 0)));
        plan.addAll(new OrderedExecutor(workforce.threads())
                .all(found.slides().stream()
                        .<Supplier<Planned>>map(slide -> () -> planned(slide, kept, opening))
                        .toList()));
        return plan;
    }

    private Planned planned(NamedSlide slide, Batch.Kept kept, Opening opening) {
        try {
            return kept.test(slide, results.resolve(slide.name()))
                    ? new Planned(slide.path(), Verdict.KEEP, "", 0)
                    : new Planned(slide.path(), Verdict.MEASURE, "", opening.open(slide));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            return new Planned(slide.path(), Verdict.FAIL, FailureSentence.of(slide, e, results), 0);
        }
    }
}
