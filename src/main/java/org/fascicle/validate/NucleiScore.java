package org.fascicle.validate;

/**
 * How well found nuclei agree with true ones, on one image or as the mean over several.
 *
 * <p>All but the counts lie in 0 to 1. Where there is nothing to find and nothing was found, every score is 1.
 *
 * @param truth number of true nuclei
 * @param found number of found nuclei
 * @param aji aggregated Jaccard index (Kumar et al. 2017)
 * @param pq panoptic quality (Kirillov et al. 2019): sum of the IoU of matches over matches + half the unmatched
 * @param f1 F1 of detection, a match being an IoU above 0.5
 * @param dice Dice coefficient of the foregrounds
 * @see <a href="https://doi.org/10.1109/TMI.2017.2677499">Kumar et al. 2017, AJI</a>
 * @see <a href="https://doi.org/10.1109/CVPR.2019.00963">Kirillov et al. 2019, panoptic quality</a>
 */
public record NucleiScore(long truth, long found, double aji, double pq, double f1, double dice) {

    /** Found over true nuclei: 1 is right, above 1 too many; NaN where there is no true nucleus. */
    public double countRatio() {
        return truth == 0 ? Double.NaN : (double) found / truth;
    }
}
