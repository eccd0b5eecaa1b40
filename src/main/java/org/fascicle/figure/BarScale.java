package org.fascicle.figure;

/**
 * A pixel's size from a scale bar.
 *
 * @param umPerPx micrometres along an edge of a pixel of the figure
 * @param uncertaintyUmPerPx half width of its 95 % interval, from the bar's length in pixels alone
 * @param barUm what the bar is said to stand for
 */
public record BarScale(double umPerPx, double uncertaintyUmPerPx, double barUm) {

    /** The scale where a bar of this length stands for {@code barUm}. */
    public static BarScale of(Bar bar, double barUm) {
        double um = barUm / bar.lengthPx();
        return new BarScale(um, um * bar.uncertaintyPx() / bar.lengthPx(), barUm);
    }

    /** Half width of the 95 % interval of a length, as a part of it. */
    public double relative() {
        return uncertaintyUmPerPx / umPerPx;
    }

    /** The same of an area or of a density per area: the square of a length. */
    public double relativeOfArea() {
        return 2 * relative();
    }
}
