package org.fascicle.segment.onnx;

import org.fascicle.image.FloatImage;
import org.fascicle.image.LabelImage;
import org.fascicle.raster.HoleFilling;
import org.fascicle.raster.ReadingOrder;
import org.fascicle.raster.Smoothing;
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

    private final LearnedNucleusOptions options;

    NucleusAssembler(LearnedNucleusOptions options) {
        this.options = options;
    }

    /** Nuclei numbered 1, 2, 3 ... in reading order of their first pixel. */
    LabelImage nuclei(NucleusMaps maps, PixelSize pixelSize) {
        FloatImage foreground =
                Smoothing.gaussian(image(maps, NucleusMaps.probabilities(maps.foreground())), FOREGROUND_SIGMA_PX);
        float[] contact = NucleusMaps.probabilities(maps.contact());
        FloatImage relief = Smoothing.gaussian(relief(maps, contact), RELIEF_SIGMA_PX);
        LabelImage labels = BasinFlood.basins(relief, inside(foreground), options.dynamics());
        FragmentJoiner.join(labels, relief, contact);
        dropDoubtful(labels, foreground, options.smallestUm2() / pixelSize.areaUm2());
        HoleFilling.fill(labels);
        ReadingOrder.renumber(labels.data(), labels.maxLabel());
        return labels;
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

    private void dropDoubtful(LabelImage labels, FloatImage foreground, double smallestPixels) {
        int count = labels.maxLabel();
        int[] pixels = new int[count + 1];
        double[] sum = new double[count + 1];
        for (int i = 0; i < labels.data().length; i++) {
            int label = labels.data()[i];
            pixels[label]++;
            sum[label] += foreground.data()[i];
        }
        for (int i = 0; i < labels.data().length; i++) {
            int label = labels.data()[i];
            if (label > 0 && (pixels[label] < smallestPixels || sum[label] < options.confidence() * pixels[label])) {
                labels.data()[i] = 0;
            }
        }
    }
}
