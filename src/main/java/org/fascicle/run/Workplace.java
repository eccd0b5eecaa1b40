package org.fascicle.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.pipeline.Progress;

/** Where the slides of a batch are found and measured: on this machine, or on many. Safe from several threads. */
public interface Workplace {

    /** This machine. */
    Workplace HERE = new Workplace() {};

    /** The slides that a batch's arguments name, see {@link SlideSearch#of}. */
    default FoundSlides find(List<String> arguments, Path results) {
        return SlideSearch.of(arguments, results);
    }

    /** Slides at a time and threads of each, where the place itself decides over them. */
    default Optional<Workforce> workforce() {
        return Optional.empty();
    }

    /** What is known of an earlier result of a slide. */
    default Reuse reuse(AnalysisRun run, NamedSlide slide, Path result) {
        return run.reuse(slide.source(), result);
    }

    /** Area of a slide's image in mm2, see {@link AnalysisRun#imageMm2}. */
    default double imageMm2(AnalysisRun run, NamedSlide slide) {
        return run.imageMm2(slide.source(), slide.name());
    }

    /**
     * Measures a slide into the run's folder of results.
     *
     * @return area of the image in mm2
     */
    default double measure(AnalysisRun run, NamedSlide slide, Progress progress) {
        return run.analyse(slide.source(), slide.name(), progress).imageMm2();
    }
}
