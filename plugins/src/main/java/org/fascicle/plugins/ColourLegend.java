package org.fascicle.plugins;

import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ColorProcessor;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.fascicle.report.ColourMap;

/** A bar of all colours of a scale with its words, in the lower left corner of an image. */
final class ColourLegend {

    private static final int BAR_PER_LETTER = 8;
    private static final int LETTERS_PER_SIDE = 36;
    private static final int SMALLEST_LETTER = 10;

    private ColourLegend() {}

    /** For an image of so many pixels; letters are never larger than a 36th of its shorter side, nor smaller than can be read. */
    static List<Roi> of(ColourMap map, String said, int width, int height) {
        int letter = Math.max(SMALLEST_LETTER, Math.min(width, height) / LETTERS_PER_SIDE);
        int top = Math.max(0, height - 3 * letter);
        ImageRoi bar = new ImageRoi(letter, top, bar(map, BAR_PER_LETTER * letter, letter));
        TextRoi words = new TextRoi(
                (BAR_PER_LETTER + 1.5) * letter,
                top - 0.1 * letter,
                said,
                new Font(Font.SANS_SERIF, Font.PLAIN, letter));
        words.setStrokeColor(Color.BLACK);
        words.setFillColor(Color.WHITE);
        return List.of(bar, words);
    }

    private static ColorProcessor bar(ColourMap map, int width, int height) {
        ColorProcessor bar = new ColorProcessor(width, height);
        for (int i = 0; i < width * height; i++) {
            bar.set(i, map.rgb(i % width / (width - 1.0)));
        }
        return bar;
    }
}
