package org.fascicle.pipeline;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.fascicle.detect.GiantCell;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.image.BinaryMask;
import org.fascicle.measure.Nucleus;
import org.fascicle.segment.classes.SquareTexture;
import org.fascicle.segment.necrosis.NecrosisFeatures;
import org.fascicle.segment.positivity.NotDab;
import org.fascicle.space.Region;

/**
 * All that was found in one patch.
 *
 * @param core the patch's pixels on the grid
 * @param analysable which of them were measured
 * @param blurred which of the tissue's pixels were left out for being out of focus
 * @param nuclei those whose centroid lies in the core on analysable tissue, in grid coordinates
 * @param necrosis features of the patch's squares, where necrosis is measured
 * @param texture of the patch's squares, where a taught classifier calls them
 * @param candidates mitotic-figure candidates in the core, in grid coordinates
 * @param positive DAB-positive pixels of the core, where positivity is measured
 * @param notDab what is as dark as DAB and of another hue, where positivity is measured
 * @param walls those positive pixels of the core that are walls of vessels, where that is asked for
 * @param giantCells candidates for multinucleated cells in the core on analysable tissue, in grid coordinates
 */
public record PatchResult(
        Region core,
        BinaryMask analysable,
        BinaryMask blurred,
        List<Nucleus> nuclei,
        Optional<NecrosisFeatures> necrosis,
        Optional<SquareTexture> texture,
        List<MitosisCandidate> candidates,
        Optional<BinaryMask> positive,
        Optional<NotDab> notDab,
        Optional<BinaryMask> walls,
        List<GiantCell> giantCells)
        implements Serializable {

    private static final BinaryMask NONE = BinaryMask.empty(1, 1);

    public PatchResult {
        nuclei = List.copyOf(nuclei);
        candidates = List.copyOf(candidates);
        giantCells = List.copyOf(giantCells);
    }

    /** What a {@link FindingsSink} and the check of the scale ask for; the rest is empty. */
    PatchResult toBeWritten() {
        return new PatchResult(
                core,
                NONE,
                NONE,
                nuclei,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                positive,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same with other nuclei and candidates. */
    PatchResult with(List<Nucleus> others, List<MitosisCandidate> otherCandidates) {
        return new PatchResult(
                core,
                analysable,
                blurred,
                others,
                necrosis,
                texture,
                otherCandidates,
                positive,
                notDab,
                walls,
                giantCells);
    }

    private Object writeReplace() {
        return new Form(
                core,
                analysable,
                blurred,
                nuclei,
                necrosis.orElse(null),
                texture.orElse(null),
                candidates,
                positive.orElse(null),
                notDab.orElse(null),
                walls.orElse(null),
                giantCells);
    }

    /** A result as it travels between machines, for an Optional does not. */
    private record Form(
            Region core,
            BinaryMask analysable,
            BinaryMask blurred,
            List<Nucleus> nuclei,
            NecrosisFeatures necrosis,
            SquareTexture texture,
            List<MitosisCandidate> candidates,
            BinaryMask positive,
            NotDab notDab,
            BinaryMask walls,
            List<GiantCell> giantCells)
            implements Serializable {

        private Object readResolve() {
            return new PatchResult(
                    core,
                    analysable,
                    blurred,
                    nuclei,
                    Optional.ofNullable(necrosis),
                    Optional.ofNullable(texture),
                    candidates,
                    Optional.ofNullable(positive),
                    Optional.ofNullable(notDab),
                    Optional.ofNullable(walls),
                    giantCells);
        }
    }
}
