package org.fascicle.detect;

import java.util.Objects;
import org.fascicle.space.Area;

/**
 * How the most active area is looked for.
 *
 * @param window analysable tissue that a window must hold
 * @param shape outline of the window
 * @param stepUm distance of the centres that are tried
 * @param simulations slides without any hotspot that are drawn for comparison; 0 leaves the comparison out
 * @param seed of those draws
 */
public record HotspotOptions(Area window, WindowShape shape, double stepUm, int simulations, long seed) {

    /** Ten high-power fields of 0.1734 mm2, the area on which FNCLCC's cuts of 10 and 20 mitoses are defined. */
    public static final Area DEFAULT_WINDOW = Area.ofMm2(1.734);

    /** Successive fields form a compact patch; a square one is what a field grid on a screen gives. */
    public static final WindowShape DEFAULT_SHAPE = WindowShape.SQUARE;

    /** A quarter of a square window's edge; half of it finds windows 0.7 mitoses hotter, by chance as well, at four times the cost. */
    public static final double DEFAULT_STEP_UM = 330;

    /** The expected maximum to within 0.1 mitoses and p-values down to 0.002. */
    public static final int DEFAULT_SIMULATIONS = 500;

    public static final long DEFAULT_SEED = 1734;

    public HotspotOptions {
        Objects.requireNonNull(shape, "shape");
        if (window.um2() <= 0 || !(stepUm > 0) || simulations < 0) {
            throw new IllegalArgumentException(
                    "A hotspot needs a window and a step above 0 and no negative number of simulations, not "
                            + window.mm2() + " mm2, " + stepUm + " um, " + simulations + ".");
        }
    }

    public static HotspotOptions defaults() {
        return new HotspotOptions(DEFAULT_WINDOW, DEFAULT_SHAPE, DEFAULT_STEP_UM, DEFAULT_SIMULATIONS, DEFAULT_SEED);
    }
}
