package org.fascicle.patient;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.decision.Decisions;
import org.fascicle.run.LaidArea;
import org.fascicle.run.Reuse;
import org.fascicle.slide.SlideSource;

/** Measures one slide of a case and writes its result folder. */
public interface SlideAnalyzer {

    /**
     * What is to be measured.
     *
     * @param slide what to open
     * @param stain what the slide was stained for, as the manifest says
     * @param decided what people decided on it beforehand
     * @param tumour where to measure, as another section of the block tells; empty for all tissue
     * @param negativeControl a section of the same run without the primary antibody
     */
    record Work(
            SlideSource slide,
            CaseStain stain,
            Decisions decided,
            Optional<LaidArea> tumour,
            Optional<SlideSource> negativeControl) {}

    /**
     * @param parent folder in which the result folder is made
     * @param name of the result folder
     * @return the result folder, with its {@code summary.json}
     */
    Path analyze(Work work, Path parent, String name);

    /** Whether the result in {@code folder} is what {@link #analyze} would write now. */
    Reuse reuse(Work work, Path folder);
}
