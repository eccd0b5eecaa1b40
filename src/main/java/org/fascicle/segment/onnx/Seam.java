package org.fascicle.segment.onnx;

/** Where two pieces touch: its pixels' moments, its mean contact probability and the relief's highest value on it. */
final class Seam {

    private final int first;
    private final int second;
    private final Moments pixels = new Moments();
    private double contact;
    private float highest = Float.NEGATIVE_INFINITY;

    Seam(int first, int second) {
        this.first = first;
        this.second = second;
    }

    int first() {
        return first;
    }

    int second() {
        return second;
    }

    void add(int x, int y, float contactHere, float relief) {
        pixels.add(x, y);
        contact += contactHere;
        highest = Math.max(highest, relief);
    }

    double meanContact() {
        return contact / pixels.count();
    }

    double highest() {
        return highest;
    }

    /** Length over the smaller extent of both pieces along it: 1 for a cut across a rod, small for a waist. */
    double waist(Moments one, Moments other) {
        double direction = pixels.covariance().direction();
        double extent = 4
                * Math.sqrt(Math.min(
                        one.covariance().along(direction), other.covariance().along(direction)));
        return Math.sqrt(12 * pixels.covariance().larger()) / extent;
    }
}
