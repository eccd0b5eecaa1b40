package org.fascicle.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.fascicle.detect.MitosisScorer;
import org.fascicle.measure.DabCut;

/** All that is gathered on a slide: one gatherer per measure, fed together in one pass. */
public final class Gatherers implements Serializable {

    private static final long serialVersionUID = 1;

    private record Row(Predicate<SlideContext> wanted, BiFunction<SlideContext, AnalysisOptions, Gatherer<?>> make) {}

    /** In the order in which results build on each other: living tissue first, then what is counted on it. */
    private static final List<Row> ROWS = List.of(
            new Row(slide -> true, (slide, options) -> new FocusGatherer(slide)),
            new Row(measures(Measure.NECROSIS), Gatherers::necrosis),
            new Row(slide -> true, (slide, options) -> new AreaGatherer(slide.grid())),
            new Row(SlideContext::countsNuclei, (slide, options) -> new DensityGatherer(slide.grid())),
            new Row(SlideContext::countsNuclei, PopulationGatherer::new),
            new Row(measures(Measure.MITOSES), (slide, options) -> new MitosisGatherer()),
            new Row(
                    measures(Measure.POSITIVITY),
                    (slide, options) -> new PositivityGatherer(
                            slide.grid(),
                            slide.overview(),
                            options.positivity().given().map(cut -> DabCut.given(cut.nuclearOd(), cut.by())))),
            new Row(slide -> true, RegionGatherer::new),
            new Row(SlideContext::measuresGiantCells, (slide, options) -> new GiantCellGatherer()));

    private final List<Gatherer<?>> gatherers;

    private Gatherers(List<Gatherer<?>> gatherers) {
        this.gatherers = gatherers;
    }

    private static Predicate<SlideContext> measures(Measure measure) {
        return slide -> slide.measures().contains(measure);
    }

    private static Gatherer<?> necrosis(SlideContext slide, AnalysisOptions options) {
        return options.usableTissueModel()
                .<Gatherer<?>>map(model -> new ClassGatherer(slide.grid()))
                .orElseGet(() -> new NecrosisGatherer(slide.grid()));
    }

    /** Empty gatherers for a slide. */
    public static Gatherers of(SlideContext slide, AnalysisOptions options) {
        List<Gatherer<?>> all = new ArrayList<>(ROWS.stream()
                .filter(row -> row.wanted.test(slide))
                .<Gatherer<?>>map(row -> row.make.apply(slide, options))
                .toList());
        CellChoice.of(slide, options).used().ifPresent(taught -> all.add(new CellGatherer(slide, taught.model())));
        options.outline().ifPresent(drawn -> all.add(new OutlineGatherer(slide.grid(), drawn)));
        return new Gatherers(List.copyOf(all));
    }

    /** Adds what was found in a patch. */
    public void add(PatchResult patch) {
        gatherers.forEach(gatherer -> gatherer.add(patch));
    }

    /** Adds what others gathered from other patches of the same slide. */
    public void merge(Gatherers other) {
        for (int i = 0; i < gatherers.size(); i++) {
            merge(gatherers.get(i), other.gatherers.get(i));
        }
    }

    @SuppressWarnings("unchecked")
    private static <R> void merge(Gatherer<R> into, Gatherer<?> from) {
        into.merge((Gatherer<R>) from);
    }

    /**
     * The results of all.
     *
     * @param scorer what scored mitosis candidates, where they were looked for
     */
    public Gathered results(SlideContext slide, AnalysisOptions options, Optional<MitosisScorer> scorer) {
        Gathered known = new Gathered(slide, options, scorer);
        gatherers.forEach(gatherer -> gatherer.result(known).ifPresent(known::put));
        return known;
    }
}
