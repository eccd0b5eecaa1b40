package org.fascicle.plugins;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.BinaryMask;
import org.fascicle.measure.Nucleus;
import org.fascicle.pipeline.FindingsSink;
import org.fascicle.pipeline.PatchResult;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.space.Region;

/** Keeps the nuclei and positive areas of an image that fits into memory. */
final class FoundObjects implements FindingsSink {

    /** Positive pixels of a patch, where it lies. */
    record Positive(Region core, BinaryMask mask) {}

    private final List<Nucleus> nuclei = new ArrayList<>();
    private final List<Positive> positive = new ArrayList<>();

    @Override
    public void begin(SlideContext context) {
        nuclei.clear();
        positive.clear();
    }

    @Override
    public void patch(PatchResult patch) {
        nuclei.addAll(patch.nuclei());
        patch.positive().ifPresent(mask -> positive.add(new Positive(patch.core(), mask)));
    }

    @Override
    public void completeAbove(int y) {
        // everything is kept
    }

    List<Nucleus> nuclei() {
        return nuclei;
    }

    List<Positive> positive() {
        return positive;
    }
}
