package org.fascicle.space;

/** A physical area; kept in square micrometres, never negative. */
public record Area(double um2) implements Comparable<Area> {

    public static final Area NONE = new Area(0);

    private static final double UM2_PER_MM2 = 1e6;

    public Area {
        if (!(um2 >= 0) || Double.isInfinite(um2)) {
            throw new IllegalArgumentException("An area must be 0 um2 or more, not " + um2 + ".");
        }
    }

    public static Area ofUm2(double um2) {
        return new Area(um2);
    }

    public static Area ofMm2(double mm2) {
        return new Area(mm2 * UM2_PER_MM2);
    }

    public double mm2() {
        return um2 / UM2_PER_MM2;
    }

    public Area plus(Area other) {
        return new Area(um2 + other.um2);
    }

    @Override
    public int compareTo(Area other) {
        return Double.compare(um2, other.um2);
    }
}
