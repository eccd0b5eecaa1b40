package org.fascicle.phantom.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Polygon;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Panels that are no stained tissue: plots, blots, drawings, fluorescence, electron micrographs, radiology. */
final class Others {

    private static final Color[] COLOURS = {
        new Color(31, 119, 180),
        new Color(214, 39, 40),
        new Color(44, 160, 44),
        new Color(90, 90, 90),
        new Color(255, 127, 14),
        new Color(0, 114, 178)
    };
    private final Random random;

    Others(Random random) {
        this.random = random;
    }

    /** Paints onto the white cell and returns the ink's box. */
    void plot(Canvas canvas, FigureTruth.Box cell) {
        double em = Math.max(9, Math.min(18, cell.height() / 20));
        double left = cell.x() + 3.6 * em;
        double right = cell.x() + cell.width() - em;
        double top = cell.y() + (random.nextBoolean() ? 2 : 0.7) * em;
        double bottom = cell.y() + cell.height() - 3.2 * em;
        canvas.pen.setStroke(new BasicStroke((float) (1 + random.nextInt(2))));
        canvas.pen.setColor(Color.BLACK);
        canvas.line(left, top, left, bottom);
        canvas.line(left, bottom, right, bottom);
        if (random.nextInt(3) == 0) {
            canvas.line(left, top, right, top);
            canvas.line(right, top, right, bottom);
        }
        ticks(canvas, left, right, top, bottom, em);
        switch (random.nextInt(4)) {
            case 0 -> bars(canvas, left, right, top, bottom, em);
            case 1 -> curves(canvas, left, right, top, bottom);
            case 2 -> dots(canvas, left, right, top, bottom);
            default -> survival(canvas, left, right, top, bottom, em);
        }
    }

    private void ticks(Canvas canvas, double left, double right, double top, double bottom, double em) {
        int steps = 4 + random.nextInt(3);
        for (int i = 0; i <= steps; i++) {
            double y = bottom - i * (bottom - top) / steps * 0.98;
            canvas.pen.setColor(Color.BLACK);
            canvas.line(left - 0.4 * em, y, left, y);
            canvas.text(String.valueOf(20 * i), left - 2.2 * em, y + 0.35 * em, 0.9 * em, Color.BLACK);
            double x = left + i * (right - left) / steps * 0.98;
            canvas.line(x, bottom, x, bottom + 0.4 * em);
            canvas.text(String.valueOf(5 * i), x - 0.4 * em, bottom + 1.4 * em, 0.9 * em, Color.BLACK);
        }
        canvas.text("Time (days)", (left + right) / 2 - 3 * em, bottom + 2.7 * em, em, Color.BLACK);
        var turned = canvas.pen.getTransform();
        canvas.pen.rotate(-Math.PI / 2, left - 2.6 * em, (top + bottom) / 2);
        canvas.text("Cells (%)", left - 5 * em, (top + bottom) / 2, em, Color.BLACK);
        canvas.pen.setTransform(turned);
    }

    private void bars(Canvas canvas, double left, double right, double top, double bottom, double em) {
        int count = 2 + random.nextInt(4);
        double step = (right - left) / count;
        for (int i = 0; i < count; i++) {
            double height = (0.2 + 0.6 * random.nextDouble()) * (bottom - top);
            double x = left + (i + 0.2) * step;
            canvas.fill(
                    new FigureTruth.Box(x, bottom - height, 0.6 * step, height),
                    random.nextInt(4) == 0 ? Color.BLACK : COLOURS[i % COLOURS.length]);
            canvas.pen.setColor(Color.BLACK);
            canvas.line(x + 0.3 * step, bottom - height - em, x + 0.3 * step, bottom - height);
            canvas.line(x + 0.2 * step, bottom - height - em, x + 0.4 * step, bottom - height - em);
        }
        double y = top + 0.06 * (bottom - top);
        canvas.line(left + 0.5 * step, y, left + 1.5 * step, y);
        canvas.line(left + 0.5 * step, y, left + 0.5 * step, y + 0.4 * em);
        canvas.line(left + 1.5 * step, y, left + 1.5 * step, y + 0.4 * em);
        canvas.text("**", left + step - 0.4 * em, y - 0.1 * em, em, Color.BLACK);
    }

