package org.fascicle.report;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import org.fascicle.detect.HotspotWindow;
import org.fascicle.detect.PointUm;
import org.fascicle.detect.WindowShape;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.space.PixelSize;

/** Something drawn over a picture, with its entry in the legend. */
interface OverlayLayer {

    /** Draws into a picture whose unit is the micrometre from the slide's corner; {@code lineUm} is a thin line's width. */
    void paint(Graphics2D slide, double lineUm);

    /** Draws a sample into the square from (0, 0) to ({@code size}, {@code size}). */
    void paintSample(Graphics2D legend, double size);

    String legend();

    /** Width of the sample over its height in the legend. */
    default double sampleWidth() {
        return 1;
    }

    /** Width of a sample that shows all colours of a scale. */
    double RAMP_WIDTH = 5;

    private static void ramp(Graphics2D legend, double size, ColourScale scale, double opacity) {
        int steps = 24;
        Graphics2D clear = (Graphics2D) legend.create();
        clear.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        clear.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
        for (int i = 0; i < steps; i++) {
            clear.setColor(new Color(scale.map().rgb(i / (steps - 1.0))));
            clear.fill(new Rectangle2D.Double(i * size / steps, 0, size / steps, size));
        }
        clear.dispose();
    }

    private static Color colour(PaintedClass kind, double opacity) {
        return new Color(kind.rgb() >> 16, kind.rgb() >> 8 & 0xff, kind.rgb() & 0xff, (int) Math.round(255 * opacity));
    }

    private static BasicStroke line(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** A line that stands out from light and from dark ground. */
    private static void cased(Graphics2D graphics, Shape shape, Color colour, Color casing, double width) {
        graphics.setColor(casing);
        graphics.setStroke(line(2.2 * width));
        graphics.draw(shape);
        graphics.setColor(colour);
        graphics.setStroke(line(width));
        graphics.draw(shape);
    }

    private static Path2D path(List<Outline.Polygon> polygons, AffineTransform place) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (Outline.Polygon polygon : polygons) {
            append(path, polygon.shell());
            polygon.holes().forEach(hole -> append(path, hole));
        }
        path.transform(place);
        return path;
    }

    private static void append(Path2D path, int[] ring) {
        path.moveTo(ring[0], ring[1]);
        for (int i = 2; i < ring.length; i += 2) {
            path.lineTo(ring[i], ring[i + 1]);
        }
        path.closePath();
    }

    /** An area by a mask from the slide's corner: tissue as a line, what was left out hatched, others tinted. */
    record Areas(ObjectClass kind, BinaryMask mask, PixelSize pixelSize, String legend) implements OverlayLayer {

        private static final double TINT = 0.32;
        private static final double CASING = 0.55;

        @Override
        public void paint(Graphics2D slide, double lineUm) {
            paint(
                    slide,
                    path(
                            Outline.polygons(mask.width(), mask.height(), mask.data()),
                            AffineTransform.getScaleInstance(pixelSize.xUm(), pixelSize.yUm())),
                    lineUm);
        }

        @Override
        public void paintSample(Graphics2D legend, double size) {
            paint(legend, new Rectangle2D.Double(0, 0, size, size), size / 9);
        }

        private void paint(Graphics2D graphics, Shape shape, double line) {
            switch (kind) {
                case TISSUE -> cased(graphics, shape, colour(kind, 1), new Color(1f, 1f, 1f, (float) CASING), line);
                case EXCLUDED -> {
                    graphics.setPaint(hatching(line));
                    graphics.fill(shape);
                    cased(graphics, shape, colour(kind, 1), new Color(1f, 1f, 1f, (float) CASING), line / 2);
                }
                default -> {
                    graphics.setColor(colour(kind, TINT));
                    graphics.fill(shape);
                    cased(graphics, shape, colour(kind, 1), new Color(0f, 0f, 0f, (float) CASING), line * 0.7);
                }
            }
        }

