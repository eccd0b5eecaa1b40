package org.fascicle.phantom.figure;

import java.nio.file.Path;
import java.util.Locale;
import org.fascicle.figure.FigureReader;
import org.fascicle.image.RgbImage;

/** Reads drawn figures and prints how much was right: FIRST-SEED COUNT, or FIRST-SEED COUNT DATA looked|judging of panels cut from real fields. */
public final class ValidateFigures {

    private ValidateFigures() {}

    public static void main(String[] arguments) {
        Micrographs micrographs = arguments.length > 2
                ? Micrographs.real(RealFields.of(Path.of(arguments[2]), arguments[3].equals("judging")))
                : Micrographs.drawn();
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