    private void curves(Canvas canvas, double left, double right, double top, double bottom) {
        for (int k = 0; k < 3; k++) {
            canvas.pen.setColor(COLOURS[k]);
            Path2D path = new Path2D.Double();
            double level = 0.2 + 0.6 * random.nextDouble();
            path.moveTo(left, bottom);
            for (int i = 1; i <= 20; i++) {
                path.lineTo(
                        left + i * (right - left) / 21,
                        bottom - level * (bottom - top) * (1 - Math.exp(-i / 6.0)) - 3 * random.nextDouble());
            }
            canvas.pen.draw(path);
        }
    }

    private void dots(Canvas canvas, double left, double right, double top, double bottom) {
        for (int i = 0; i < 60; i++) {
            canvas.pen.setColor(COLOURS[i % 3]);
            double t = random.nextDouble();
            double y = bottom - (0.1 + 0.7 * t + 0.1 * random.nextGaussian()) * (bottom - top);
            canvas.pen.fill(new Ellipse2D.Double(
                    left + t * (right - left) * 0.95, Math.max(top, Math.min(bottom - 3, y)), 5, 5));
        }
    }

    private void survival(Canvas canvas, double left, double right, double top, double bottom, double em) {
        for (int k = 0; k < 2; k++) {
            canvas.pen.setColor(COLOURS[k]);
            double y = top + 2;
            double x = left;
            while (x < right - 12) {
                double next = Math.min(right - 4, x + (right - left) * (0.05 + 0.1 * random.nextDouble()));
                canvas.line(x, y, next, y);
                double down = Math.min(bottom - 5, y + (bottom - top) * 0.1 * random.nextDouble());
                canvas.line(next, y, next, down);
                x = next;
                y = down;
            }
            canvas.line(right - 8 * em, top + (1 + 1.4 * k) * em, right - 6.2 * em, top + (1 + 1.4 * k) * em);
            canvas.text(
                    k == 0 ? "control" : "treated",
                    right - 5.8 * em,
                    top + (1.4 + 1.4 * k) * em,
                    0.9 * em,
                    Color.BLACK);
        }
    }

    /** Strips with bands and the proteins' names beside them. */
    void blot(Canvas canvas, FigureTruth.Box cell) {
        double em = Math.max(9, Math.min(18, cell.height() / 18));
        int strips = 2 + random.nextInt(3);
        double labels = 4.8 * em;
        double height = (cell.height() - 2 * em) / strips;
        for (int i = 0; i < strips; i++) {
            int w = (int) (cell.width() - labels);
            int h = (int) (height - Math.max(4, 0.5 * em));
            int y = (int) (cell.y() + 2 * em + i * height);
            canvas.place(bands(w, h), cell.x(), y);
            if (random.nextBoolean()) {
                canvas.pen.setColor(Color.BLACK);
                canvas.pen.setStroke(new BasicStroke(1));
                canvas.pen.draw(new Rectangle2D.Double((int) cell.x(), y, w, h));
            }
            canvas.text("p" + (20 + 7 * i) + " kDa", cell.x() + w + 0.5 * em, y + 0.5 * h + 0.3 * em, em, Color.BLACK);
        }
        double x = cell.x() + 0.1 * cell.width();
        canvas.pen.setColor(Color.BLACK);
        canvas.pen.setStroke(new BasicStroke(2));
        canvas.line(x, cell.y() + 1.4 * em, x + 0.3 * cell.width(), cell.y() + 1.4 * em);
        canvas.text("siRNA", x + 0.08 * cell.width(), cell.y() + em, em, Color.BLACK);
    }

    private BufferedImage bands(int width, int height) {
        int lanes = 3 + random.nextInt(5);
        double[] dark = random.doubles(lanes).toArray();
        double ground = 190 + 40 * random.nextDouble();
        double middle = height * (0.4 + 0.2 * random.nextDouble());
        double thick = Math.max(2.5, height * 0.12);
        return Canvas.grey(width, height, (x, y) -> {
            int lane = Math.min(lanes - 1, (int) (x * lanes / width));
            double within = Math.abs((x * lanes / width) % 1 - 0.5);
            double band = 1 / (1 + Math.exp((within - 0.36) * 40)) * Math.exp(-Math.pow((y - middle) / thick, 4));
            return ground - 180 * dark[lane] * band + 4 * random.nextGaussian();
        });
    }

