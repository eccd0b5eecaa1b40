package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.fascicle.image.Stroke;
import org.fascicle.learn.ClassKind;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/**
 * What strokes on an image teach: shown on a part of it, or saved.
 *
 * @param <M> what is taught
 */
abstract class ImageTeaching<M> {

    private static final String LAYER = "taught classes";
    /** What lies below a colour stays to be seen. */
    private static final int ALPHA = 100;

    private final ImagePlus image;
    private final Slice slice;
    private final Path file;
    private final ClassKind[] kinds;

    /** @param kinds of classes that can be taught */
    ImageTeaching(ImagePlus image, Path file, ClassKind[] kinds) {
        this.image = image;
        this.slice = Slice.of(image);
        this.file = file;
        this.kinds = kinds.clone();
    }

    /** What a part of the image, in its pixels, is called, and what is to be said of it. */
    record Seen(Overlay overlay, String words) {}

    /** @throws UserError where strokes cannot teach */
    abstract M teach(List<Stroke> strokes);

    /** Measures a part of the image before it is asked for. */
    abstract void lookAt(Region part);

    abstract Seen called(M taught, Region part);

    abstract void write(Path to, M taught);

    /** The title of the table of {@link #scores}. */
    abstract String scoresTitle();

    /** A row for each class: how it did while its strokes were left out. */
    abstract ResultsTable scores(M taught);

    /** What a person selects, as a clause. */
    abstract String selecting();

    /** Which dialogs take the model, and under which name. */
    abstract String takers();

    /** Each ROI with the class that its group's name says, else its own without a number behind it. */
    static List<Stroke> strokes(RoiManager manager) {
        if (manager == null || manager.getCount() == 0) {
            throw UserError.input(
                    "The ROI Manager holds no ROI; draw on the image, press T for each, and name them by class.");
        }
        return Arrays.stream(manager.getRoisAsArray())
                .map(roi -> ActiveImage.stroke(roi, kind(roi)))
                .toList();
    }

    private static String kind(Roi roi) {
        String group = roi.getGroup() > 0 ? Roi.getGroupName(roi.getGroup()) : null;
        String name = roi.getName() == null ? "" : roi.getName();
        return group != null ? group : Stroke.kind(name);
    }

    /** What the strokes teach and what a part is called by it; nothing is laid over the image yet. */
    final Seen preview(List<Stroke> strokes, Region part) {
        return called(teach(strokes), part);
    }

    /** Lays it over the image, in place of what lay there. */
    final void show(Overlay overlay) {
        Layers.redraw(image, overlay, LAYER, slice);
    }

    /** Writes the model and shows how it did in its own test. */
    final void save(List<Stroke> strokes) {
        M taught = teach(strokes);
        write(file, taught);
        Tables.show(scoresTitle(), scores(taught), image.getTitle(), "");
        IJ.log("Fascicle: " + file);
    }

    /** Fills an object of the preview with the colour of its class, {@code 0xRRGGBB}. */
    static void fill(Roi roi, int rgb) {
        roi.setFillColor(new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, ALPHA));
    }

    final ImagePlus image() {
        return image;
    }

    /** The slice that is taught on: the one that was shown when it began. */
    final Slice slice() {
        return slice;
    }

    final Path file() {
        return file;
    }

    final ClassKind[] kinds() {
        return kinds.clone();
    }

    /** {@code 0xRRGGBB} of a class by its name; black where it is not known. */
    final int rgb(String name) {
        return ClassKind.named(kinds, name).map(ClassKind::rgb).orElse(0);
    }
}
