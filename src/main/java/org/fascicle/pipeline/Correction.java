package org.fascicle.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainSeparation;

/**
 * The findings of a slide once a person took nuclei or candidates away, or outlined nuclei that were missed.
 *
 * <p>The patches as they were found, so changed, are gathered anew by the gatherers of {@link SlideAnalysis}: every count, density, index
 * and interval follows, and nothing else changes. An added nucleus is measured as a found one is.
 *
 * <p>Limits: multinucleated giant cells stay as they were found.
 */
public final class Correction {

    private final SlideFindings before;
    private final AnalysisOptions options;
    private final List<PatchResult> patches;

    /** @param patches all patches of the analysis that found {@code before} with {@code options} */
    public Correction(SlideFindings before, AnalysisOptions options, List<PatchResult> patches) {
        this.before = before;
        this.options = options;
        this.patches = List.copyOf(patches);
    }

    /** What holds after it. */
    public record Result(SlideFindings findings, List<PatchResult> patches) {}

    /**
     * Takes away and adds.
     *
     * @param nuclei that are none, of those in the patches
     * @param candidates that are taken away, of those in the patches
     * @param added outlines of nuclei in full-resolution pixels
     * @throws UserError where an outline lies outside the tissue that was measured
     */
    public Result of(Set<Nucleus> nuclei, Set<MitosisCandidate> candidates, List<DrawnArea> added) {
        Set<Nucleus> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(nuclei);
        Map<PatchResult, List<Nucleus>> more = new IdentityHashMap<>();
        added.forEach(outline -> {
            Nucleus nucleus = measured(outline);
            more.computeIfAbsent(owner(nucleus), any -> new ArrayList<>()).add(nucleus);
        });
        List<PatchResult> left = patches.stream()
                .map(patch -> patch.with(
                        without(patch.nuclei(), gone, more.getOrDefault(patch, List.of())),
                        without(patch.candidates(), candidates, List.of())))
                .toList();
        Gatherers gatherers = Gatherers.of(before.context(), options);
        left.forEach(gatherers::add);
        return new Result(
                new SlideFindings(
                        gatherers.results(
                                before.context(), options, before.mitoses().map(SlideFindings.FoundMitoses::scorer)),
                        before.segmenterProvenance(),
                        before.models()),
                left);
    }

    private static <T> List<T> without(List<T> found, Set<T> gone, List<T> more) {
        List<T> left = new ArrayList<>(found);
        left.removeIf(gone::contains);
        left.addAll(more);
        return left;
    }

    private Nucleus measured(DrawnArea outline) {
        SlideContext context = before.context();
        AnalysisGrid grid = context.grid();
        double[] edges = outline.edges();
        int left = (int) Math.floor(edges[0] / grid.downsample());
        int top = (int) Math.floor(edges[1] / grid.downsample());
        Region drawn = new Region(
                left,
                top,
                Math.max(1, (int) Math.ceil(edges[2] / grid.downsample()) - left),
                Math.max(1, (int) Math.ceil(edges[3] / grid.downsample()) - top));
        Region whole = Region.ofSize(grid.width(), grid.height());
        if (!drawn.intersects(whole)) {
            throw outside(edges);
        }
        Region box = drawn.intersection(whole);
        BinaryMask mask = outline.on(box, grid.downsample());
        if (mask.count() == 0) {
            throw outside(edges);
        }
        RgbImage pixels = context.slide().read(box, grid.downsample());
        StainSeparation separation = new StainSeparation(context.colour());
        return new NucleusMeasurer(grid.pixelSize())
                .measure(
                        new ObjectMask(box, mask.data()),
                        separation.haematoxylin(pixels),
                        context.colour().kind() == StainKind.HDAB
                                ? Optional.of(separation.second(pixels))
                                : Optional.empty(),
                        box.x(),
                        box.y());
    }

    private PatchResult owner(Nucleus nucleus) {
        int x = (int) Math.round(nucleus.x());
        int y = (int) Math.round(nucleus.y());
        return patches.stream()
                .filter(patch -> patch.core().contains(nucleus.x(), nucleus.y()))
                .filter(patch -> patch.analysable()
                        .get(x - patch.core().x(), y - patch.core().y()))
                .findFirst()
                .orElseThrow(() -> {
                    double downsample = before.context().grid().downsample();
                    return outside(new double[] {nucleus.x() * downsample, nucleus.y() * downsample});
                });
    }

    private static UserError outside(double[] place) {
        return UserError.input(String.format(
                Locale.ROOT,
                "The outline at (%.0f, %.0f) lies outside the tissue that was measured; remove it, or measure a larger area.",
                place[0],
                place[1]));
    }
}
