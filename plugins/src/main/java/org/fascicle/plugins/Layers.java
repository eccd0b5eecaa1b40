package org.fascicle.plugins;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Overlays that add up: each ROI of ours knows the layer it belongs to, and a layer that is found anew takes the old one's place on its
 * slice. What the user drew has no layer, and is never touched. Classes are shown and hidden, and the last measure is taken back.
 */
final class Layers {

    private static final String LAYER = "fascicle-layer";
    private static final Map<ImagePlus, Overlay> BEFORE = new WeakHashMap<>();
    private static final Map<ImagePlus, Map<String, List<Roi>>> HIDDEN = new WeakHashMap<>();

    private Layers() {}

    static void put(Roi roi, String layer) {
        roi.setProperty(LAYER, layer);
    }

    /** Lays what a measure found on its slice, beside what lies there; {@link #undo} takes it away again. */
    static synchronized void lay(ImagePlus image, Overlay found, String usual, Slice slice) {
        showAll(image);
        BEFORE.put(image, copy(image.getOverlay()));
        redraw(image, found, usual, slice);
    }

    /** The same of what is only drawn anew, not found: there is nothing to take back. */
    static synchronized void redraw(ImagePlus image, Overlay drawn, String usual, Slice slice) {
        for (Roi roi : drawn.toArray()) {
            slice.place(image, roi);
        }
        image.setOverlay(beside(image, drawn, usual, slice));
    }

    private static Overlay copy(Overlay overlay) {
        Overlay copy = new Overlay();
        Optional.ofNullable(overlay).ifPresent(there -> List.of(there.toArray()).forEach(copy::add));
        return copy;
    }

    private static Overlay beside(ImagePlus image, Overlay found, String usual, Slice slice) {
        Set<String> anew = new HashSet<>(Set.of(usual));
        for (Roi roi : found.toArray()) {
            if (roi.getProperty(LAYER) == null) {
                put(roi, usual);
            }
            anew.add(roi.getProperty(LAYER));
        }
        Overlay all = new Overlay();
        if (image.getOverlay() != null) {
            for (Roi roi : image.getOverlay().toArray()) {
                if (!isOurs(roi) || !anew.contains(roi.getProperty(LAYER)) || !slice.holds(image, roi)) {
                    all.add(roi);
                }
            }
        }
        for (Roi roi : found.toArray()) {
            all.add(roi);
        }
        return all;
    }

    static boolean isOurs(Roi roi) {
        return roi.getProperty(LAYER) != null;
    }

    /** Takes the last measure's overlay away; false where there is none. */
    static synchronized boolean undo(ImagePlus image) {
        Overlay before = BEFORE.remove(image);
        if (before != null) {
            HIDDEN.remove(image);
            image.setOverlay(before);
        }
        return before != null;
    }

    /** Our ROIs by class, the hidden among them; a class is what a ROI's name says before any number. */
    static synchronized Map<String, List<Roi>> classes(ImagePlus image) {
        Map<String, List<Roi>> classes = new LinkedHashMap<>();
        shown(image)
                .forEach(roi -> classes.computeIfAbsent(kind(roi), any -> new ArrayList<>())
                        .add(roi));
        hidden(image)
                .forEach((kind, rois) ->
                        classes.computeIfAbsent(kind, any -> new ArrayList<>()).addAll(rois));
        return classes;
    }

    /** Our ROIs that are shown. */
    static List<Roi> shown(ImagePlus image) {
        return Optional.ofNullable(image.getOverlay()).stream()
                .flatMap(overlay -> List.of(overlay.toArray()).stream())
                .filter(Layers::isOurs)
                .toList();
    }

    static String kind(Roi roi) {
        String name = roi.getName() == null ? "" : roi.getName();
        // by hand, for there may be very many
        int end = 0;
        while (end < name.length() && name.charAt(end) != ',' && !Character.isDigit(name.charAt(end))) {
            end++;
        }
        String kind = name.substring(0, end).strip();
        return kind.isEmpty() ? "Legend" : kind;
    }

    private static Map<String, List<Roi>> hidden(ImagePlus image) {
        return HIDDEN.computeIfAbsent(image, any -> new LinkedHashMap<>());
    }

    static synchronized boolean isShown(ImagePlus image, String kind) {
        return !hidden(image).containsKey(kind);
    }

    /** Shows or hides a class of ours. */
    static synchronized void show(ImagePlus image, String kind, boolean shown) {
        Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
        Overlay left = new Overlay();
        List<Roi> gone = new ArrayList<>();
        for (Roi roi : overlay.toArray()) {
            if (!shown && isOurs(roi) && kind(roi).equals(kind)) {
                gone.add(roi);
            } else {
                left.add(roi);
            }
        }
        if (shown) {
            List<Roi> back = hidden(image).remove(kind);
            Optional.ofNullable(back).ifPresent(rois -> rois.forEach(left::add));
        } else if (!gone.isEmpty()) {
            hidden(image).put(kind, gone);
        }
        image.setOverlay(left);
    }

    private static void showAll(ImagePlus image) {
        List.copyOf(hidden(image).keySet()).forEach(kind -> show(image, kind, true));
    }
}