    void drawing(Canvas canvas, FigureTruth.Box cell) {
        double em = Math.max(9, Math.min(18, cell.height() / 18));
        int columns = 2 + random.nextInt(2);
        int rows = 2 + random.nextInt(2);
        double w = cell.width() / columns;
        double h = cell.height() / rows;
        canvas.pen.setStroke(new BasicStroke((float) (1.5 + random.nextInt(3))));
        for (int i = 0; i < rows * columns; i++) {
            double x = cell.x() + i % columns * w;
            double y = cell.y() + i / columns * h;
            Color colour = COLOURS[random.nextInt(COLOURS.length)];
            canvas.pen.setColor(
                    new Color(colour.getRed() / 2 + 127, colour.getGreen() / 2 + 127, colour.getBlue() / 2 + 127));
            canvas.pen.fill(
                    i % 2 == 0
                            ? new Ellipse2D.Double(x + 2, y + 2, 0.7 * w, 0.6 * h)
                            : new Rectangle2D.Double(x + 2, y + 2, 0.7 * w, 0.6 * h));
            canvas.text(i % 2 == 0 ? "MDM2" : "TP53", x + 0.15 * w, y + 0.35 * h, em, Color.BLACK);
            canvas.pen.setColor(Color.BLACK);
            if (i % columns < columns - 1) {
                arrow(canvas, x + 0.72 * w + 2, y + 0.3 * h, x + w - 2, y + 0.3 * h, 0.5 * em);
            }
            if (i / columns < rows - 1) {
                arrow(canvas, x + 0.35 * w, y + 0.62 * h + 2, x + 0.35 * w, y + h - 2, 0.5 * em);
            }
        }
    }

    static void arrow(Canvas canvas, double x0, double y0, double x1, double y1, double head) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        double ux = (x1 - x0) / length;
        double uy = (y1 - y0) / length;
        canvas.line(x0, y0, x1 - head * ux, y1 - head * uy);
        Polygon tip = new Polygon();
        tip.addPoint((int) x1, (int) y1);
        tip.addPoint((int) (x1 - 2 * head * ux - head * uy), (int) (y1 - 2 * head * uy + head * ux));
        tip.addPoint((int) (x1 - 2 * head * ux + head * uy), (int) (y1 - 2 * head * uy - head * ux));
        canvas.pen.fill(tip);
    }

    BufferedImage fluorescence(int width, int height) {
        Canvas canvas = new Canvas(width, height, new Color(4, 3, 8));
        int cells = 40 + random.nextInt(60);
        for (int i = 0; i < cells; i++) {
            double x = random.nextDouble() * width;
            double y = random.nextDouble() * height;
            for (int ring = 6; ring > 0; ring--) {
                int light = 20 + 14 * (6 - ring);
                canvas.pen.setColor(
                        i % 3 == 0 ? new Color(10, light, 10) : new Color(10, 20, Math.min(255, 2 * light)));
                canvas.pen.fill(new Ellipse2D.Double(x - 2 * ring, y - 1.6 * ring, 4 * ring, 3.2 * ring));
            }
        }
        return noisy(canvas.image, 3);
    }

    BufferedImage electrons(int width, int height) {
        double[] waves = random.doubles(12, -1, 1).toArray();
        BufferedImage picture = Canvas.grey(width, height, (x, y) -> {
            double v = 0;
            for (int k = 0; k < 6; k++) {
                v += Math.sin((waves[k] * x + waves[k + 6] * y) * (0.03 + 0.02 * k) + 7 * k);
            }
            return 120 + 22 * v + 12 * random.nextGaussian();
        });
        return picture;
    }

    BufferedImage radiology(int width, int height) {
        double r = 0.42 * Math.min(width, height);
        return Canvas.grey(width, height, (x, y) -> {
            double d = Math.hypot(x - width / 2.0, (y - height / 2.0) * 1.15) / r;
            double body = d > 1
                    ? 6
                    : d > 0.92
                            ? 200
                            : 95
                                    + 25 * Math.sin(9 * d)
                                    + (Math.hypot(x - 0.4 * width, y - 0.5 * height) < 0.25 * r ? 70 : 0);
            return body + 5 * random.nextGaussian();
        });
    }

    private BufferedImage noisy(BufferedImage picture, double sigma) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int n = (int) Math.round(sigma * random.nextGaussian());
                picture.setRGB(
                        x, y, lift(rgb >> 16 & 255, n) << 16 | lift(rgb >> 8 & 255, n) << 8 | lift(rgb & 255, n));
            }
        }
        return picture;
    }

    private static int lift(int value, int by) {
        return Math.max(0, Math.min(255, value + by));
    }
}
