package org.fascicle.pipeline;

/** Takes the findings of a slide as they come, in the order of its tiles, from one thread. */
public interface FindingsSink {

    /** Called once, before the first block. */
    void begin(SlideContext context);

    /** The next block. */
    void block(BlockResult block);

    /** No block still to come has an object with a pixel above row {@code y} of the grid. */
    void completeAbove(int y);
}
