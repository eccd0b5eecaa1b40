package org.fascicle.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;

/** Draws an {@link Overlay}: the picture, its layers, and a white strip with scale bar and legend. */
final class OverlayPainter {

    /** Below this a legend cannot be read beside its picture. */
    private static final int LEAST_LONG_SIDE_PX = 1000;

    /** Room for a legend. */
    private static final int LEAST_WIDTH_PX = 640;

    private static final double BAR_SHARE = 0.2;
    private static final double LEAST_TEXT_PX = 15;

    /** Text that stays legible where a picture is shown at the width of a page, and of half a page. */
    private static final double WHOLE_PER_TEXT = 58;

    private static final double PART_PER_TEXT = 44;
    private static final double LENGTH_PER_LINE = 700;
    private static final Color INK = new Color(0x1d1b26);
    private static final Color FRAME = new Color(0xdddbe4);

    private final Letters letters = Letters.read();
    private final RgbImage image;
    private final PixelSize pixelSize;
    private final int originX;
    private final int originY;
    private final double zoom;
    private final int width;
    private final int pictureWidth;
    private final int pictureHeight;
    private final double textPx;

    OverlayPainter(RgbImage image, PixelSize pixelSize, int originX, int originY, boolean part) {
        this.image = image;
        this.pixelSize = pixelSize;
        this.originX = originX;
        this.originY = originY;
        zoom = Math.max(1, (double) LEAST_LONG_SIDE_PX / Math.max(image.width(), image.height()));
        pictureWidth = (int) Math.round(image.width() * zoom);
        pictureHeight = (int) Math.round(image.height() * zoom);
        width = Math.max(LEAST_WIDTH_PX, pictureWidth);
        double side = Math.sqrt((double) pictureWidth * pictureHeight);
        textPx = Math.max(LEAST_TEXT_PX, side / (part ? PART_PER_TEXT : WHOLE_PER_TEXT));
    }

    RgbImage draw(List<OverlayLayer> layers) {
        int strip = stripHeight(layers);
        BufferedImage canvas = new BufferedImage(width, pictureHeight + strip, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smooth(canvas);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, canvas.getHeight());
        drawPicture(graphics, layers);
        drawStrip(graphics, layers);
        graphics.dispose();
        return Encoded.rgb(canvas);
    }

    private static Graphics2D smooth(BufferedImage canvas) {
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    private static void drawScaled(Graphics2D graphics, RgbImage image, double zoomX, double zoomY) {
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(Encoded.buffered(image), AffineTransform.getScaleInstance(zoomX, zoomY), null);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }

    private void drawPicture(Graphics2D graphics, List<OverlayLayer> layers) {
        Graphics2D picture = (Graphics2D) graphics.create();
        picture.translate((width - pictureWidth) / 2, 0);
        picture.clipRect(0, 0, pictureWidth, pictureHeight);
        drawScaled(picture, image, zoom, zoom);
        picture.scale(zoom / pixelSize.xUm(), zoom / pixelSize.yUm());
        picture.translate(-originX * pixelSize.xUm(), -originY * pixelSize.yUm());
        double lineUm = linePx() * pixelSize.meanUm() / zoom;
        layers.forEach(layer -> layer.paint(picture, lineUm));
        picture.dispose();
    }

    private double linePx() {
        return Math.max(pictureWidth, pictureHeight) / LENGTH_PER_LINE;
    }

    private void drawStrip(Graphics2D graphics, List<OverlayLayer> layers) {
        graphics.setColor(FRAME);
        graphics.fill(new Rectangle2D.Double(0, pictureHeight, width, 1));
        double barEnd = drawBar(graphics);
        walkLegend(layers, barEnd + 2 * textPx, (layer, x, y) -> drawEntry(graphics, layer, x, y));
    }

    private ScaleBar bar() {
        return ScaleBar.upTo(BAR_SHARE * pictureWidth / zoom * pixelSize.xUm());
    }

    private double barPx() {
        return bar().um() / pixelSize.xUm() * zoom;
    }

    private double drawBar(Graphics2D graphics) {
        double top = pictureHeight + textPx;
        double left = textPx;
        graphics.setColor(INK);
        graphics.fill(new Rectangle2D.Double(left, top, barPx(), textPx / 3));
        graphics.fill(letters.line(bar().label(), textPx, left, top + 1.6 * textPx));
        return left + Math.max(barPx(), letters.width(bar().label(), textPx));
    }

    private interface EntryVisitor {
        void visit(OverlayLayer layer, double x, double y);
    }

    /** Sets the entries from left to right in rows right of the bar; returns the last row's lower edge. */
    private double walkLegend(List<OverlayLayer> layers, double from, EntryVisitor visitor) {
        double x = from;
        double y = pictureHeight + 0.8 * textPx;
        for (OverlayLayer layer : layers) {
            double wide = sampleWidth(layer) + 0.6 * textPx + letters.width(layer.legend(), textPx);
            if (x > from && x + wide > width - textPx) {
                x = from;
                y += 1.7 * textPx;
            }
            visitor.visit(layer, x, y);
            x += wide + 1.6 * textPx;
        }
        return y + 1.7 * textPx;
    }

    private double sampleWidth(OverlayLayer layer) {
        return layer.sampleWidth() * textPx;
    }

    private void drawEntry(Graphics2D graphics, OverlayLayer layer, double x, double y) {
        Graphics2D sample = (Graphics2D) graphics.create();
        sample.translate(x, y);
        sample.scale(sampleWidth(layer) / textPx, 1);
        layer.paintSample(sample, textPx);
        sample.dispose();
        graphics.setColor(INK);
        graphics.fill(letters.line(layer.legend(), textPx, x + sampleWidth(layer) + 0.6 * textPx, y + 0.86 * textPx));
    }

    private int stripHeight(List<OverlayLayer> layers) {
        double barEnd = textPx + Math.max(barPx(), letters.width(bar().label(), textPx));
        double legend = walkLegend(layers, barEnd + 2 * textPx, (layer, x, y) -> {}) - pictureHeight;
        return (int) Math.ceil(Math.max(3.4 * textPx, legend + 0.5 * textPx));
    }

    static RgbImage thumbnail(RgbImage image, PixelSize pixelSize, int sidePx, double barUm) {
        BufferedImage canvas = new BufferedImage(sidePx, sidePx, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smooth(canvas);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sidePx, sidePx);
        double zoom = (double) sidePx / Math.max(image.width(), image.height());
        AffineTransform whole = graphics.getTransform();
        graphics.translate((sidePx - zoom * image.width()) / 2, (sidePx - zoom * image.height()) / 2);
        drawScaled(graphics, image, zoom, zoom);
        graphics.setTransform(whole);
        drawCornerBar(graphics, sidePx, barUm / pixelSize.xUm() * zoom);
        graphics.dispose();
        return Encoded.rgb(canvas);
    }

    private static void drawCornerBar(Graphics2D graphics, int sidePx, double barPx) {
        double end = sidePx * 0.95;
        double thick = Math.max(2, sidePx / 50.0);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(end - barPx - 1, end - thick - 1, barPx + 2, thick + 2));
        graphics.setColor(Color.BLACK);
        graphics.fill(new Rectangle2D.Double(end - barPx, end - thick, barPx, thick));
    }
}
