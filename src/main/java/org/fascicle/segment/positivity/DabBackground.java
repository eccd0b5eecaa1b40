package org.fascicle.segment.positivity;

import java.util.List;
import org.fascicle.image.RgbImage;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainSeparation;

/**
 * How brown the unstained tissue of a slide is: what the chromogen, the fixation and the lamp leave everywhere.
 *
 * <p>The level is the commonest DAB density of tissue below {@link #MOST_LEVEL}, the spread half the width of the heap around
 * it, measured on its pale side, where nothing positive lies. Estimated once per slide. A slide that is brown all over
 * cannot tell background from staining; its level is therefore never taken above {@link #MOST_LEVEL}.
 *
 * @param level DAB density of negative tissue
 * @param spread standard deviation around it
 */
public record DabBackground(double level, double spread) {

    /** Where nothing was measured: no background. */
    public static final DabBackground NONE = new DabBackground(0, 0);

    /** Highest density that is believed to be background: QuPath's lowest cut of positivity. */
    public static final double MOST_LEVEL = 0.2;

    private static final double STEP = 0.005;
    private static final int BINS = 100;
    private static final double LOWEST = MOST_LEVEL - BINS * STEP;
    /** Total density above which a pixel is tissue. */
    private static final float LEAST_TISSUE = 0.06f;

    private static final int FEWEST_PIXELS = 1000;
    /** Density that is half the peak's lies 1.18 standard deviations from it. */
    private static final double HALF_HEIGHT = 1.177;

    public DabBackground {
        if (!(level >= 0 && level <= MOST_LEVEL && spread >= 0 && spread < 1)) {
            throw new IllegalArgumentException(
                    "A DAB background lies between 0 and " + MOST_LEVEL + ", not " + level + " +- " + spread + ".");
        }
    }

    /** Measured on parts of the slide's tissue, or on its overview. */
    public static DabBackground estimate(List<RgbImage> fields, SlideColour colour) {
        if (colour.kind() != StainKind.HDAB) {
            return NONE;
        }
        long[] histogram = new long[BINS];
        for (RgbImage field : fields) {
            count(field, new StainSeparation(colour), histogram);
        }
        return fromHistogram(histogram);
    }

    private static void count(RgbImage field, StainSeparation separation, long[] histogram) {
        float[] haematoxylin = separation.haematoxylin(field).data();
        float[] dab = separation.second(field).data();
        for (int i = 0; i < dab.length; i++) {
            int bin = (int) Math.floor((dab[i] - LOWEST) / STEP);
            if (haematoxylin[i] + dab[i] > LEAST_TISSUE && bin >= 0 && bin < BINS) {
                histogram[bin]++;
            }
        }
    }

    private static DabBackground fromHistogram(long[] histogram) {
        long total = 0;
        int peak = 0;
        for (int bin = 0; bin < BINS; bin++) {
            total += histogram[bin];
            peak = histogram[bin] > histogram[peak] ? bin : peak;
        }
        if (total < FEWEST_PIXELS) {
            return NONE;
        }
        int half = peak;
        while (half > 0 && 2 * histogram[half] > histogram[peak]) {
            half--;
        }
        double level = LOWEST + (peak + 0.5) * STEP;
        return new DabBackground(Math.max(0, Math.min(MOST_LEVEL, level)), (peak - half) * STEP / HALF_HEIGHT);
    }
}
