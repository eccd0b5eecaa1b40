package org.fascicle.phantom.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.DoubleBinaryOperator;

/** A picture to draw on, with smooth edges. */
final class Canvas {

    final BufferedImage image;
    final Graphics2D pen;

    Canvas(int width, int height, Color ground) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(ground);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
    }

    void fill(FigureTruth.Box box, Color colour) {
        pen.setColor(colour);
        pen.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
    }

    void line(double x0, double y0, double x1, double y1) {
        pen.draw(new Line2D.Double(x0, y0, x1, y1));
    }

    void text(String words, double x, double y, double height, Color colour) {
        pen.setColor(colour);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) height));
        pen.drawString(words, (float) x, (float) y);
    }

    void boldText(String words, double x, double y, double height, Color colour) {
        pen.setColor(colour);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) height));
        pen.drawString(words, (float) x, (float) y);
    }

    double widthOf(String words, double height) {
        return pen.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) height))
                .stringWidth(words);
    }

    void place(BufferedImage picture, double x, double y) {
        pen.drawImage(picture, (int) x, (int) y, null);
    }

    /** A grey picture of a function of column and row. */
    static BufferedImage grey(int width, int height, DoubleBinaryOperator value) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = (int) Math.max(0, Math.min(255, value.applyAsDouble(x, y)));
                picture.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        return picture;
    }

    static BufferedImage scaled(BufferedImage picture, int width, int height, boolean bicubic) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = result.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                bicubic ? RenderingHints.VALUE_INTERPOLATION_BICUBIC : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return result;
    }
}
