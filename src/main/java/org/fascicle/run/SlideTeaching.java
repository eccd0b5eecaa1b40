package org.fascicle.run;

import java.util.List;
import org.fascicle.image.Stroke;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.TaughtSquares;
import org.fascicle.segment.classes.ClassMap;
import org.fascicle.segment.classes.TaughtSquare;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.segment.classes.TissueTrainer;
import org.fascicle.slide.Slide;
import org.fascicle.space.Region;

/** Teaches a tissue classifier on one slide that stands open, anew after each stroke; what was measured once is kept. */
public final class SlideTeaching {

    /** Where strokes stand, for sentences. */
    static final String PLACE = "the image";

    private final TaughtSquares squares;

    /** @throws org.fascicle.space.UserError where the slide cannot be measured, or is not stained H&amp;E */
    public SlideTeaching(Slide slide, AnalysisOptions options) {
        this.squares = TaughtSquares.on(slide, options);
    }

    /**
     * The classifier that strokes teach; the same strokes in the same order teach the same.
     *
     * @throws org.fascicle.space.UserError where strokes have no class, an unknown one, only one, lie on glass or on too little tissue
     */
    public synchronized TissueModel teach(List<Stroke> strokes) {
        List<TaughtSquare> taught = squares.of(Teaching.classed(strokes, PLACE));
        Teaching.requireEnough(taught);
        return TissueTrainer.teach(taught);
    }

    /** Measures a part of the slide in full-resolution pixels, before it is asked for. */
    public synchronized void lookAt(Region part) {
        squares.lookAt(part);
    }

    /** What a classifier calls a part of the slide, and all that was looked at before; the part in full-resolution pixels. */
    public synchronized ClassMap called(TissueModel model, Region part) {
        squares.lookAt(part);
        return squares.called(model);
    }

    /** Edge of a square of the map in full-resolution pixels. */
    public double squarePx() {
        return squares.squarePx();
    }
}
