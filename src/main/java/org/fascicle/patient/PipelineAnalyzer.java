package org.fascicle.patient;

import java.nio.file.Path;
import java.util.Set;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.HumanFindings;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Progress;
import org.fascicle.run.AnalysisRun;
import org.fascicle.slide.SlideSource;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.StainKindChoice;

/** Measures a slide of a case as {@code fascicle analyze} does, with the stain that the manifest names. */
public final class PipelineAnalyzer implements SlideAnalyzer {

    private final int threads;
    private final Progress progress;

    public PipelineAnalyzer(int threads, Progress progress) {
        this.threads = threads;
        this.progress = progress;
    }

    @Override
    public Path analyze(SlideSource slide, CaseStain stain, Path parent, String name) {
        StainKindChoice kind = stain == CaseStain.HE ? StainKindChoice.HE : StainKindChoice.HDAB;
        AnalysisOptions options = AnalysisOptions.builder()
                .colour(ColourOptions.defaults().withKind(kind))
                .measures(measures(stain))
                .threads(threads)
                .build();
        return new AnalysisRun(options, HumanFindings.none(), parent, true)
                .analyse(slide, name, progress)
                .folder();
    }

    private static Set<Measure> measures(CaseStain stain) {
        return switch (stain) {
            case HE -> Set.of(Measure.CELLS, Measure.NECROSIS, Measure.MITOSES);
            case KI67 -> Set.of(Measure.CELLS, Measure.POSITIVITY);
            case SMA, ACTIN -> Set.of(Measure.POSITIVITY);
        };
    }
}
