package org.fascicle.plugins;

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.measure.Calibration;
import ij.plugin.frame.Recorder;
import ij.process.ColorProcessor;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Overview;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** Windows onto a slide that is too large for one: an overview, and parts at full resolution. */
final class SlideWindow {

    private static final int OVERVIEW_PX = 2000;
    /** What a double click opens: a field that is measured in a few seconds. */
    static final int FIELD_PX = 2000;

    private static final long MOST_PIXELS = 100_000_000;
    private static final String FILE = "fascicle-slide";
    private static final String DOWNSAMPLE = "fascicle-downsample";

    private SlideWindow() {}

    /** A place on a slide, in pixels at full resolution. */
    record Place(String file, Region box) {}

    static ImagePlus overview(SlideSource source) {
        try (Slide slide = Slides.open(source)) {
            Overview overview = slide.overview(OVERVIEW_PX);
            ImagePlus image =
                    image(slide.source().fileName() + " (overview)", slide, overview.image(), overview.downsample());
            image.setProp(FILE, source.location());
            image.setProp(DOWNSAMPLE, overview.downsample());
            image.show();
            listen(image);
            return image;
        }
    }

    /** @throws UserError where the region lies beside the slide or is too large for a window */
    static ImagePlus region(SlideSource source, Region box) {
        try (Slide slide = Slides.open(source)) {
            Region whole = Region.ofSize(slide.width(), slide.height());
            if (!box.intersects(whole)) {
                throw UserError.usage("The region lies beside " + source.fileName() + ", which has " + slide.width()
                        + " x " + slide.height() + " pixels; select another.");
            }
            Region inside = box.intersection(whole);
            if (inside.pixels() > MOST_PIXELS) {
                throw UserError.usage(
                        "A region of " + inside.width() + " x " + inside.height()
                                + " pixels is too large for a window; select a smaller one, or measure the slide with Analyze Slide File.");
            }
            ImagePlus image =
                    image(slide.name() + " at " + inside.x() + "," + inside.y(), slide, slide.read(inside, 1), 1);
            image.show();
            return image;
        }
    }

    /** A field around a place, in full-resolution pixels. */
    static ImagePlus field(SlideSource source, double x, double y) {
        return region(source, around(x, y));
    }

    private static Region around(double x, double y) {
        return new Region(
                (int) Math.max(0, x - FIELD_PX / 2.0), (int) Math.max(0, y - FIELD_PX / 2.0), FIELD_PX, FIELD_PX);
    }

    /** With the pixel size, where the slide states one. */
    private static ImagePlus image(String title, Slide slide, RgbImage pixels, double downsample) {
        ImagePlus image = new ImagePlus(title, new ColorProcessor(pixels.width(), pixels.height(), pixels.toPacked()));
        slide.calibration().ifPresent(known -> {
            Calibration scale = image.getCalibration();
            scale.setUnit("um");
            scale.pixelWidth = known.pixelSize().xUm() * downsample;
            scale.pixelHeight = known.pixelSize().yUm() * downsample;
        });
        return image;
    }

    /** What is selected on an overview; all of it where nothing is; empty where the image is none. */
    static Optional<Place> selected(ImagePlus image) {
        if (image == null || image.getProp(FILE) == null) {
            return Optional.empty();
        }
        Region box = image.getRoi() != null && image.getRoi().isArea()
                ? ActiveImage.box(image.getRoi())
                : Region.ofSize(image.getWidth(), image.getHeight());
        double downsample = downsample(image);
        return Optional.of(new Place(
                image.getProp(FILE),
                new Region(
                        (int) Math.round(box.x() * downsample),
                        (int) Math.round(box.y() * downsample),
                        (int) Math.round(box.width() * downsample),
                        (int) Math.round(box.height() * downsample))));
    }

    /** Full-resolution pixels along an edge of a pixel of this image; 1 where it is no overview. */
    static double downsample(ImagePlus image) {
        return image.getNumericProp(DOWNSAMPLE) > 0 ? image.getNumericProp(DOWNSAMPLE) : 1;
    }

    static void setDownsample(ImagePlus image, double downsample) {
        image.setProp(DOWNSAMPLE, downsample);
    }

    private static void listen(ImagePlus overview) {
        ImageCanvas canvas = overview.getCanvas();
        if (canvas != null) {
            canvas.addMouseListener(new MouseAdapter() {
                @Override
                public void mouseClicked(MouseEvent click) {
                    if (click.getClickCount() == 2) {
                        open(overview, canvas.offScreenXD(click.getX()), canvas.offScreenYD(click.getY()));
                    }
                }
            });
        }
    }

    private static void open(ImagePlus overview, double x, double y) {
        SlideSource source = new SlideSource(overview.getProp(FILE), null);
        double downsample = downsample(overview);
        Region box = around(x * downsample, y * downsample);
        if (Recorder.record) {
            Recorder.recordString("run(\"" + OpenRegionPlugin.TITLE + "...\", \"slide=["
                    + Recorder.fixPath(source.location()) + "] x=" + box.x() + " y=" + box.y() + " width=" + box.width()
                    + " height=" + box.height() + "\");\n");
        }
        new Thread(() -> Refusals.shown(OpenRegionPlugin.TITLE, () -> region(source, box)), "fascicle-region").start();
    }
}
