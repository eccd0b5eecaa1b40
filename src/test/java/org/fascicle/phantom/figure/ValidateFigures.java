package org.fascicle.phantom.figure;

import java.util.List;
import java.util.Locale;
import org.fascicle.figure.FigureReader;
import org.fascicle.image.RgbImage;

/** Reads drawn figures and prints how much was right: FIRST-SEED COUNT. */
public final class ValidateFigures {

    private ValidateFigures() {}

    public static void main(String[] arguments) {
        Micrographs micrographs = new Micrographs(List.of());
        FigureScore score = new FigureScore();
        long first = Long.parseLong(arguments[0]);
        long reading = 0;
        long slowest = 0;
        for (long seed = first; seed < first + Long.parseLong(arguments[1]); seed++) {
            PrintedFigure figure = PrintedFigure.of(seed, micrographs);
            RgbImage image = figure.image();
            long begin = System.nanoTime();
            score.add(String.valueOf(seed), figure.truth(), FigureReader.read(image));
            long time = System.nanoTime() - begin;
            reading += time;
            slowest = Math.max(slowest, time);
        }
        score.faults.forEach(System.err::println);
        System.out.println("| | right | |");
        System.out.println("|---|---|---|");
        System.out.print(score.table());
        System.out.printf(
                Locale.ROOT,
                "%nSeconds a figure, measures aside: %.2f in the mean, %.2f at most.%n",
                reading / 1e9 / score.figures,
                slowest / 1e9);
    }
}
