package org.fascicle.phantom.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Random;

/**
 * How a figure's scale bars look.
 *
 * @param thickness in working pixels
 * @param ticks height of the ticks at both ends beyond the bar, on each side; 0 for none
 * @param words text at the bar; empty for none
 * @param above whether the text stands above it
 * @param plate whether it lies on a plate of the opposite colour
 */
record BarStyle(Color colour, double thickness, double ticks, String words, boolean above, boolean plate) {

    private static final Color[] BRIGHT = {
        Color.YELLOW, Color.RED, new Color(0, 220, 0), new Color(0, 60, 255), Color.CYAN
    };

    static BarStyle random(Random random, double barUm, boolean outside) {
        int pick = random.nextInt(10);
        Color colour =
                outside || pick < 4 ? Color.BLACK : pick < 7 ? Color.WHITE : BRIGHT[random.nextInt(BRIGHT.length)];
        double thickness = 2 + random.nextInt(9);
        boolean ticks = random.nextInt(5) == 0;
        if (ticks) {
            thickness = Math.min(thickness, 5);
        }
        boolean plate = !outside && random.nextInt(8) == 0 && (colour == Color.BLACK || colour == Color.WHITE);
        String unit = random.nextBoolean() ? "\u00b5m" : "\u03bcm";
        return new BarStyle(
                colour,
                thickness,
                ticks ? thickness * (1 + random.nextDouble()) + 2 : 0,
                random.nextInt(3) > 0 ? (int) barUm + " " + unit : "",
                random.nextBoolean(),
                plate);
    }

    BarStyle saying(String other) {
        return new BarStyle(colour, thickness, ticks, words.isEmpty() ? "" : other, above, plate);
    }

    BarStyle thinner() {
        return new BarStyle(colour, Math.max(2, Math.round(thickness * 0.6)), 0, "", above, plate);
    }

    /** Nobody puts a white bar on bare glass, or a black one on black. */
    BarStyle visibleOn(double lightness) {
        boolean white = colour == Color.WHITE && !plate && lightness > 170;
        return white ? new BarStyle(Color.BLACK, thickness, ticks, words, above, plate) : this;
    }

    /** Draws a bar whose upper left corner is here and returns its box. */
    FigureTruth.Box draw(Canvas canvas, double x, double y, double length, double em) {
        FigureTruth.Box bar = new FigureTruth.Box(x, y, length, thickness);
        double up = !words.isEmpty() && above ? 1.3 * em : 0.4 * em;
        double down = !words.isEmpty() && !above ? 1.4 * em : 0.4 * em;
        if (plate) {
            canvas.fill(
                    new FigureTruth.Box(x - 0.5 * em, y - up - ticks, length + em, thickness + 2 * ticks + up + down),
                    colour == Color.BLACK ? Color.WHITE : Color.BLACK);
        }
        canvas.fill(bar, colour);
        if (ticks > 0) {
            double w = Math.max(1.5, thickness * 0.6);
            canvas.fill(new FigureTruth.Box(x, y - ticks, w, thickness + 2 * ticks), colour);
            canvas.fill(new FigureTruth.Box(x + length - w, y - ticks, w, thickness + 2 * ticks), colour);
        }
        if (!words.isEmpty()) {
            double middle = x + length / 2 - canvas.widthOf(words, em) / 2;
            canvas.text(words, middle, above ? y - ticks - 0.3 * em : y + thickness + ticks + 1.05 * em, em, colour);
        }
        canvas.pen.setStroke(new BasicStroke(1));
        return bar;
    }
}
