package org.fascicle.detect;

import org.fascicle.image.RgbImage;
import org.fascicle.segment.onnx.Network;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.WhitePoint;

/**
 * The trained mitosis network: the square around a dark body in, the odds that it is a mitotic figure out.
 *
 * <p>It sees {@link MitosisCrop} of {@value #EDGE} pixels as optical density in units of the usual nucleus, so that weak and strong
 * stains look alike, and padding as clear; docs/models/mitoses.md says what it was trained on. One square at a time, so that what it says of one does not
 * hang on the others.
 */
final class MitosisNetwork {

    static final String FILE = "mitoses.onnx";
    private static final int EDGE = 64;
    /** Densities are held below this many usual nuclei. */
    private static final float HIGHEST = 6;

    private final Network network = new Network(MitosisNetwork.class, FILE);

    Network network() {
        return network;
    }

    /** Logarithm of the odds that the body at this place is a figure. */
    double logit(RgbImage image, PixelSize pixelSize, WhitePoint white, double nucleusOd, double x, double y) {
        RgbImage crop = MitosisCrop.around(image, pixelSize, x, y, EDGE);
        float[] input = new float[3 * EDGE * EDGE];
        plane(crop, 0, white.red(), nucleusOd, input);
        plane(crop, 1, white.green(), nucleusOd, input);
        plane(crop, 2, white.blue(), nucleusOd, input);
        return network.run("od", input, 1, 3, EDGE, EDGE).get(0);
    }

    private static void plane(RgbImage crop, int channel, double white, double nucleusOd, float[] input) {
        float[] density = new float[256];
        for (int i = 0; i < density.length; i++) {
            density[i] = Math.min(HIGHEST, (float) (Math.max(0, Math.log10((white + 1) / (i + 1))) / nucleusOd));
        }
        int first = channel * EDGE * EDGE;
        for (int i = 0; i < EDGE * EDGE; i++) {
            input[first + i] = Padding.isAt(crop.data(), 3 * i) ? 0 : density[crop.data()[3 * i + channel] & 0xff];
        }
    }
}
