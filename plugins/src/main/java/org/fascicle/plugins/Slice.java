package org.fascicle.plugins;

import ij.ImagePlus;
import ij.gui.Roi;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The slice of a stack that is measured: what is found lies on it alone, and its rows and results carry its number.
 *
 * @param z slice, from 1; 0 where the image is no stack
 * @param t frame of a hyperstack, from 1; 0 where it has none
 */
record Slice(int z, int t) {

    static final Slice NONE = new Slice(0, 0);

    private static final Pattern LABEL = Pattern.compile("(.*) \\[slice (\\d+)(?:, frame (\\d+))?]");

    /** The slice that is shown now; the channels of one picture are no slices. */
    static Slice of(ImagePlus image) {
        if (image.getNSlices() * image.getNFrames() == 1) {
            return NONE;
        }
        return image.isHyperStack()
                ? new Slice(image.getSlice(), image.getNFrames() > 1 ? image.getFrame() : 0)
                : new Slice(image.getCurrentSlice(), 0);
    }

    /** What an image's rows are called in tables. */
    String label(ImagePlus image) {
        return image.getTitle() + (z == 0 ? "" : " [slice " + z + (t == 0 ? "" : ", frame " + t) + "]");
    }

    /** The title of the image whose rows are called so. */
    static String title(String label) {
        Matcher parts = LABEL.matcher(label);
        return parts.matches() ? parts.group(1) : label;
    }

    /** Shows the slice that a label names. */
    static void show(ImagePlus image, String label) {
        Matcher parts = LABEL.matcher(label);
        if (parts.matches()) {
            int slice = Integer.parseInt(parts.group(2));
            if (image.isHyperStack()) {
                image.setPosition(
                        image.getChannel(), slice, parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3)));
            } else {
                image.setSlice(slice);
            }
        }
    }

    /** What a result of this slice adds to the image's name. */
    String suffix() {
        return z == 0 ? "" : "-slice" + z + (t == 0 ? "" : "-frame" + t);
    }

    /** Has a ROI lie on this slice alone. */
    void place(ImagePlus image, Roi roi) {
        if (z > 0 && image.isHyperStack()) {
            roi.setPosition(0, z, t);
        } else if (z > 0) {
            roi.setPosition(z);
        }
    }

    boolean holds(ImagePlus image, Roi roi) {
        if (z == 0) {
            return true;
        }
        return image.isHyperStack() ? roi.getZPosition() == z && roi.getTPosition() == t : roi.getPosition() == z;
    }
}
