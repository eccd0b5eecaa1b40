package org.fascicle.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fascicle.detect.MitosisScorer;

/** What gatherers found on a slide, by kind of result; the later build on what the earlier found. */
public final class Gathered {

    private final SlideContext slide;
    private final AnalysisOptions options;
    private final Optional<MitosisScorer> scorer;
    private final Map<Class<?>, Object> results = new LinkedHashMap<>();

    /** @param scorer what scored mitosis candidates, where they were looked for */
    Gathered(SlideContext slide, AnalysisOptions options, Optional<MitosisScorer> scorer) {
        this.slide = slide;
        this.options = options;
        this.scorer = scorer;
    }

    void put(Object result) {
        results.put(result.getClass(), result);
    }

    public SlideContext slide() {
        return slide;
    }

    public AnalysisOptions options() {
        return options;
    }

    public Optional<MitosisScorer> scorer() {
        return scorer;
    }

    /** The result of this kind; empty where it was not measured or there is nothing to state. */
    public <R> Optional<R> of(Class<R> kind) {
        return Optional.ofNullable(kind.cast(results.get(kind)));
    }
}
