package org.fascicle.detect;

import org.fascicle.image.RgbImage;
import org.fascicle.segment.onnx.Network;

/**
 * A trained mitosis network: the square around a dark body in, the odds that it is a mitotic figure out.
 *
 * <p>There are two: a quick one for a first look at every body, and a larger one for those that may be a figure.
 * Either sees {@link MitosisCrop} as optical density in units of the usual nucleus, so that weak and strong
 * stains look alike, and padding as clear; docs/models/mitoses.md says what it was trained on. One square at a time, so that what it says of one does not
 * hang on the others.
 */
final class MitosisNetwork {

    /** Name of the file of the one that scores. */
    static final String SCORING_FILE = "mitoses.onnx";

    private final Network network;
    private final int edge;

    /** @param edge pixels along an edge of the square that it sees */
    private MitosisNetwork(String file, int edge) {
        this.network = new Network(MitosisNetwork.class, file);
        this.edge = edge;
    }

    /** The quick one, which drops what is plainly no figure: it sees 16 um. */
    static MitosisNetwork firstLook() {
        return new MitosisNetwork("mitoses-first-look.onnx", 64);
    }

    /** The one that scores: it sees 20 um. */
    static MitosisNetwork scoring() {
        return new MitosisNetwork(SCORING_FILE, 80);
    }

    Network network() {
        return network;
    }

    /** Logarithm of the odds that the dark body at this place is a figure. */
    double logit(MitosisPlace place) {
        RgbImage crop = MitosisCrop.around(place.image(), place.pixelSize(), place.x(), place.y(), edge);
        float[] input = new float[3 * edge * edge];
        for (int channel = 0; channel < 3; channel++) {
            plane(crop.data(), channel, place.densities().channel(channel), input);
        }
        return network.run("od", input, 1, 3, edge, edge).get(0);
    }

    private void plane(byte[] crop, int channel, float[] density, float[] input) {
        int first = channel * edge * edge;
        for (int i = 0; i < edge * edge; i++) {
            input[first + i] = Padding.isAt(crop, 3 * i) ? 0 : density[crop[3 * i + channel] & 0xff];
        }
    }
}
