package org.fascicle.phantom;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.LabelImage;

/**
 * A stained section under construction: how much of each of two stains lies on each pixel, and whose nucleus it is.
 *
 * <p>Amounts are optical densities along the stain's unit vector. Mutable; only painters of this package see it.
 */
final class Section {

    /** Paints one pixel; {@code index} is {@code y * width + x}. */
    interface Brush {
        void touch(int index, double xUm, double yUm);
    }

    final Frame frame;
    final float[] haematoxylin;
    /** Eosin or DAB. */
    final float[] counterstain;

    final BinaryMask tissue;
    final BinaryMask necrosis;
    final BinaryMask positive;
    final LabelImage nuclei;
    private int lastNucleus;

    Section(Frame frame) {
        this.frame = frame;
        this.haematoxylin = new float[frame.width() * frame.height()];
        this.counterstain = new float[frame.width() * frame.height()];
        this.tissue = BinaryMask.empty(frame.width(), frame.height());
        this.necrosis = BinaryMask.empty(frame.width(), frame.height());
        this.positive = BinaryMask.empty(frame.width(), frame.height());
        this.nuclei = LabelImage.empty(frame.width(), frame.height());
    }

    int newNucleus() {
        return ++lastNucleus;
    }

    /** The label that the next new nucleus will get. */
    int upcomingNucleus() {
        return lastNucleus + 1;
    }

    void everywhere(Brush brush) {
        paint(0, 0, Math.max(frame.widthUm(), frame.heightUm()), brush);
    }

    /** Touches every pixel of the square of this half side around a place. */
    void paint(double centreXUm, double centreYUm, double reachUm, Brush brush) {
        double size = frame.pixelSizeUm();
        int right = frame.columnFrom(centreXUm + reachUm);
        int bottom = frame.rowFrom(centreYUm + reachUm);
        for (int y = frame.rowFrom(centreYUm - reachUm); y < bottom; y++) {
            for (int x = frame.columnFrom(centreXUm - reachUm); x < right; x++) {
                brush.touch(y * frame.width() + x, x * size, y * size);
            }
        }
    }

    /** Replaces part of what lies on a pixel: {@code cover} of it gives way to these amounts. */
    void cover(int index, double cover, double haematoxylinOd, double counterstainOd) {
        haematoxylin[index] += (float) (cover * (haematoxylinOd - haematoxylin[index]));
        counterstain[index] += (float) (cover * (counterstainOd - counterstain[index]));
    }

    /** Multiplies what lies on a pixel. */
    void fade(int index, double haematoxylinFactor, double counterstainFactor) {
        haematoxylin[index] *= (float) haematoxylinFactor;
        counterstain[index] *= (float) counterstainFactor;
    }
}
