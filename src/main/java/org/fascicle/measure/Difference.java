package org.fascicle.measure;

/**
 * How much larger a second number is than a first, both with their own intervals.
 *
 * <p>Bounds by the method of variance estimates recovery: lower = d - sqrt((x2 - l2)^2 + (u1 - x1)^2), upper likewise; with
 * Wilson's intervals this is Newcombe's interval for two proportions.
 *
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe 1998</a>
 * @see <a href="https://doi.org/10.1002/sim.3095">Zou and Donner 2008</a>
 */
public record Difference(double first, Interval firstInterval, double second, Interval secondInterval) {

    public double value() {
        return second - first;
    }

    public Interval interval() {
        double down = Math.hypot(second - secondInterval.lower(), firstInterval.upper() - first);
        double up = Math.hypot(secondInterval.upper() - second, first - firstInterval.lower());
        return new Interval(
                value() - down,
                value() + up,
                firstInterval.confidence(),
                "variance estimates recovery (Zou and Donner 2008)");
    }
}