        /** Lines falling to the right, four line widths apart. */
        private TexturePaint hatching(double line) {
            int side = 32;
            BufferedImage tile = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    int along = (x + y) % side;
                    tile.setRGB(x, y, along < side / 5 ? 0xd0404040 : along < 2 * side / 5 ? 0x90ffffff : 0x30808080);
                }
            }
            return new TexturePaint(tile, new Rectangle2D.Double(0, 0, 5 * line, 5 * line));
        }
    }

    /** Squares of a class of tissue, tinted with its colour. */
    record Squares(int rgb, BinaryMask mask, PixelSize squareSize, String legend) implements OverlayLayer {

        private static final int TINT = 0x48;

        @Override
        public void paint(Graphics2D slide, double lineUm) {
            fill(
                    slide,
                    path(
                            Outline.polygons(mask.width(), mask.height(), mask.data()),
                            AffineTransform.getScaleInstance(squareSize.xUm(), squareSize.yUm())),
                    lineUm);
        }

        @Override
        public void paintSample(Graphics2D legend, double size) {
            fill(legend, new Rectangle2D.Double(0, 0, size, size), size / 9);
        }

        private void fill(Graphics2D graphics, Shape shape, double line) {
            graphics.setColor(new Color(rgb | TINT << 24, true));
            graphics.fill(shape);
            graphics.setColor(new Color(rgb));
            graphics.setStroke(line(line));
            graphics.draw(shape);
        }
    }

    /** Areas that a person drew, numbered from 1 in their middles. */
    record Drawn(ObjectClass kind, List<DrawnArea> areas, PixelSize fullResolution, String legend)
            implements OverlayLayer {

        private static final Color CASING = new Color(0f, 0f, 0f, 0.75f);
        private static final double LETTER_LINES = 14;

        @Override
        public void paint(Graphics2D slide, double lineUm) {
            Letters letters = Letters.read();
            for (int i = 0; i < areas.size(); i++) {
                cased(slide, outline(areas.get(i)), colour(kind, 1), CASING, 1.3 * lineUm);
            }
            for (int i = 0; i < areas.size(); i++) {
                Shape number = number(letters, i + 1, largest(areas.get(i)), LETTER_LINES * lineUm);
                cased(slide, number, CASING, CASING, 1.5 * lineUm);
                slide.setColor(colour(kind, 1));
                slide.fill(number);
            }
        }

        /** The box of its largest ring. */
        private static Rectangle2D largest(DrawnArea area) {
            return area.rings().stream()
                    .map(ring -> new DrawnArea(List.of(ring)).edges())
                    .map(edges -> new Rectangle2D.Double(edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]))
                    .max(Comparator.comparingDouble(box -> box.width * box.height))
                    .orElseThrow();
        }

        private Path2D outline(DrawnArea area) {
            Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            for (double[] ring : area.rings()) {
                path.moveTo(ring[0], ring[1]);
                for (int i = 2; i < ring.length; i += 2) {
                    path.lineTo(ring[i], ring[i + 1]);
                }
                path.closePath();
            }
            path.transform(AffineTransform.getScaleInstance(fullResolution.xUm(), fullResolution.yUm()));
            return path;
        }

        private Shape number(Letters letters, int number, Rectangle2D box, double size) {
            String text = Integer.toString(number);
            double x = box.getCenterX() * fullResolution.xUm();
            double y = box.getCenterY() * fullResolution.yUm();
            return letters.line(text, size, x - letters.width(text, size) / 2, y + size * 0.36);
        }

        @Override
        public void paintSample(Graphics2D legend, double size) {
            cased(legend, new Rectangle2D.Double(0, 0, size, size), colour(kind, 1), CASING, size / 8);
        }
    }

    /** Objects by their outlines. */
    record Objects(PaintedClass kind, List<ObjectMask> objects, PixelSize pixelSize, String legend)
            implements OverlayLayer {

        private static final float CASING = 0.3f;

        @Override
        public void paint(Graphics2D slide, double lineUm) {
            cased(slide, outlines(), colour(kind, 1), new Color(0f, 0f, 0f, CASING), lineUm);
        }

        /** All in one path: the rasteriser's fixed costs come once, not twice a nucleus. */
        private Path2D outlines() {
            Path2D all = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            for (ObjectMask object : objects) {
                AffineTransform place = AffineTransform.getScaleInstance(pixelSize.xUm(), pixelSize.yUm());
                place.translate(object.bounds().x(), object.bounds().y());
                all.append(path(Outline.of(object), place), false);
            }
            return all;
        }

        @Override
        public void paintSample(Graphics2D legend, double size) {
            cased(
                    legend,
                    new Ellipse2D.Double(0, size * 0.2, size, size * 0.6),
                    colour(kind, 1),
                    new Color(0f, 0f, 0f, CASING),
                    size / 9);
        }
    }

    /** Places as rings, the first with numbers, as many as there are. */
    record Marks(ObjectClass kind, List<PointUm> places, List<Integer> numbers, String legend) implements OverlayLayer {

        private static final double LETTER_LINES = 9;
        private static final double RADIUS_LINES = 5;
        private static final double LINE = 1.3;

        /** More marks than this would hide the tissue at full size. */
        private static final int MANY = 60;

        @Override
        public void paint(Graphics2D slide, double lineUm) {
            double size = lineUm * (places.size() > MANY ? 0.6 : 1);
            places.forEach(place -> paint(slide, place.x(), place.y(), RADIUS_LINES * size, LINE * size));
            Letters letters = Letters.read();
            for (int i = 0; i < Math.min(numbers.size(), places.size()); i++) {
                number(slide, letters, numbers.get(i), places.get(i), lineUm);
            }
        }

        /** To the upper right of its ring; to the left where the picture ends. */
        private void number(Graphics2D slide, Letters letters, int number, PointUm place, double lineUm) {
            String text = Integer.toString(number);
            double size = LETTER_LINES * lineUm;
            double away = RADIUS_LINES * lineUm;
            boolean leaves = place.x() + away + letters.width(text, size)
                    > slide.getClip().getBounds2D().getMaxX();
            double x = leaves ? place.x() - away - letters.width(text, size) : place.x() + away;
            double y =
                    Math.max(place.y() - away / 2, slide.getClip().getBounds2D().getY() + size);
            Shape line = letters.line(text, size, x, y);
            cased(slide, line, Color.BLACK, Color.BLACK, lineUm);
            slide.setColor(colour(kind, 1));
            slide.fill(line);
        }

        @Override
        public void paintSample(Graphics2D legend, double size) {
            paint(legend, size / 2, size / 2, size * 0.4, size / 9);
        }

        private void paint(Graphics2D graphics, double x, double y, double radius, double line) {
            cased(
                    graphics,
                    new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius),
                    colour(kind, 1),
                    Color.BLACK,
                    line);
        }
    }

    /** A counting window; one that is larger than the picture runs along its edge. */
    record Window(HotspotWindow window, String legend) implements OverlayLayer {

        @Override
        public void paint(Graphics2D slide, double lineUm) {
            double reach = window.reachUm();
            double line = 1.2 * lineUm;
            Rectangle2D box = new Rectangle2D.Double(
                    window.centre().x() - reach, window.centre().y() - reach, 2 * reach, 2 * reach);
            Rectangle2D seen = slide.getClip().getBounds2D();
            Rectangle2D inner = new Rectangle2D.Double(
                    seen.getX() + line, seen.getY() + line, seen.getWidth() - 2 * line, seen.getHeight() - 2 * line);
            paint(
                    slide,
                    window.shape() == WindowShape.CIRCLE
                            ? new Ellipse2D.Double(box.getX(), box.getY(), 2 * reach, 2 * reach)
                            : box.createIntersection(inner),
                    line);
        }

        @Override
        public void paintSample(Graphics2D legend, double size) {
            paint(
                    legend,
                    window.shape() == WindowShape.CIRCLE
                            ? new Ellipse2D.Double(0, 0, size, size)
                            : new Rectangle2D.Double(0, 0, size, size),
                    size / 9);
        }

        private void paint(Graphics2D graphics, Shape shape, double line) {
            cased(graphics, shape, Color.BLACK, Color.WHITE, line);
        }
    }

    /** Objects filled with the colours of their values; those without a number stay clear. */
    record Coloured(List<Nucleus> nuclei, NucleusMeasure measure, PixelSize pixelSize, ColourScale scale, String legend)
            implements OverlayLayer {

        private static final float OPACITY = 0.9f;
        private static final Color EDGE = new Color(0f, 0f, 0f, 0.5f);

        @Override
        public void paint(Graphics2D slide, double lineUm) {
            slide.setStroke(line(0.15 * lineUm));
            for (Nucleus nucleus : nuclei) {
                if (Double.isFinite(nucleus.value(measure))) {
                    paint(slide, nucleus.mask(), new Color(scale.rgb(nucleus.value(measure))));
                }
            }
        }

        private void paint(Graphics2D slide, ObjectMask object, Color colour) {
            AffineTransform place = AffineTransform.getScaleInstance(pixelSize.xUm(), pixelSize.yUm());
            place.translate(object.bounds().x(), object.bounds().y());
            Path2D outline = path(Outline.of(object), place);
            slide.setColor(
                    new Color(colour.getRed() / 255f, colour.getGreen() / 255f, colour.getBlue() / 255f, OPACITY));
            slide.fill(outline);
            slide.setColor(EDGE);
            slide.draw(outline);
        }

        @Override
        public void paintSample(Graphics2D legend, double size) {
            ramp(legend, size, scale, 1);
        }

        @Override
        public double sampleWidth() {
            return RAMP_WIDTH;
        }
    }

    /** Values per square of a map; squares without a number stay clear. */
    record Heat(FloatImage values, PixelSize squareSize, ColourScale scale, double opacity, String legend)
            implements OverlayLayer {

        @Override
        public void paint(Graphics2D slide, double lineUm) {
            BufferedImage map = new BufferedImage(values.width(), values.height(), BufferedImage.TYPE_INT_ARGB);
            for (int y = 0; y < values.height(); y++) {
                for (int x = 0; x < values.width(); x++) {
                    float value = values.get(x, y);
                    map.setRGB(x, y, Float.isNaN(value) ? 0 : 0xff000000 | scale.rgb(value));
                }
            }
            Graphics2D clear = (Graphics2D) slide.create();
            clear.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
            clear.drawImage(map, AffineTransform.getScaleInstance(squareSize.xUm(), squareSize.yUm()), null);
            clear.dispose();
        }

        @Override
        public void paintSample(Graphics2D legend, double size) {
            ramp(legend, size, scale, opacity);
        }

        @Override
        public double sampleWidth() {
            return RAMP_WIDTH;
        }
    }
}
