package org.fascicle.measure;

/**
 * How often two readers agree where either says yes: 2 a / (2 a + b + c), a both, b and c one alone. Unlike kappa it needs no items on which
 * both say no, of which a slide has any number; it is the F1 score of either reader against the other.
 *
 * <p>The interval is Wilson's of a / (a + b + c), of which it is a rising function.
 *
 * @param both items to which both say yes
 * @param either items to which at least one does, above 0
 * @see <a href="https://doi.org/10.1016/0895-4356(90)90159-M">Cicchetti and Feinstein 1990</a>
 */
public record PositiveAgreement(long both, long either) {

    public PositiveAgreement {
        if (both < 0 || either <= 0 || both > either) {
            throw new IllegalArgumentException("Not an agreement: " + both + " of " + either + ".");
        }
    }

    /** 0 to 1. */
    public double value() {
        return of((double) both / either);
    }

    public Interval interval() {
        Interval overlap = new Proportion(both, either).interval();
        return new Interval(of(overlap.lower()), of(overlap.upper()), overlap.confidence(), overlap.method());
    }

    private static double of(double overlap) {
        return 2 * overlap / (1 + overlap);
    }
}
