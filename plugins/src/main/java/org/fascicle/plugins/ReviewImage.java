package org.fascicle.plugins;

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.image.RgbImage;
import org.fascicle.pipeline.Measure;
import org.fascicle.report.InputFile;
import org.fascicle.report.Summary;
import org.fascicle.review.MitosisReview;
import org.fascicle.review.MitosisReview.Part;
import org.fascicle.review.MitosisReview.Place;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** The slide of a review in ImageJ: candidates as rings, the counting window, the way to a place, and pictures of places. */
final class ReviewImage {

    /** What a picture of a place shows: a figure and the cells around it. */
    private static final int CROP_UM = 64;

    private static final int MARK_UM = 20;
    private static final double LEAST_MARK_PX = 12;
    private static final long WHOLE_PIXELS = 50_000_000;
    private static final int WINDOW_STROKE = 2;
    private static final int RING_STROKE = 3;
    private static final String LAYER = "review";

    private final ImagePlus image;
    private final MitosisReview review;
    private final PixelSize pixel;
    private final double downsample;
    private final Slice slice;
    private final Optional<Slide> measured;
    private final String layer;
    private Roi handle;

    /** @param image of the whole slide, at any resolution */
    ReviewImage(ImagePlus image, MitosisReview review) {
        this(image, review, Slice.NONE, Optional.empty(), LAYER);
    }

    /** Over the rings of what was measured on an open image. */
    ReviewImage(MeasuredFigures figures, MitosisReview review) {
        this(figures.image(), review, figures.found().slice(), Optional.of(figures.slide()), Measure.MITOSES.name());
    }

    private ReviewImage(ImagePlus image, MitosisReview review, Slice slice, Optional<Slide> measured, String layer) {
        this.slice = slice;
        this.measured = measured;
        this.layer = layer;
        Summary summary = review.summary();
        this.image = image;
        this.review = review;
        this.pixel = summary.calibration().pixelSize();
        this.downsample = (double) summary.input().widthPx() / image.getWidth();
        SlideWindow.setDownsample(image, downsample);
    }

    /** The slide where its file is found, whole if a window can hold it; else the active image, if it can be the one that was measured. */
    static ImagePlus of(MitosisReview review, ImagePlus active) {
        InputFile input = review.summary().input();
        boolean same = active != null && active.getWidth() == input.widthPx() && active.getHeight() == input.heightPx();
        if (same) {
            return active;
        }
        SlideSource source = review.slide()
                .orElseThrow(
                        () -> UserError.input(
                                "The slide " + input.name()
                                        + " was not found beside the result; name its folder under Slides, or open the image that was measured."));
        return input.widthPx() * input.heightPx() <= WHOLE_PIXELS
                ? SlideWindow.region(source, Region.ofSize((int) input.widthPx(), (int) input.heightPx()))
                : SlideWindow.overview(source);
    }

    ImagePlus image() {
        return image;
    }

    /** Draws what holds in place of what held; everything else on the image stays. */
    void draw(MitosisReview.State state) {
        Overlay overlay = new Overlay();
        state.window().forEach(part -> overlay.add(outline(part)));
        state.places().stream()
                .filter(each -> each.asked() || each.verdict().isPresent())
                .forEach(each -> overlay.add(ring(each)));
        Layers.redraw(image, overlay, layer, slice);
        LastMeasures.keep(image, state.mitoses());
    }

    private Roi outline(Part part) {
        double x = shown(part.xPx() - part.reachXPx());
        double y = shown(part.yPx() - part.reachYPx());
        double width = 2 * part.reachXPx() / downsample;
        double height = 2 * part.reachYPx() / downsample;
        Roi roi = part.round() ? new OvalRoi(x, y, width, height) : new Roi(x, y, width, height);
        roi.setName("Counting window");
        roi.setStrokeColor(Color.YELLOW);
        roi.setStrokeWidth(WINDOW_STROKE);
        return roi;
    }

