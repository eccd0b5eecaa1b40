package org.fascicle.patient;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fascicle.cells.TaughtCells;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.NegativeControl;
import org.fascicle.pipeline.Progress;
import org.fascicle.run.AnalysisRun;
import org.fascicle.run.Reuse;
import org.fascicle.segment.classes.TaughtTissue;
import org.fascicle.segment.positivity.GivenCut;
import org.fascicle.segment.positivity.Marker;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.StainKindChoice;

/** Measures a slide of a case as {@code fascicle analyze} does, with the stain that the manifest names. */
public final class PipelineAnalyzer implements SlideAnalyzer {

    private final int threads;
    private final Progress progress;
    private final Optional<TaughtTissue> tissueModel;
    private final List<TaughtCells> cellModels;
    private final Map<SlideSource, GivenCut> controls = new HashMap<>();

    /**
     * @param tissueModel what tells classes of tissue on the slides stained H&amp;E, where a person taught them
     * @param cellModels what tells classes of nuclei on slides of each stain
     */
    public PipelineAnalyzer(
            int threads, Progress progress, Optional<TaughtTissue> tissueModel, List<TaughtCells> cellModels) {
        this.threads = threads;
        this.progress = progress;
        this.tissueModel = tissueModel;
        this.cellModels = List.copyOf(cellModels);
    }

    @Override
    public Path analyze(Work work, Path parent, String name) {
        return run(work, parent).analyse(work.slide(), name, progress).folder();
    }

    @Override
    public Reuse reuse(Work work, Path folder) {
        return run(work, folder.toAbsolutePath().getParent()).reuse(work.slide(), folder);
    }

    private AnalysisRun run(Work work, Path parent) {
        return new AnalysisRun(options(work), HumanFindings.of(work.decided(), RuleBook.standard()), parent, true)
                .within("../../" + CaseFiles.PAGE);
    }

    private AnalysisOptions options(Work work) {
        CaseStain stain = work.stain();
        StainKindChoice kind = StainKindChoice.valueOf(stain.kind().name());
        AnalysisOptions.Builder options = AnalysisOptions.builder()
                .colour(ColourOptions.defaults().withKind(kind))
                .measures(measures(stain))
                .positivity(positivity(work))
                .cellModels(cellModels)
                .threads(threads);
        tissueModel.filter(model -> stain == CaseStain.HE).ifPresent(options::tissueModel);
        AnalysisOptions whole = options.build();
        return work.tumour()
                .map(laid -> whole.within(laid.area(), laid.words()))
                .orElse(whole);
    }

    private PositivityOptions positivity(Work work) {
        PositivityOptions own = PositivityOptions.defaults().of(marker(work.stain()));
        return work.negativeControl()
                .map(control -> own.withCut(controls.computeIfAbsent(control, this::cut)))
                .orElse(own);
    }

    private GivenCut cut(SlideSource control) {
        try (Slide slide = Slides.open(control)) {
            return NegativeControl.cut(
                    slide, AnalysisOptions.builder().threads(threads).build());
        }
    }

    private static Marker marker(CaseStain stain) {
        return stain == CaseStain.HE ? Marker.GENERIC : Marker.named(stain.key());
    }

    private static Set<Measure> measures(CaseStain stain) {
        return switch (stain) {
            case HE -> Set.of(Measure.CELLS, Measure.NECROSIS, Measure.MITOSES);
            case KI67 -> Set.of(Measure.CELLS, Measure.POSITIVITY);
            case SMA, ACTIN -> Set.of(Measure.POSITIVITY);
        };
    }
}
