package org.fascicle.segment.onnx;

import org.fascicle.image.FloatImage;
import org.fascicle.image.LabelImage;
import org.fascicle.raster.HoleFilling;
import org.fascicle.raster.Smoothing;
import org.fascicle.segment.Confidence;
import org.fascicle.segment.FoundNuclei;
import org.fascicle.space.PixelSize;

/**
 * From the network's maps to nuclei.
 *
 * <p>The relief is depth minus weighted contact; its basins inside the foreground are pieces ({@link BasinFlood}), and
 * pieces of one nucleus are joined ({@link FragmentJoiner}). What is too small or too unsure is dropped, holes are filled.
 * Foreground and relief are smoothed before, far narrower than a nucleus, against the network's pixel noise.
 */
final class NucleusAssembler {

    private static final double FOREGROUND_SIGMA_PX = 1;
    private static final double RELIEF_SIGMA_PX = 2;
    /** Slope and even point of the confidence over the mean probability, fitted by {@code scripts/train/nuclei_errors.py}. */
    private static final double[] SURE = {16, 0.775};

    /** Of the least area, what a nucleus needs of which the image's edge cuts off the rest. */
    private static final double LEAST_CUT_SHARE = 0.35;

    private final LearnedNucleusOptions options;

    NucleusAssembler(LearnedNucleusOptions options) {
        this.options = options;
    }

    /** Nuclei numbered 1, 2, 3 ... in reading order of their first pixel. */
    FoundNuclei nuclei(NucleusMaps maps, PixelSize pixelSize) {
        FloatImage foreground =
                Smoothing.gaussian(image(maps, NucleusMaps.probabilities(maps.foreground())), FOREGROUND_SIGMA_PX);
        float[] contact = NucleusMaps.probabilities(maps.contact());
        FloatImage relief = Smoothing.gaussian(relief(maps, contact), RELIEF_SIGMA_PX);
        LabelImage labels = BasinFlood.basins(relief, inside(foreground), options.dynamics());
        FragmentJoiner.join(labels, relief, contact);
        double[] probability = dropDoubtful(labels, foreground, pixelSize.areaUm2());
        HoleFilling.fill(labels);
        return FoundNuclei.numbered(labels, Confidence.of(probability, SURE[0], SURE[1]));
    }

    private static FloatImage image(NucleusMaps maps, float[] values) {
        return new FloatImage(maps.width(), maps.height(), values);
    }

    private boolean[] inside(FloatImage foreground) {
        boolean[] inside = new boolean[foreground.data().length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = foreground.data()[i] > options.foreground();
        }
        return inside;
    }

    private FloatImage relief(NucleusMaps maps, float[] contact) {
        float[] relief = new float[contact.length];
        float weight = (float) options.contactWeight();
        for (int i = 0; i < relief.length; i++) {
            relief[i] = Math.max(0, Math.min(1, maps.depth()[i])) - weight * contact[i];
        }
        return image(maps, relief);
    }

    /** Mean probability of each label; what is too small or too unsure is taken away. */
    private double[] dropDoubtful(LabelImage labels, FloatImage foreground, double pixelUm2) {
        int[] pixels = new int[labels.maxLabel() + 1];
        double[] mean = new double[pixels.length];
        for (int i = 0; i < labels.data().length; i++) {
            int label = labels.data()[i];
            pixels[label]++;
            mean[label] += foreground.data()[i];
        }
        boolean[] cut = atEdge(labels, pixels.length);
        for (int label = 0; label < mean.length; label++) {
            mean[label] /= Math.max(1, pixels[label]);
        }
        for (int i = 0; i < labels.data().length; i++) {
            int label = labels.data()[i];
            double least = (cut[label] ? LEAST_CUT_SHARE : 1) * options.smallestUm2();
            if (label > 0 && (pixels[label] * pixelUm2 < least || mean[label] < options.confidence())) {
                labels.data()[i] = 0;
            }
        }
        return mean;
    }

    /** Which of so many labels have a pixel at the image's edge. */
    private static boolean[] atEdge(LabelImage labels, int count) {
        boolean[] cut = new boolean[count];
        int right = labels.width() - 1;
        int bottom = labels.height() - 1;
        for (int x = 0; x <= right; x++) {
            cut[labels.get(x, 0)] = true;
            cut[labels.get(x, bottom)] = true;
        }
        for (int y = 0; y <= bottom; y++) {
            cut[labels.get(0, y)] = true;
            cut[labels.get(right, y)] = true;
        }
        return cut;
    }
}