    private Roi ring(Place place) {
        double side = Math.max(LEAST_MARK_PX, pixel.times(downsample).toPx(MARK_UM));
        Roi ring = new OvalRoi(shown(place.xPx()) - side / 2, shown(place.yPx()) - side / 2, side, side);
        ring.setStrokeColor(colour(place.verdict()));
        ring.setStrokeWidth(RING_STROKE);
        ring.setName("Candidate " + place.key()
                + place.verdict().map(verdict -> ", " + verdict.word()).orElse(""));
        return ring;
    }

    /** Of a full-resolution place the place on this image. */
    private double shown(double px) {
        return (px + 0.5) / downsample;
    }

    /** The same colours as in the browser: green a figure, red none, ochre unsure, blue nobody has said. */
    static Color colour(Optional<Verdict> verdict) {
        return verdict.map(said -> switch (said) {
                    case ACCEPTED, ADDED -> new Color(0x1d7f3c);
                    case REJECTED -> new Color(0xa8322a);
                    case UNSURE -> new Color(0xb07400);
                })
                .orElse(new Color(0x0b5cad));
    }

    /** Selects the place and brings it into view. */
    void go(Place place) {
        Slice.show(image, slice.label(image));
        Tables.go(image, place.xPx(), place.yPx());
    }

    /** The slide around the place in a window of its own, where this is an overview. */
    void openAround(Place place) {
        if (downsample > 1) {
            review.slide().ifPresent(source -> SlideWindow.field(source, place.xPx(), place.yPx()));
        }
    }

    /** The point that is selected, in full-resolution pixels. */
    Optional<double[]> point() {
        if (!(image.getRoi() instanceof PointRoi point)) {
            return Optional.empty();
        }
        double x = point.getFloatPolygon().xpoints[0];
        double y = point.getFloatPolygon().ypoints[0];
        return Optional.of(new double[] {x * downsample - 0.5, y * downsample - 0.5});
    }

    /** Makes the counting window the selection, to be dragged with the mouse. */
    void grasp(MitosisReview.State state) {
        handle = outline(state.window().get(0));
        image.setRoi(handle);
    }

    /** Is told the centre of the window, in full-resolution pixels, when it was dragged and let go. */
    void whenMoved(BiConsumer<Double, Double> told) {
        ImageCanvas canvas = image.getCanvas();
        if (canvas != null) {
            canvas.addMouseListener(new MouseAdapter() {
                @Override
                public void mouseReleased(MouseEvent released) {
                    letGo(told);
                }
            });
        }
    }

    private void letGo(BiConsumer<Double, Double> told) {
        if (handle != null && image.getRoi() == handle) {
            Rectangle.Double box = handle.getFloatBounds();
            told.accept(box.getCenterX() * downsample - 0.5, box.getCenterY() * downsample - 0.5);
        }
    }

    /** A square of the slide around a place; of the image where the slide's file is not at hand. */
    BufferedImage crop(Place place) {
        int side = (int) Math.min(1024, Math.round(pixel.toPx(CROP_UM)));
        if (measured.isPresent()) {
            return ofMeasured(measured.get(), place, side);
        }
        return review.slide().isPresent() ? ofSlide(place, side) : ofImage(place, side);
    }

    private static BufferedImage ofMeasured(Slide slide, Place place, int side) {
        int left = (int) Math.round(place.xPx()) - side / 2;
        int top = (int) Math.round(place.yPx()) - side / 2;
        Region inside = new Region(left, top, side, side).intersection(Region.ofSize(slide.width(), slide.height()));
        RgbImage part = slide.read(inside, 1);
        ColorProcessor crop = new ColorProcessor(side, side);
        crop.setColor(Color.WHITE);
        crop.fill();
        crop.insert(
                new ColorProcessor(part.width(), part.height(), part.toPacked()), inside.x() - left, inside.y() - top);
        return crop.getBufferedImage();
    }

    private BufferedImage ofSlide(Place place, int side) {
        try {
            return ImageIO.read(new ByteArrayInputStream(review.crop(place.xPx(), place.yPx(), side)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedImage ofImage(Place place, int side) {
        BufferedImage crop = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        int left = (int) Math.round(place.xPx()) - side / 2;
        int top = (int) Math.round(place.yPx()) - side / 2;
        crop.getGraphics().drawImage(image.getBufferedImage(), -left, -top, Color.WHITE, null);
        return crop;
    }
}
