package org.fascicle.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long slides took: a table beside the results, a row for each that was measured. The one file of a batch that is another one each
 * time; {@code --dry-run} foretells from it how long a batch will take.
 */
public final class Times {

    public static final String FILE = "times.csv";

    private static final String HEADER = "name,image_mm2,seconds,threads\n";

    private final Path file;
    private final int threads;

    /**
     * @param results folder of results
     * @param threads of one slide
     */
    Times(Path results, int threads) {
        this.file = results.resolve(FILE);
        this.threads = threads;
    }

    /**
     * @param mm2 area of the image
     * @throws UncheckedIOException where the disk takes no more
     */
    synchronized void add(String name, double mm2, double seconds) {
        String row = String.format(Locale.ROOT, "%s,%.4f,%.2f,%d%n", quoted(name), mm2, seconds, threads);
        try {
            String begin = Files.exists(file) ? "" : HEADER;
            Files.writeString(
                    file, begin + row, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * How fast slides were measured.
     *
     * @param slides that it was seen of
     * @param secondsPerMm2 time of one thread for a square millimetre of image, median
     */
    public record Rate(int slides, double secondsPerMm2) {

        /** Time for images of this area on so many threads. */
        public Duration of(double mm2, int threads) {
            return Duration.ofMillis(Math.round(1000 * secondsPerMm2 * mm2 / threads));
        }
    }

    /** The rate of the slides whose times stand in a folder of results; empty where none do. */
    public static Optional<Rate> rate(Path results) {
        try (Stream<String> lines = Files.lines(results.resolve(FILE), StandardCharsets.UTF_8)) {
            List<Double> rates = lines.flatMap(Times::secondsPerMm2).sorted().toList();
            return rates.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Rate(rates.size(), rates.get(rates.size() / 2)));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Of one line; none of the header and of a line that a kill has torn. */
    private static Stream<Double> secondsPerMm2(String line) {
        String[] numbers = line.substring(line.lastIndexOf('"') + 1).split(",", -1);
        try {
            double rate =
                    Double.parseDouble(numbers[2]) * Integer.parseInt(numbers[3]) / Double.parseDouble(numbers[1]);
            return Double.isFinite(rate) && numbers.length == 4 ? Stream.of(rate) : Stream.of();
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Stream.of();
        }
    }
}
