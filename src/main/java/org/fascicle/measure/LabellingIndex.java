package org.fascicle.measure;

/**
 * Percentage of nuclei that a marker stains: {@code 100 * positive / (positive + negative)}.
 *
 * <p>The interval says what counting so many nuclei leaves open, not what another region of the tumour would give.
 */
public record LabellingIndex(long positive, long negative) {

    public LabellingIndex {
        if (positive < 0 || negative < 0 || positive + negative == 0) {
            throw new IllegalArgumentException(
                    "A labelling index needs a nucleus, not " + positive + " positive and " + negative + " negative.");
        }
    }

    public Proportion proportion() {
        return new Proportion(positive, positive + negative);
    }

    public double percent() {
        return 100 * proportion().value();
    }

    /** Wilson's 95 % interval, in percent. */
    public Interval intervalPercent() {
        return proportion().interval().times(100);
    }
}
