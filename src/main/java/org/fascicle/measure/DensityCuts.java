package org.fascicle.measure;

import java.io.Serializable;

/**
 * Cut-offs that turn a cell density into a plain word.
 *
 * <p>There are none by default: no published cut-offs hold across tumour types, sections and segmenters. Whoever gives them
 * has their reason, and the result states them.
 *
 * @param lowBelowPerMm2 below it the density is low, in nuclei per mm2
 * @param highFromPerMm2 from it on the density is high, in nuclei per mm2
 */
public record DensityCuts(double lowBelowPerMm2, double highFromPerMm2) implements Serializable {

    public DensityCuts {
        if (!(lowBelowPerMm2 > 0 && highFromPerMm2 > lowBelowPerMm2) || Double.isInfinite(highFromPerMm2)) {
            throw new IllegalArgumentException("The cut-offs of density rise from above 0 nuclei/mm2, not "
                    + lowBelowPerMm2 + ", " + highFromPerMm2 + ".");
        }
    }

    public DensityCategory of(double perMm2) {
        return perMm2 >= highFromPerMm2
                ? DensityCategory.HIGH
                : perMm2 < lowBelowPerMm2 ? DensityCategory.LOW : DensityCategory.MODERATE;
    }
}
