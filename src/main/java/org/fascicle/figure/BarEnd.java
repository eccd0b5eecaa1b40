package org.fascicle.figure;

import org.fascicle.space.Region;

/**
 * One end of a bar, to a part of a pixel.
 *
 * <p>Where the mean over the bar's core rows crosses half of the way from the bar's colour to what lies just beyond the end.
 *
 * @param positionPx in pixels of the figure, pixel i covering i to i + 1
 * @param softnessPx width of the slope from a fifth to four fifths
 * @param beyond mean level beyond the end
 * @param unevenness standard deviation of the level beyond the end
 */
record BarEnd(double positionPx, double softnessPx, double beyond, double unevenness) {

    private static final int BACK = 4;
    private static final int SEARCH = 9;
    private static final int FROM = 3;
    private static final int TO = 7;

    /** @param direction 1 for the right end, -1 for the left */
    static BarEnd of(InkContrast level, Region core, int direction) {
        int start = direction > 0 ? core.right() - 1 : core.x();
        double[] profile = new double[BACK + SEARCH + TO];
        for (int i = 0; i < profile.length; i++) {
            profile[i] = level.column(start + direction * (i - BACK), core.y(), core.bottom());
        }
        int edge = firstAbove(profile, 0.5);
        double beyond = mean(profile, edge + FROM - 1, edge + TO - 1);
        double half = Math.max(0.3, beyond) / 2;
        double crossing = crossing(profile, half);
        double position = start + direction * (crossing - BACK) + 0.5;
        double softness = Math.max(0, crossing(profile, 1.6 * half) - crossing(profile, 0.4 * half));
        return new BarEnd(position, softness, beyond, deviation(profile, edge + FROM - 1, edge + TO - 1, beyond));
    }

    private static int firstAbove(double[] profile, double level) {
        for (int i = 0; i < profile.length; i++) {
            if (profile[i] > level) {
                return Math.min(i, profile.length - TO + 1);
            }
        }
        return profile.length - TO + 1;
    }

    /** Place in the profile, in samples, where it first rises through a level. */
    private static double crossing(double[] profile, double level) {
        for (int i = 1; i < profile.length; i++) {
            if (profile[i] > level) {
                return profile[i - 1] >= level
                        ? i - 1
                        : i - 1 + (level - profile[i - 1]) / (profile[i] - profile[i - 1]);
            }
        }
        return profile.length - 1;
    }

    private static double mean(double[] profile, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += profile[i];
        }
        return sum / (to - from);
    }

    private static double deviation(double[] profile, int from, int to, double mean) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (profile[i] - mean) * (profile[i] - mean);
        }
        return Math.sqrt(sum / (to - from));
    }
}
