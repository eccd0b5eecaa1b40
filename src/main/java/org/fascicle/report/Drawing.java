package org.fascicle.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line drawing that is written as SVG and painted into a PDF alike.
 *
 * <p>Units: points of a canvas whose origin is its upper left corner; colours as {@code #rrggbb}.
 */
public final class Drawing {

    /** Where a text stands about its point. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    private interface Mark {
        void write(StringBuilder svg);

        void paint(Graphics2D graphics);
    }

    private final double width;
    private final double height;
    private final List<Mark> marks = new ArrayList<>();

    public Drawing(double width, double height) {
        this.width = width;
        this.height = height;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    public Drawing line(double x1, double y1, double x2, double y2, String colour, double thickness, boolean dashed) {
        marks.add(new Stroke(x1, y1, x2, y2, colour, thickness, dashed));
        return this;
    }

    public Drawing box(double x, double y, double boxWidth, double boxHeight, String fill) {
        marks.add(new Box(x, y, boxWidth, boxHeight, fill));
        return this;
    }

    public Drawing disc(double x, double y, double radius, String fill) {
        marks.add(new Disc(x, y, radius, fill));
        return this;
    }

    /** An open square on its tip. */
    public Drawing diamond(double x, double y, double radius, String colour) {
        marks.add(new Diamond(x, y, radius, colour));
        return this;
    }

    public Drawing text(double x, double y, String words, double size, Anchor anchor, boolean bold, String colour) {
        marks.add(new Words(x, y, words, size, anchor, bold, colour));
        return this;
    }

    /** The same drawing gives the same text. */
    public String svg(String title) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" "
                        + "role=\"img\" font-family=\"Helvetica, Arial, sans-serif\"><title>%s</title>%n"
                                .replace("%n", "\n"),
                n(width),
                n(height),
                n(width),
                n(height),
                escape(title)));
        marks.forEach(mark -> mark.write(svg));
        return svg.append("</svg>\n").toString();
    }

    void paint(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        marks.forEach(mark -> mark.paint(graphics));
    }

    private static String n(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String element(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }

    private record Stroke(double x1, double y1, double x2, double y2, String colour, double thickness, boolean dashed)
            implements Mark {

        @Override
        public void write(StringBuilder svg) {
            svg.append(element(
                    "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
                    n(x1), n(y1), n(x2), n(y2), colour, n(thickness), dashed ? " stroke-dasharray=\"4 3\"" : ""));
        }

        @Override
        public void paint(Graphics2D graphics) {
            float[] dashes = dashed ? new float[] {4, 3} : null;
            graphics.setColor(Color.decode(colour));
            graphics.setStroke(
                    new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
            graphics.draw(new Line2D.Double(x1, y1, x2, y2));
        }
    }

    private record Box(double x, double y, double width, double height, String fill) implements Mark {

        @Override
        public void write(StringBuilder svg) {
            svg.append(element(
                    "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
                    n(x), n(y), n(width), n(height), fill));
        }

        @Override
        public void paint(Graphics2D graphics) {
            graphics.setColor(Color.decode(fill));
            graphics.fill(new Rectangle2D.Double(x, y, width, height));
        }
    }

    private record Disc(double x, double y, double radius, String fill) implements Mark {

        @Override
        public void write(StringBuilder svg) {
            svg.append(element("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>", n(x), n(y), n(radius), fill));
        }

        @Override
        public void paint(Graphics2D graphics) {
            graphics.setColor(Color.decode(fill));
            graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        }
    }

    private record Diamond(double x, double y, double radius, String colour) implements Mark {

        @Override
        public void write(StringBuilder svg) {
            svg.append(element(
                    "<path d=\"M%s %sL%s %sL%s %sL%s %sZ\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                    n(x - radius), n(y), n(x), n(y - radius), n(x + radius), n(y), n(x), n(y + radius), colour));
        }

        @Override
        public void paint(Graphics2D graphics) {
            Path2D path = new Path2D.Double();
            path.moveTo(x - radius, y);
            path.lineTo(x, y - radius);
            path.lineTo(x + radius, y);
            path.lineTo(x, y + radius);
            path.closePath();
            graphics.setColor(Color.WHITE);
            graphics.fill(path);
            graphics.setColor(Color.decode(colour));
            graphics.setStroke(new BasicStroke(1.5f));
            graphics.draw(path);
        }
    }

    private record Words(double x, double y, String words, double size, Anchor anchor, boolean bold, String colour)
            implements Mark {

        @Override
        public void write(StringBuilder svg) {
            svg.append(element(
                    "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\"%s fill=\"%s\">%s</text>",
                    n(x),
                    n(y),
                    n(size),
                    anchor.name().toLowerCase(Locale.ROOT),
                    bold ? " font-weight=\"bold\"" : "",
                    colour,
                    escape(words)));
        }

        @Override
        public void paint(Graphics2D graphics) {
            graphics.setColor(Color.decode(colour));
            graphics.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size));
            double wide = graphics.getFontMetrics().stringWidth(words);
            double left = switch (anchor) {
                case START -> x;
                case MIDDLE -> x - wide / 2;
                case END -> x - wide;
            };
            graphics.drawString(words, (float) left, (float) y);
        }
    }
}
