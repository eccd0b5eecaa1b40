package org.fascicle.phantom;

/**
 * A line drawn on the coverslip with a felt pen: ink over glass and tissue alike.
 *
 * @param fromXUm start
 * @param fromYUm start
 * @param toXUm end
 * @param toYUm end
 * @param widthUm of the nib
 * @param redOd optical density of the ink in red
 * @param greenOd and in green
 * @param blueOd and in blue
 */
public record Pen(
        double fromXUm,
        double fromYUm,
        double toXUm,
        double toYUm,
        double widthUm,
        double redOd,
        double greenOd,
        double blueOd) {

    static Pen green(double fromXUm, double fromYUm, double toXUm, double toYUm) {
        return new Pen(fromXUm, fromYUm, toXUm, toYUm, 130, 0.95, 0.32, 0.62);
    }

    static Pen blue(double fromXUm, double fromYUm, double toXUm, double toYUm) {
        return new Pen(fromXUm, fromYUm, toXUm, toYUm, 110, 1.10, 0.72, 0.20);
    }

    /** Amount of ink, 1 on average in the middle of the line; at or below 0 outside. */
    double ink(double xUm, double yUm, Noise noise) {
        double length = Math.hypot(toXUm - fromXUm, toYUm - fromYUm);
        double along = ((xUm - fromXUm) * (toXUm - fromXUm) + (yUm - fromYUm) * (toYUm - fromYUm)) / length;
        double nearest = Math.min(length, Math.max(0, along)) / length;
        if (Math.abs(xUm - fromXUm - nearest * (toXUm - fromXUm)) > widthUm + 60) {
            return 0;
        }
        double wobble = 30 * noise.at(along / 400, 3);
        double across = Math.hypot(
                xUm - fromXUm - nearest * (toXUm - fromXUm) + wobble, yUm - fromYUm - nearest * (toYUm - fromYUm));
        double half = widthUm / 2 * (1 + 0.15 * noise.at(along / 90, 8));
        double edge = Noise.step(half + 3, half - 6, across + 4 * noise.at(xUm / 14, yUm / 14));
        double streak = 1
                + 0.16 * noise.at(along / 220, across / 7)
                + 0.25 * Noise.step(0.7, 1, across / half)
                + 0.1 * noise.at(xUm / 30, yUm / 30);
        return edge * streak;
    }
}
