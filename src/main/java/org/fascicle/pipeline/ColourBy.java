package org.fascicle.pipeline;

import java.util.List;
import java.util.Optional;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.measure.ValueSpread;
import org.fascicle.report.ColourScale;

/**
 * Measures of nuclei that pictures show as colours; changes no number.
 *
 * @param measures one picture each of the whole and of every pictured field
 * @param range values of the first and the last colour; empty for the slide's own, see {@link ColourScale}
 */
public record ColourBy(List<NucleusMeasure> measures, Optional<Range> range) {

    public static final ColourBy NONE = new ColourBy(List.of(), Optional.empty());

    /** Values of the first and the last colour, in the measure's unit. */
    public record Range(double low, double high) {
        public Range {
            if (!(low < high) || Double.isInfinite(high - low)) {
                throw new IllegalArgumentException(
                        "The colours' range rises from one number to another, not from " + low + " to " + high + ".");
            }
        }
    }

    public ColourBy {
        measures = measures.stream().distinct().toList();
        if (range.isPresent() && (measures.size() != 1 || measures.get(0) == NucleusMeasure.ORIENTATION)) {
            throw new IllegalArgumentException(
                    "A range of colours goes with one measure other than the orientation, which always runs all around.");
        }
    }

    /** Whether a nucleus has a value to show: a direction only where it is elongated. */
    public static boolean shows(NucleusMeasure measure, Nucleus nucleus, double elongatedAspect) {
        return measure != NucleusMeasure.ORIENTATION || nucleus.value(NucleusMeasure.ASPECT_RATIO) >= elongatedAspect;
    }

    /** @param values of this measure over the slide */
    public ColourScale scale(NucleusMeasure measure, ValueSpread values) {
        return range.map(given -> ColourScale.of(measure, given.low(), given.high()))
                .orElseGet(() -> ColourScale.of(measure, values));
    }
}
