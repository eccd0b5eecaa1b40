package org.fascicle.plugins;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.measure.Calibration;
import ij.plugin.frame.RoiManager;
import ij.process.ColorProcessor;
import ij.process.FloatPolygon;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.image.RgbImage;
import org.fascicle.image.Stroke;
import org.fascicle.slide.ChannelOrder;
import org.fascicle.slide.PixelSizeEvidence;
import org.fascicle.space.LengthUnit;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** What ImageJ knows of an image, in the core's words: pixels, pixel size, selection. */
final class ActiveImage {

    private static final String SAID = "fascicle-pixel-size";

    private record Said(double um, Calibration scale) {}

    private final ImagePlus image;
    private final Slice slice;

    ActiveImage(ImagePlus image) {
        this.image = image;
        this.slice = Slice.of(image);
    }

    String title() {
        return image.getTitle();
    }

    /** The straight line that is drawn on it, if one is: along a scale bar, as a rule. */
    Optional<Roi> line() {
        return Optional.ofNullable(image.getRoi()).filter(roi -> roi.getType() == Roi.LINE);
    }

    /** The slice that was shown when it was asked for. */
    Slice slice() {
        return slice;
    }

    /** Its title without the file's ending, with the slice's number where it is a stack. */
    String name() {
        return image.getTitle().replaceFirst("\\.[^.]{1,5}$", "") + slice.suffix();
    }

    /** @throws UserError where it is no colour image; asked before anything else is */
    void requireColours() {
        if (image.getType() != ImagePlus.COLOR_RGB && !(image.getBitDepth() == 8 && image.getNChannels() == 3)) {
            throw UserError.input(
                    image.getTitle() + " is not an RGB image; make it one with Image > Type > RGB Color.");
        }
    }

    /** Its colours; three 8-bit channels are those that their labels name or their colour tables paint. */
    RgbImage pixels() {
        if (image.getType() == ImagePlus.COLOR_RGB) {
            ColorProcessor colours = (ColorProcessor) image.getProcessor();
            return RgbImage.ofPacked(image.getWidth(), image.getHeight(), (int[]) colours.getPixels());
        }
        requireColours();
        return fromChannels();
    }

    private RgbImage fromChannels() {
        ChannelOrder order = channelOrder();
        RgbImage rgb = RgbImage.black(image.getWidth(), image.getHeight());
        int[] channels = {order.red(), order.green(), order.blue()};
        for (int colour = 0; colour < 3; colour++) {
            byte[] values = (byte[]) image.getStack().getPixels(slice(channels[colour]));
            for (int i = 0; i < values.length; i++) {
                rgb.data()[3 * i + colour] = values[i];
            }
        }
        return rgb;
    }

    private int slice(int channel) {
        return image.getStackIndex(channel + 1, image.getSlice(), image.getFrame());
    }

    private ChannelOrder channelOrder() {
        List<String> labels = new ArrayList<>();
        List<OptionalInt> colours = new ArrayList<>();
        for (int channel = 0; channel < 3; channel++) {
            String label = image.getStack().getShortSliceLabel(slice(channel));
            labels.add(label == null ? "" : label);
            colours.add(
                    image instanceof CompositeImage composite
                            ? OptionalInt.of(
                                    composite.getChannelLut(channel + 1).getRGB(255) & 0xffffff)
                            : OptionalInt.empty());
        }
        try {
            return ChannelOrder.of(labels, colours);
        } catch (IllegalArgumentException e) {
            throw UserError.input(image.getTitle() + " cannot be measured: " + e.getMessage() + ".");
        }
    }

    /** Set Scale's pixel size, if it is a length that a microscope image can have. */
    PixelSizeEvidence pixelSize() {
        Calibration scale = image.getCalibration();
        OptionalDouble um = LengthUnit.um(scale.getUnit());
        return um.isEmpty()
                ? PixelSizeEvidence.doubted("its unit of length is " + scale.getUnit())
                : PixelSizeEvidence.ofImageJ(
                        scale.pixelWidth * um.getAsDouble(),
                        scale.pixelHeight * um.getAsDouble(),
                        scale.pixelWidth + " " + scale.getUnit() + " per pixel");
    }

    /** What a person said its pixel size is, in um, as long as its scale is what it was then. */
    OptionalDouble saidPixelSizeUm() {
        return image.getProperty(SAID) instanceof Said said && said.scale().equals(image.getCalibration())
                ? OptionalDouble.of(said.um())
                : OptionalDouble.empty();
    }

