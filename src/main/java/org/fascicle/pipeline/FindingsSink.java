package org.fascicle.pipeline;

/** Takes the findings of a slide as they come, in the order of its tiles, from one thread. */
public interface FindingsSink {

    /** Called once, before the first patch. */
    void begin(SlideContext context);

    /** The next patch. */
    void patch(PatchResult patch);

    /** No patch still to come has an object with a pixel above row {@code y} of the grid. */
    void completeAbove(int y);
}
