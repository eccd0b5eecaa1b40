package org.fascicle.segment.onnx;

import java.util.List;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.FoundNuclei;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.PossibleNuclei;
import org.fascicle.segment.TrainedModel;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;

/**
 * Nuclei by a small network that the project trained itself.
 *
 * <p>The image is brought to 0.25 um per pixel; a residual U-Net says for every pixel whether it lies in a nucleus, how
 * deep, and whether on a seam between two ({@link NucleusMaps}); a watershed of depth minus seam parts touching nuclei
 * ({@link BasinFlood}). Depth counts relative to each nucleus' own largest, so that a long nucleus has one ridge and
 * stays whole. Related: Graham et al. 2019, doi 10.1016/j.media.2019.101563; Naylor et al. 2019,
 * doi 10.1109/TMI.2018.2865709.
 *
 * <p>Units: um; made for 0.2 to 1.0 um per pixel, best at 0.25. Limits: docs/models/nuclei.md. It reads colours as they
 * are and does not use the slide's stain vectors: the network was trained to bear the variation.
 */
public final class LearnedNucleusSegmenter implements NucleusSegmenter {

    /** The name in options and results. */
    public static final String NAME = "learned";

    /** Half of a giant nucleus of 32 um, and wider than what an output pixel sees to any effect. */
    private static final double HALO_UM = 16;

    private final NucleusNetwork network;
    private final NucleusAssembler assembler;

    public LearnedNucleusSegmenter(LearnedNucleusOptions options) {
        this.network = new NucleusNetwork();
        this.assembler = new NucleusAssembler(options);
    }

    public LearnedNucleusSegmenter() {
        this(LearnedNucleusOptions.defaults());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String provenance() {
        return "learned: U-Net and watershed, model " + NucleusNetwork.FILE + " SHA-256 " + modelSha256() + "; "
                + PossibleNuclei.RULE;
    }

    @Override
    public List<TrainedModel> models() {
        return List.of(new TrainedModel("nuclei", NucleusNetwork.FILE, modelSha256()));
    }

    /** SHA-256 of the network's file, 64 hexadecimal digits. */
    public String modelSha256() {
        return network.sha256();
    }

    @Override
    public double haloUm() {
        return HALO_UM;
    }

    @Override
    public FoundNuclei find(RgbImage image, PixelSize pixelSize, SlideColour colour) {
        NetworkGrid grid = NetworkGrid.over(image, pixelSize);
        NucleusMaps maps = network.maps(grid.resample(image));
        FoundNuclei nuclei = assembler.nuclei(maps, grid.pixelSize());
        LabelImage labels = grid.back(nuclei.labels(), image.width(), image.height());
        return PossibleNuclei.of(new FoundNuclei(labels, nuclei.confidence()), image, pixelSize, colour);
    }
}
