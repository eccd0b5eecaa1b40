package org.fascicle.kernels;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Phantoms;
import org.fascicle.pipeline.Segmenter;
import org.fascicle.raster.Smoothing;
import org.fascicle.segment.FoundNuclei;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.tissue.BlurMeter;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The five pieces of work that take most of an analysis, each on one patch of drawn tissue; {@code scripts/benchmark kernels} runs them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KernelBenchmark {

    /** A patch of 256 um with its context. */
    private static final int SIDE = 612;

    /** The same as the network sees it. */
    private static final int NETWORK_SIDE = 1224;

    private static final double SIGMA_PX = 2;
    private static final PixelSize PIXEL = PixelSize.square(0.5);

    private final RgbImage patch = Phantoms.heField(3, SIDE, SIDE, PIXEL.xUm()).image();
    private final SlideColour colour = ColourEstimator.estimate(patch, ColourOptions.defaults());
    private final BinaryMask everywhere = BinaryMask.full(SIDE, SIDE);
    private final FloatImage plane = FloatImage.zeros(NETWORK_SIDE, NETWORK_SIDE);
    private final NucleusSegmenter learned = Segmenter.LEARNED.open();
    private final NucleusSegmenter classic = Segmenter.CLASSIC.open();
    private final MitosisDetector mitoses = new MitosisDetector();

    @Benchmark
    public FoundNuclei learnedNuclei() {
        return learned.find(patch, PIXEL, colour);
    }

    @Benchmark
    public FoundNuclei classicNuclei() {
        return classic.find(patch, PIXEL, colour);
    }

    @Benchmark
    public List<MitosisCandidate> mitoses() {
        return mitoses.detect(patch, PIXEL, colour, everywhere, MitosisOptions.defaults());
    }

    @Benchmark
    public BinaryMask blur() {
        return BlurMeter.blurred(patch, Region.ofSize(SIDE, SIDE), PIXEL, everywhere, 0);
    }

    @Benchmark
    public FloatImage smoothing() {
        return Smoothing.gaussian(plane, SIGMA_PX);
    }
}
