package org.fascicle.plugins;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.segment.positivity.Compartment;

/** Numbers of an immunostain as they are to be read: those of the stain first, of a nuclear one the index before the area. */
final class DabOrder {

    private static final Set<MeasureKey> OF_NUCLEI = Set.of(
            MeasureKey.POSITIVE_TUMOUR_NUCLEI,
            MeasureKey.TUMOUR_H_SCORE,
            MeasureKey.TUMOUR_ALLRED_SCORE,
            MeasureKey.POSITIVE_NUCLEI,
            MeasureKey.POSITIVE_NUCLEI_LOWER_CUT,
            MeasureKey.POSITIVE_NUCLEI_HIGHER_CUT,
            MeasureKey.POSITIVE_NUCLEI_FIXED_CUT,
            MeasureKey.POSITIVE_NUCLEI_HOTTEST,
            MeasureKey.POSITIVE_NUCLEI_HOTTEST_LIKELY,
            MeasureKey.H_SCORE,
            MeasureKey.ALLRED_SCORE);

    private DabOrder() {}

    static List<Measured> of(List<Measured> measures, Compartment compartment) {
        return measures.stream()
                .sorted(Comparator.comparingInt(measured -> rank(measured, compartment)))
                .toList();
    }

    private static int rank(Measured measured, Compartment compartment) {
        if (measured.key().group() != MeasureKey.Group.POSITIVITY) {
            return 2;
        }
        return compartment != Compartment.NUCLEAR || OF_NUCLEI.contains(measured.key()) ? 0 : 1;
    }
}
