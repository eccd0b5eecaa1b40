package org.fascicle.pipeline;

/** Keeps nothing. */
final class NoSink implements FindingsSink {

    @Override
    public void begin(SlideContext context) {}

    @Override
    public void patch(PatchResult patch) {}

    @Override
    public void completeAbove(int y) {}
}
