package org.fascicle.plugins;

import ij.gui.Overlay;
import ij.gui.Roi;
import java.util.HashSet;
import java.util.Set;

/** Overlays that add up: each ROI of ours knows the layer it belongs to, and a layer that is found anew takes the old one's place. */
final class Layers {

    private static final String LAYER = "fascicle-layer";

    private Layers() {}

    static void put(Roi roi, String layer) {
        roi.setProperty(LAYER, layer);
    }

    /**
     * What lies on an image and what was found together: what the user drew stays, and so do layers that were not found anew.
     *
     * @param usual layer of ROIs that have none
     */
    static Overlay beside(Overlay there, Overlay found, String usual) {
        Set<String> anew = new HashSet<>(Set.of(usual));
        for (Roi roi : found.toArray()) {
            if (roi.getProperty(LAYER) == null) {
                put(roi, usual);
            }
            anew.add(roi.getProperty(LAYER));
        }
        Overlay all = new Overlay();
        if (there != null) {
            for (Roi roi : there.toArray()) {
                if (roi.getProperty(LAYER) == null || !anew.contains(roi.getProperty(LAYER))) {
                    all.add(roi);
                }
            }
        }
        for (Roi roi : found.toArray()) {
            all.add(roi);
        }
        return all;
    }
}
