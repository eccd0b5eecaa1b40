package org.fascicle.patient;

import java.nio.file.Path;
import org.fascicle.decision.Decisions;
import org.fascicle.run.Reuse;
import org.fascicle.slide.SlideSource;

/** Measures one slide of a case and writes its result folder. */
public interface SlideAnalyzer {

    /**
     * @param slide what to open
     * @param stain what the slide was stained for, as the manifest says
     * @param decided what people decided on it beforehand
     * @param parent folder in which the result folder is made
     * @param name of the result folder
     * @return the result folder, with its {@code summary.json}
     */
    Path analyze(SlideSource slide, CaseStain stain, Decisions decided, Path parent, String name);

    /** Whether the result in {@code folder} is what {@link #analyze} would write now. */
    Reuse reuse(SlideSource slide, CaseStain stain, Decisions decided, Path folder);
}
