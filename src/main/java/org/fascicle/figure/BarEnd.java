package org.fascicle.figure;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.fascicle.space.Region;

/**
 * One end of a bar, to a part of a pixel.
 *
 * <p>Where the mean over the bar's core rows crosses half of the way from the bar's colour to what lies next to its end, be it a
 * nucleus between the two. In brightness where a bar differs from what is around it in that, for JPEG smears colour.
 *
 * @param positionPx in pixels of the figure, pixel i covering i to i + 1
 * @param softnessPx width of the slope from a fifth to four fifths
 * @param beyond mean level beyond the end
 * @param unevenness standard deviation of the level beyond the end
 * @param goesOn whether a paler line goes on beyond it, lighter and darker than what is above and below
 */
record BarEnd(double positionPx, double softnessPx, double beyond, double unevenness, boolean goesOn) {

    private static final int BACK = 4;
    private static final int SEARCH = 10;
    private static final int NEXT = 3;
    private static final int AROUND = 5;

    /** How far a piece of the bar's colour may end short of the bar where it is followed by brightness. */
    private static final int SMEAR = 4;

    /** Level of colour up to which brightness' end is the colour's too. */
    private static final double SAME = 0.6;

    /** By how much brightness, 0 to 255, differs beyond an end, and from which difference on, also in deviations, it is no longer the bar's. */
    private static final double STEP = 7;

    private static final double LEAVES = 4;
    private static final double LEAVES_DEVIATIONS = 4;
    /** Columns of the bar that tell its brightness. */
    private static final int PLATEAU = 6;

    /** Softness of brightness where colour is smeared. */
    private static final double SHARP_PX = 1.5;

    /** How far from each other colour and brightness may put one end. */
    private static final double SMEARED_PX = 1.5;

    /** Level that a smeared colour must reach beyond an end. */
    private static final double REACHED = 0.7;

    /** Level of colour from which it is the surroundings'. */
    private static final double OTHER = 0.35;

    /** Level beyond the end from which brightness tells it well. */
    private static final double CLEAR = 0.35;

    private static final double CLIMB = 0.05;

    private static final double PALER = 0.3;
    /** Level up to which what goes on may be the bar itself. */
    private static final double LIKE_BAR = 0.45;

    /**
     * @param core the bar's rows
     * @param direction 1 for the right end, -1 for the left
     * @param own level up to which a column is the bar's own
     * @return empty where the bar's colour does not end there
     */
    static Optional<BarEnd> of(InkContrast level, Region core, int direction, double own) {
        int start = (direction > 0 ? core.right() - 1 : core.x()) - direction * BACK;
        IntToDoubleFunction colour = i -> level.column(start + direction * i, core.y(), core.bottom());
        IntToDoubleFunction brightness = i -> level.brightness(start + direction * i, core.y(), core.bottom());
        Optional<BarEnd> sharper = level.differsInBrightness()
                ? at(profile(brightness), BACK + SMEAR, own, start, direction)
                : Optional.empty();
        return sharper.filter(end -> end.agreesWith(colour, start, direction))
                .or(() -> at(profile(colour), BACK + SEARCH, own, start, direction)
                        .map(end -> end.refined(
                                i -> level.luma(start + direction * i, core.y(), core.bottom()), start, direction))
                        .filter(end -> !end.isSmeared()))
                .map(end -> end.goesOn(level, core, direction));
    }

    /** @param furthest sample up to which the bar may reach */
    private static Optional<BarEnd> at(double[] profile, int furthest, double own, int start, int direction) {
        int last = lastOwn(profile, own);
        int top = top(profile, last);
        if (last < 0 || last > furthest || top + AROUND > profile.length) {
            return Optional.empty();
        }
        double beyond = mean(profile, top, top + NEXT);
        double[] slope = Arrays.copyOfRange(profile, last, top + 1);
        double position = start + direction * (last + crossing(slope, beyond / 2)) + 0.5;
        double softness = crossing(slope, 0.8 * beyond) - crossing(slope, 0.2 * beyond);
        double unevenness = deviation(Arrays.copyOfRange(profile, top, top + AROUND), beyond);
        return Optional.of(new BarEnd(position, softness, beyond, unevenness, false));
    }