    /** Keeps what a person said as long as the image is open; its own scale stays as it is. */
    void sayPixelSizeUm(double um) {
        image.setProperty(SAID, new Said(um, image.getCalibration().copy()));
    }

    void takePixelSizeBack() {
        image.setProperty(SAID, null);
    }

    /** The selected area; empty where nothing is selected, or a line for the scale, or points, which mean no area. */
    Optional<DrawnArea> selection() {
        Roi roi = image.getRoi();
        if (roi == null || roi.getType() == Roi.LINE || roi.getType() == Roi.POINT) {
            return Optional.empty();
        }
        if (!roi.isArea()) {
            throw UserError.input(
                    "The selection on " + image.getTitle() + " encloses no area; draw a rectangle, oval or polygon.");
        }
        return Optional.of(area(roi, "The selection on " + image.getTitle()));
    }

    /** What of the image, or of its selection, is seen in its window; all of it without a window. */
    DrawnArea visiblePart() {
        Roi seen = image.getCanvas() == null
                ? new Roi(0, 0, image.getWidth(), image.getHeight())
                : new Roi(image.getCanvas().getSrcRect());
        Roi selected = image.getRoi();
        if (selected == null || !selected.isArea()) {
            return area(seen, "");
        }
        Roi both = new ShapeRoi(seen).and(new ShapeRoi(selected));
        if (both.getBounds().isEmpty()) {
            throw UserError.input("Nothing of the selection on " + image.getTitle() + " is in view.");
        }
        return area(both, "");
    }

    /** The pixels that a ROI touches, as a rectangle. */
    static Region box(Roi roi) {
        Rectangle bounds = roi.getBounds();
        return new Region(bounds.x, bounds.y, bounds.width, bounds.height);
    }

    /** Each ROI of the ROI Manager by its name; lines and points are refused. */
    static List<NamedArea> regions(RoiManager manager) {
        if (manager == null || manager.getCount() == 0) {
            throw UserError.input(
                    "The ROI Manager holds no region; draw a selection and press T for each, or leave Each ROI unchecked.");
        }
        return Arrays.stream(manager.getRoisAsArray()).map(ActiveImage::region).toList();
    }

    /** The inside of a ROI. */
    static DrawnArea outline(Roi roi) {
        return area(roi, "The ROI " + roi.getName());
    }

    /** What a ROI was drawn to teach: an area, or a line or points that lie on the tissue. */
    static Stroke stroke(Roi roi, String kind) {
        String name = roi.getName() == null ? "ROI" : roi.getName();
        if (roi.isArea()) {
            return new Stroke(kind, name, List.of(area(roi, "The ROI " + name)), List.of());
        }
        double[] corners = corners(roi.getFloatPolygon());
        return new Stroke(kind, name, List.of(), roi instanceof PointRoi ? points(corners) : List.of(corners));
    }

    private static List<double[]> points(double[] corners) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < corners.length; i += 2) {
            points.add(new double[] {corners[i], corners[i + 1]});
        }
        return points;
    }

    private static NamedArea region(Roi roi) {
        String name = roi.getName() == null ? "ROI" : roi.getName();
        if (!roi.isArea()) {
            throw UserError.input("The ROI " + name
                    + " of the ROI Manager encloses no area; remove it, or draw a rectangle, oval or polygon.");
        }
        return new NamedArea(name, "", area(roi, "The ROI " + name));
    }

    /** An area with one inside; {@code what} it is starts the sentence that refuses another. */
    private static DrawnArea area(Roi roi, String what) {
        DrawnArea area = new DrawnArea(rings(roi));
        area.selfCrossing().ifPresent(place -> {
            throw UserError.input(String.format(
                    Locale.ROOT,
                    "%s has an outline that crosses itself at (%.0f, %.0f), so that its inside is unclear; draw it again.",
                    what,
                    place[0],
                    place[1]));
        });
        return area;
    }

    private static List<double[]> rings(Roi roi) {
        List<double[]> rings = new ArrayList<>();
        Roi[] parts = roi instanceof ShapeRoi shape ? shape.getRois() : new Roi[] {roi};
        for (Roi part : parts) {
            rings.add(corners(part.getFloatPolygon()));
        }
        return rings;
    }

    private static double[] corners(FloatPolygon polygon) {
        double[] ring = new double[2 * polygon.npoints];
        for (int i = 0; i < polygon.npoints; i++) {
            ring[2 * i] = polygon.xpoints[i];
            ring[2 * i + 1] = polygon.ypoints[i];
        }
        return ring;
    }
}
