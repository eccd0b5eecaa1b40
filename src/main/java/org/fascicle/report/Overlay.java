package org.fascicle.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.detect.HotspotWindow;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.space.PixelSize;

/**
 * A picture of tissue with what was found on it, a scale bar and a legend below.
 *
 * <p>Layers are drawn in the order in which they are added. Small pictures are enlarged until they can be read. Places are
 * micrometres from the slide's corner; masks and maps start at that corner, each with its own pixel size. Drawn without
 * a display and without the machine's fonts; the same layers give the same pixels.
 */
public final class Overlay {

    private final RgbImage image;
    private final PixelSize pixelSize;
    private final int originX;
    private final int originY;
    private final boolean part;
    private final List<OverlayLayer> layers = new ArrayList<>();

    private Overlay(RgbImage image, PixelSize pixelSize, int originX, int originY, boolean part) {
        this.part = part;
        this.image = image;
        this.pixelSize = pixelSize;
        this.originX = originX;
        this.originY = originY;
    }

    /** Over a picture of the whole slide. */
    public static Overlay on(RgbImage image, PixelSize pixelSize) {
        return new Overlay(image, pixelSize, 0, 0, false);
    }

    /** Over a pale grey picture of the whole slide, on which the colours of a map keep their meaning. */
    public static Overlay onGrey(RgbImage image, PixelSize pixelSize) {
        return on(grey(image), pixelSize);
    }

    /** Luminance by ITU-R BT.601, moved half the way to white. */
    private static RgbImage grey(RgbImage image) {
        RgbImage grey = RgbImage.black(image.width(), image.height());
        byte[] from = image.data();
        for (int i = 0; i < from.length; i += 3) {
            int luminance = (299 * (from[i] & 0xff) + 587 * (from[i + 1] & 0xff) + 114 * (from[i + 2] & 0xff)) / 1000;
            Arrays.fill(grey.data(), i, i + 3, (byte) ((luminance + 255) / 2));
        }
        return grey;
    }

    /** Over a part whose upper left pixel is pixel ({@code originX}, {@code originY}) of a grid with this pixel size. */
    public static Overlay onPart(RgbImage image, PixelSize pixelSize, int originX, int originY) {
        return new Overlay(image, pixelSize, originX, originY, true);
    }

    /** The same in pale grey. */
    public static Overlay onGreyPart(RgbImage image, PixelSize pixelSize, int originX, int originY) {
        return onPart(grey(image), pixelSize, originX, originY);
    }

    /** An area; tissue is outlined, what was left out is hatched, others are tinted. */
    public Overlay area(ObjectClass kind, BinaryMask mask, PixelSize maskPixelSize, String legend) {
        return add(new OverlayLayer.Areas(kind, mask, maskPixelSize, legend));
    }

    /**
     * Squares of a class of tissue.
     *
     * @param rgb their colour, {@code 0xRRGGBB}
     * @param mask one pixel a square
     */
    public Overlay squares(int rgb, BinaryMask mask, PixelSize squareSize, String legend) {
        return add(new OverlayLayer.Squares(rgb, mask, squareSize, legend));
    }

    /**
     * Areas that a person drew, numbered from 1.
     *
     * @param fullResolution size of the pixels that their coordinates count
     */
    public Overlay drawn(ObjectClass kind, List<DrawnArea> areas, PixelSize fullResolution, String legend) {
        return add(new OverlayLayer.Drawn(kind, areas, fullResolution, legend));
    }

    /** Outlines of objects on the grid that the picture is part of. */
    public Overlay objects(PaintedClass kind, List<ObjectMask> objects, String legend) {
        return add(new OverlayLayer.Objects(kind, objects, pixelSize, legend));
    }

    /**
     * Nuclei filled with the colours of a measure.
     *
     * @param gridPixelSize of the grid that the nuclei lie on
     */
    public Overlay coloured(
            List<Nucleus> nuclei, NucleusMeasure measure, PixelSize gridPixelSize, ColourScale scale, String legend) {
        return add(new OverlayLayer.Coloured(nuclei, measure, gridPixelSize, scale, legend));
    }

    /** A ring around each place. */
    public Overlay marks(ObjectClass kind, List<PointUm> places, String legend) {
        return add(new OverlayLayer.Marks(kind, places, List.of(), legend));
    }

    /** The same, with numbers beside the first places, as many as there are numbers. */
    public Overlay numberedMarks(ObjectClass kind, List<PointUm> places, List<Integer> numbers, String legend) {
        return add(new OverlayLayer.Marks(kind, places, numbers, legend));
    }

    /** The most active area. */
    public Overlay window(HotspotWindow window, String legend) {
        return add(new OverlayLayer.Window(window, legend));
    }

    /**
     * A map of values per square.
     *
     * @param values NaN where there is none
     * @param opacity 0 (unseen) to 1 (hides the tissue)
     */
    public Overlay heat(FloatImage values, PixelSize squareSize, ColourScale scale, double opacity, String legend) {
        return add(new OverlayLayer.Heat(values, squareSize, scale, opacity, legend));
    }

    private Overlay add(OverlayLayer layer) {
        layers.add(layer);
        return this;
    }

    /** The picture with its layers and, below it, scale bar and legend. */
    public RgbImage draw() {
        return new OverlayPainter(image, pixelSize, originX, originY, part).draw(List.copyOf(layers));
    }

    /**
     * A small picture of one thing, enlarged, with a bar of {@code barUm} in its lower right corner.
     *
     * @param sidePx width and height of the result
     */
    public static RgbImage thumbnail(RgbImage image, PixelSize pixelSize, int sidePx, double barUm) {
        return OverlayPainter.thumbnail(image, pixelSize, sidePx, barUm);
    }
}
