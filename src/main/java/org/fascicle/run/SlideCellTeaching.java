package org.fascicle.run;

import java.util.List;
import org.fascicle.cells.CellModel;
import org.fascicle.cells.CellTrainer;
import org.fascicle.cells.TaughtNucleus;
import org.fascicle.image.Stroke;
import org.fascicle.measure.Nucleus;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.pipeline.TaughtNuclei;
import org.fascicle.slide.Slide;
import org.fascicle.space.Region;

/** Teaches a classifier of nuclei on one slide that stands open, anew after each stroke; nuclei that were found once are kept. */
public final class SlideCellTeaching {

    private final TaughtNuclei nuclei;

    /** @throws org.fascicle.space.UserError where the slide cannot be measured */
    public SlideCellTeaching(Slide slide, AnalysisOptions options) {
        this.nuclei = TaughtNuclei.on(slide, options);
    }

    /**
     * What strokes teach.
     *
     * @param strokesWithout those of them that lie on no nucleus that was found
     */
    public record Taught(CellModel model, int strokesWithout) {}

    /**
     * The classifier that strokes teach; the same strokes in the same order teach the same.
     *
     * @throws org.fascicle.space.UserError where strokes have no class, an unknown one, only one, or lie on no nucleus or on too few
     */
    public synchronized Taught teach(List<Stroke> strokes) {
        List<TaughtNucleus> taught = nuclei.of(CellTeaching.classed(strokes, SlideTeaching.PLACE));
        CellTeaching.requireEnough(taught);
        return new Taught(CellTrainer.teach(taught, nuclei.ground()), nuclei.strokesWithout());
    }

    /** Finds the nuclei of a part of the slide in full-resolution pixels, before they are asked for. */
    public synchronized void lookAt(Region part) {
        nuclei.lookAt(part);
    }

    /** What a classifier calls the nuclei that a part of the slide, in full-resolution pixels, shows something of. */
    public synchronized List<Nucleus> called(CellModel model, Region part) {
        return nuclei.called(model, part);
    }

    /** The slide, its grid among it. */
    public SlideContext context() {
        return nuclei.context();
    }
}
