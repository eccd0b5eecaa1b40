package org.fascicle.segment.nuclei;

/**
 * What the classic segmenter may be told.
 *
 * @param windowUm half the width of the square window that thresholds are local to, in um
 * @param thresholdShare where between local background (0) and local nuclei (1) the threshold lies
 * @param leastContrast least optical density that a nucleus stands out by
 * @param smoothingUm Gaussian sigma on the stain before thresholding, in um
 * @param stainHeightUm how many um of distance to the edge the full stain of a nucleus is worth where clumps are parted
 * @param surfaceSmoothingUm Gaussian sigma on the surface that clumps are parted on, in um
 * @param mergingTolerance by how much less elliptical than its parts a whole may be and still be one nucleus
 * @param growingTolerance by how much less elliptical than its core a larger outline may be
 * @param leastSeedUm2 smallest part that may be a nucleus of its own, in um2
 * @param leastAreaUm2 smallest nucleus, in um2
 * @param mostAreaUm2 largest nucleus, in um2
 * @param mostHoleUm2 largest pale spot inside a nucleus, in um2
 */
public record ClassicNucleusOptions(double windowUm, double thresholdShare, double leastContrast, double smoothingUm,
        double stainHeightUm, double surfaceSmoothingUm, double mergingTolerance, double growingTolerance,
        double leastSeedUm2, double leastAreaUm2, double mostAreaUm2, double mostHoleUm2) {

    /** Wide enough to hold nuclei and background wherever there are nuclei, narrow enough for fascicles of unlike density. */
    public static final double WINDOW_UM = 8;
    /** Halfway: the steepest place of a blurred edge. */
    public static final double THRESHOLD_SHARE = 0.5;
    /** Below it lie the textures of cytoplasm and glass on slides of three laboratories. */
    public static final double LEAST_CONTRAST = 0.04;
    /** Takes noise and JPEG blocks, keeps nuclei 2 um wide. */
    public static final double SMOOTHING_UM = 0.35;
    /** About the radius of a nucleus: shape and stain weigh alike. */
    public static final double STAIN_HEIGHT_UM = 4;
    /** Keeps chromatin clumps from becoming hills. */
    public static final double SURFACE_SMOOTHING_UM = 0.5;
    /** A whole must be as elliptical as its parts. */
    public static final double MERGING_TOLERANCE = 0;
    /** A core may take in its own ragged rim. */
    public static final double GROWING_TOLERANCE = 0.1;
    /** 2.8 um across. */
    public static final double LEAST_SEED_UM2 = 6;
    /** 3.9 um across; QuPath's default is 10 um2. */
    public static final double LEAST_AREA_UM2 = 12;
    /** 36 um across, a giant cell's nucleus; QuPath's default of 400 um2 makes giant cells vanish. */
    public static final double MOST_AREA_UM2 = 1000;
    /** A vesicular nucleus whose rim alone is dark is still whole. */
    public static final double MOST_HOLE_UM2 = 20;

    public ClassicNucleusOptions {
        require(windowUm >= 2 && windowUm <= 20, "The window lies between 2 and 20 um", windowUm);
        require(thresholdShare > 0 && thresholdShare < 1, "The threshold's share lies between 0 and 1", thresholdShare);
        require(leastContrast > 0, "The least contrast is above 0", leastContrast);
        require(smoothingUm > 0 && smoothingUm <= 3, "The smoothing lies between 0 and 3 um", smoothingUm);
        require(stainHeightUm >= 0, "The stain's height is 0 um or more", stainHeightUm);
        require(surfaceSmoothingUm > 0 && surfaceSmoothingUm <= 3, "The surface's smoothing lies between 0 and 3 um", surfaceSmoothingUm);
        require(leastSeedUm2 > 0, "The smallest seed is above 0 um2", leastSeedUm2);
        require(leastAreaUm2 > 0 && leastAreaUm2 < mostAreaUm2, "The smallest nucleus is above 0 um2 and below the largest", leastAreaUm2);
        require(mostHoleUm2 >= 0, "The largest hole is 0 um2 or more", mostHoleUm2);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", not " + value + ".");
        }
    }

    public static ClassicNucleusOptions defaults() {
        return new ClassicNucleusOptions(WINDOW_UM, THRESHOLD_SHARE, LEAST_CONTRAST, SMOOTHING_UM, STAIN_HEIGHT_UM,
                SURFACE_SMOOTHING_UM, MERGING_TOLERANCE, GROWING_TOLERANCE, LEAST_SEED_UM2, LEAST_AREA_UM2, MOST_AREA_UM2,
                MOST_HOLE_UM2);
    }
}
