package org.fascicle.segment.nuclei;

import java.util.List;

/**
 * What the classic segmenter may be told.
 *
 * @param windowUm half the width of the square window that thresholds are local to, in um
 * @param blockShare how much of the levels that thresholds lie between is the whole block's, 0 to 1
 * @param partings the ways in which outlines are drawn and clumps parted, of which the best is chosen place by place
 * @param leastContrast least optical density by which a pixel of a nucleus stands out
 * @param leastScore least score of an outline that is a nucleus, see {@link OutlineScore}
 * @param surfaceSmoothingUm Gaussian sigma on the surface that clumps are parted on, in um
 * @param growingTolerance by how much less elliptical than its core a larger outline may be
 * @param leastSeedUm2 smallest part that may be a nucleus of its own, in um2
 * @param leastAreaUm2 smallest nucleus, in um2
 * @param mostAreaUm2 largest nucleus, in um2
 * @param mostHoleUm2 largest pale spot inside a nucleus, in um2
 * @param tailShare radius of the disc that tails are cut with, over the nucleus's greatest depth, see {@link Tails}
 */
public record ClassicNucleusOptions(
        double windowUm,
        double blockShare,
        List<Parting> partings,
        double leastContrast,
        double leastScore,
        double surfaceSmoothingUm,
        double growingTolerance,
        double leastSeedUm2,
        double leastAreaUm2,
        double mostAreaUm2,
        double mostHoleUm2,
        double tailShare) {

    /** A window of 10 um parts neighbours that a wider one would join; a narrower one takes large nuclei apart. */
    public static final double WINDOW_UM = 5;
    /** Enough that a window without nuclei does not make some of its noise; more loses pale nuclei beside dark ones. */
    public static final double BLOCK_SHARE = 0.23;
    /**
     * Low for pale and vesicular nuclei, high for crowded ones, both parted by shape and stain. Between them by shape alone: where two
     * nuclei overlap they are darkest, so that stain hides the dent that tells them apart.
     */
    public static final List<Parting> PARTINGS =
            List.of(new Parting(0.23, 5.3), new Parting(0.37, 0), new Parting(0.6, 3));
    /** Noise of a scanner; what is a nucleus is decided by its score. */
    public static final double LEAST_CONTRAST = 0.02;
    /** Balances nuclei lost against nuclei invented: lower finds a tenth more in pale stains, and makes up as many in others. */
    public static final double LEAST_SCORE = 0.35;
    /** Keeps chromatin clumps from becoming hills. */
    public static final double SURFACE_SMOOTHING_UM = 0.58;
    /** A core may take in its own ragged rim. */
    public static final double GROWING_TOLERANCE = 0.067;
    /** 1.8 um across; smaller than the smallest nucleus, because what was chosen grows back to the foreground's edge. */
    public static final double LEAST_SEED_UM2 = 2.6;
    /** 2.8 um across, the section of a lymphocyte's nucleus near its end; QuPath's default is 10 um2. */
    public static final double LEAST_AREA_UM2 = 6;
    /** 36 um across, a giant cell's nucleus; a limit of 400 um2, QuPath's default, makes giant cells vanish. */
    public static final double MOST_AREA_UM2 = 1000;
    /** A vesicular nucleus whose rim alone is dark is still whole. */
    public static final double MOST_HOLE_UM2 = 30;
    /** Cuts strands less than half as thick as their nucleus; more rounds spindles off. */
    public static final double TAIL_SHARE = 0.45;

    public ClassicNucleusOptions {
        partings = List.copyOf(partings);
        require(windowUm >= 2 && windowUm <= 12, "The window lies between 2 and 12 um", windowUm);
        require(blockShare >= 0 && blockShare <= 1, "The block's share lies between 0 and 1", blockShare);
        require(!partings.isEmpty(), "There is at least one parting", partings);
        require(leastContrast > 0, "The least contrast is above 0", leastContrast);
        require(leastScore >= 0 && leastScore < 1, "The least score lies between 0 and 1", leastScore);
        require(
                surfaceSmoothingUm > 0 && surfaceSmoothingUm <= 3,
                "The surface's smoothing lies between 0 and 3 um",
                surfaceSmoothingUm);
        require(growingTolerance >= 0, "The tolerance is 0 or more", growingTolerance);
        require(leastSeedUm2 > 0, "The smallest seed is above 0 um2", leastSeedUm2);
        require(
                leastAreaUm2 > 0 && leastAreaUm2 < mostAreaUm2,
                "The smallest nucleus is above 0 um2 and below the largest",
                leastAreaUm2);
        require(mostHoleUm2 >= 0, "The largest hole is 0 um2 or more", mostHoleUm2);
        require(tailShare >= 0 && tailShare < 1, "The share for tails lies between 0 and 1", tailShare);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", not " + value + ".");
        }
    }

    public static ClassicNucleusOptions defaults() {
        return new ClassicNucleusOptions(
                WINDOW_UM,
                BLOCK_SHARE,
                PARTINGS,
                LEAST_CONTRAST,
                LEAST_SCORE,
                SURFACE_SMOOTHING_UM,
                GROWING_TOLERANCE,
                LEAST_SEED_UM2,
                LEAST_AREA_UM2,
                MOST_AREA_UM2,
                MOST_HOLE_UM2,
                TAIL_SHARE);
    }
}
