package org.fascicle.report;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Writing in pictures, from outlines that the program carries: a machine without fonts draws the same letters.
 *
 * <p>Knows printable ASCII and a few signs of measurement; any other character is drawn as a question mark.
 */
final class Letters {

    private static final double UNITS = 1000;

    private record Letter(double advance, Path2D outline) {}

    private final Map<Integer, Letter> letters = new HashMap<>();

    private Letters() {}

    static Letters read() {
        Letters read = new Letters();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Letters.class.getResourceAsStream("letters.txt"), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(read::learn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private void learn(String line) {
        String[] words = line.split(" ");
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 2; i < words.length; ) {
            i += 1 + segment(outline, words, i);
        }
        letters.put(Integer.parseInt(words[0]), new Letter(Double.parseDouble(words[1]) / UNITS, outline));
    }

    /** Appends the segment at word {@code i}; returns how many numbers it took. */
    private static int segment(Path2D outline, String[] words, int i) {
        switch (words[i]) {
            case "M" -> outline.moveTo(at(words, i + 1), at(words, i + 2));
            case "L" -> outline.lineTo(at(words, i + 1), at(words, i + 2));
            case "Q" -> outline.quadTo(at(words, i + 1), at(words, i + 2), at(words, i + 3), at(words, i + 4));
            default -> outline.closePath();
        }
        return words[i].equals("Z") ? 0 : words[i].equals("Q") ? 4 : 2;
    }

    private static double at(String[] words, int i) {
        return Double.parseDouble(words[i]) / UNITS;
    }

    private Letter letter(int code) {
        return letters.getOrDefault(code, letters.get((int) '?'));
    }

    /** Width of a line of letters of this size. */
    double width(String text, double size) {
        return size
                * text.codePoints().mapToDouble(code -> letter(code).advance()).sum();
    }

    /** A line of letters that starts at ({@code x}, {@code y}) on its base line. */
    Shape line(String text, double size, double x, double y) {
        Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double left = x;
        for (int code : text.codePoints().toArray()) {
            line.append(letter(code).outline().getPathIterator(new AffineTransform(size, 0, 0, size, left, y)), false);
            left += size * letter(code).advance();
        }
        return line;
    }
}
