package org.fascicle.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fascicle.image.FloatImage;
import org.fascicle.opencv.CrossCorrelation;
import org.fascicle.opencv.Warp;
import org.fascicle.space.Affine;

/**
 * First guesses: every turn in steps, as it lies and mirrored, each with its best shift. Deterministic, and no landmark has to be told from
 * another, which fails between stains.
 */
final class CoarseSearch {

    private static final int SIDE_PX = 160;
    private static final int STEP_DEGREES = 5;
    /** Room for shifts: so many sides. */
    private static final double ROOM = 2.4;
    /** Structures are what is smaller than a twelfth of the section. */
    private static final double COARSEST = 1.0 / 12;

    private static final int GUESSES = 10;
    private static final double SAME_TURN_DEGREES = 10;

    /** @param map from the moving image's pixels to the fixed one's */
    record Guess(Affine map, boolean mirrored, double degrees, double score) {

        private boolean isLike(Guess other) {
            double apart = Math.abs(degrees - other.degrees);
            return mirrored == other.mirrored && Math.min(apart, 360 - apart) <= SAME_TURN_DEGREES;
        }
    }

    private final FloatImage fixed;
    private final FloatImage moving;
    private final Affine shrinking;
    private final int size;

    CoarseSearch(FloatImage fixed, FloatImage moving) {
        double longest = Math.max(Math.max(fixed.width(), fixed.height()), Math.max(moving.width(), moving.height()));
        double scale = Math.min(1, SIDE_PX / longest);
        this.fixed = structures(Warp.shrunk(fixed, scale));
        this.moving = structures(Warp.shrunk(moving, scale));
        shrinking = Affine.ofScale(scale);
        size = CrossCorrelation.quickSize((int) (ROOM * Math.ceil(longest * scale)));
    }

    private static FloatImage structures(FloatImage density) {
        return Darkness.structures(density, 0, SIDE_PX * COARSEST);
    }

    /** The best guesses, best first, of different turns. */
    List<Guess> guesses() {
        List<Guess> all = new ArrayList<>();
        Affine placed = centred(fixed);
        try (CrossCorrelation correlation = new CrossCorrelation(Warp.of(fixed, placed, size, size))) {
            for (boolean mirrored : new boolean[] {false, true}) {
                for (int degrees = 0; degrees < 360; degrees += STEP_DEGREES) {
                    all.add(guess(correlation, placed, mirrored, degrees));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Guess::score).reversed());
        List<Guess> best = new ArrayList<>();
        for (Guess guess : all) {
            if (best.size() < GUESSES && best.stream().noneMatch(guess::isLike)) {
                best.add(guess);
            }
        }
        return best;
    }

    private Guess guess(CrossCorrelation correlation, Affine placed, boolean mirrored, int degrees) {
        Affine laid = mirrored ? Affine.ofMirror(moving.width()) : Affine.IDENTITY;
        double middle = (size - 1) / 2.0;
        Affine turned =
                Affine.ofTurn(degrees, middle, middle).after(centred(moving)).after(laid);
        CrossCorrelation.Shift shift = correlation.best(Warp.of(moving, turned, size, size));
        Affine map = shrinking
                .inverse()
                .after(placed.inverse())
                .after(Affine.ofShift(shift.x(), shift.y()))
                .after(turned)
                .after(shrinking);
        return new Guess(map, mirrored, degrees, shift.score());
    }

    /** Whole pixels, so that nothing is interpolated. */
    private Affine centred(FloatImage image) {
        return Affine.ofShift((size - image.width()) / 2, (size - image.height()) / 2);
    }
}
