package org.fascicle.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fascicle.image.BinaryMask;
import org.fascicle.measure.Nucleus;
import org.fascicle.pipeline.FindingsSink;
import org.fascicle.pipeline.PatchResult;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.space.Region;

/** Keeps the patches of an image that fits into memory, with their nuclei and positive areas. */
final class FoundObjects implements FindingsSink {

    /** Positive pixels of a patch, where it lies. */
    record Positive(Region core, BinaryMask mask) {}

    private final List<PatchResult> patches = new ArrayList<>();

    static FoundObjects of(List<PatchResult> found) {
        FoundObjects objects = new FoundObjects();
        objects.patches.addAll(found);
        return objects;
    }

    @Override
    public void begin(SlideContext context) {
        patches.clear();
    }

    @Override
    public void patch(PatchResult patch) {
        patches.add(patch);
    }

    @Override
    public void completeAbove(int y) {
        // everything is kept
    }

    List<PatchResult> patches() {
        return patches;
    }

    List<Nucleus> nuclei() {
        return patches.stream().flatMap(patch -> patch.nuclei().stream()).toList();
    }

    List<Positive> positive() {
        return masks(PatchResult::positive);
    }

    /** Those of them that are walls of small vessels, where they were asked for. */
    List<Positive> walls() {
        return masks(PatchResult::walls);
    }

    private List<Positive> masks(Function<PatchResult, Optional<BinaryMask>> of) {
        return patches.stream()
                .flatMap(patch -> of.apply(patch).map(mask -> new Positive(patch.core(), mask)).stream())
                .toList();
    }
}