    /** Whether colour, smeared over two pixels, changes there too. */
    private boolean agreesWith(IntToDoubleFunction colour, int start, int direction) {
        int last = (int) ((positionPx - 0.5 - start) * direction);
        return beyond > CLEAR && colour.applyAsDouble(last) < SAME && colour.applyAsDouble(last + 3) > OTHER;
    }

    /** Whether colour pales slowly and has not become the surroundings' where it stops: it tells no end. */
    private boolean isSmeared() {
        return softnessPx > SHARP_PX && beyond < REACHED;
    }

    /** Half way to where brightness leaves the bar's own next to it: JPEG keeps that sharper than colour, but tissue may be as bright. */
    private BarEnd refined(IntToDoubleFunction luma, int start, int direction) {
        int near = (int) Math.round((positionPx - 0.5 - start) * direction);
        double[] own = new double[PLATEAU];
        Arrays.setAll(own, i -> luma.applyAsDouble(near - SMEAR - 1 - i));
        double level = mean(own, 0, PLATEAU);
        double least = Math.max(LEAVES, LEAVES_DEVIATIONS * deviation(own, level));
        IntToDoubleFunction step = i -> Math.abs(luma.applyAsDouble(i) - level);
        int last = near - SMEAR;
        while (last < near + SMEAR && step.applyAsDouble(last + 1) <= least) {
            last++;
        }
        double beyond = Math.max(step.applyAsDouble(last + 1), step.applyAsDouble(last + 2));
        double[] slope = new double[3];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = step.applyAsDouble(last + i) / beyond;
        }
        double position = start + direction * (last + crossing(slope, 0.5)) + 0.5;
        boolean clear = beyond >= Math.max(STEP, 1.5 * least);
        double apart = Math.abs(position - positionPx);
        double softness = Math.max(2 * apart, Math.min(SHARP_PX, softnessPx));
        return clear && apart <= SMEARED_PX
                ? new BarEnd((position + positionPx) / 2, softness, this.beyond, unevenness, goesOn)
                : this;
    }

    private static double[] profile(IntToDoubleFunction at) {
        double[] profile = new double[BACK + SEARCH + AROUND];
        Arrays.setAll(profile, at);
        return profile;
    }

    /** The last of the samples near the piece's end that is the bar's, and those that follow on it. */
    private static int lastOwn(double[] profile, double own) {
        int last = -1;
        for (int i = 0; i < profile.length && (i <= BACK + 2 || last == i - 1); i++) {
            last = profile[i] <= own ? i : last;
        }
        return last;
    }

    /** Where the rise from the bar's colour ends. */
    private static int top(double[] profile, int own) {
        int top = Math.min(own + 1, profile.length - 1);
        while (top + 1 < profile.length && profile[top + 1] > profile[top] + CLIMB) {
            top++;
        }
        return top;
    }

    /** Place in a rise, in samples, where it first goes through a level. */
    private static double crossing(double[] slope, double level) {
        for (int i = 1; i < slope.length; i++) {
            if (slope[i] > level) {
                return slope[i - 1] >= level ? i - 1 : i - 1 + (level - slope[i - 1]) / (slope[i] - slope[i - 1]);
            }
        }
        return slope.length - 1;
    }

    /** The same where levels are told in a unit that is so many times as large. */
    BarEnd inUnits(double times) {
        return new BarEnd(positionPx, softnessPx, beyond / times, unevenness / times, goesOn);
    }

    private BarEnd goesOn(InkContrast level, Region core, int direction) {
        double above = 0;
        double below = 0;
        double within = 0;
        int from = (int) Math.round(positionPx + direction * (softnessPx + 1));
        for (int i = 0; i < NEXT; i++) {
            int x = from + direction * i;
            within += level.column(x, core.y(), core.bottom()) / NEXT;
            above += level.column(x, core.y() - 4, core.y() - 2) / NEXT;
            below += level.column(x, core.bottom() + 2, core.bottom() + 4) / NEXT;
        }
        boolean paler = within < LIKE_BAR && Math.min(above, below) > within + PALER;
        return new BarEnd(positionPx, softnessPx, beyond, unevenness, paler);
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    private static double deviation(double[] values, double mean) {
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
