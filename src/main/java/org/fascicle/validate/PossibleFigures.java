package org.fascicle.validate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fascicle.detect.PointUm;

/**
 * Bodies that nobody marked as mitotic figures, where nobody marked all, and that may well be some.
 *
 * <p>They are neither figures nor others, to train on and to measure by. Found among the best-scored bodies by a look of people who are no pathologists, those of a source by the scores of a
 * network that had not seen it or in spite of having been taught otherwise. Where hard examples are drawn often, a figure among the others is drawn most often of all.
 */
public final class PossibleFigures {

    private static final Map<String, List<PointUm>> BY_PICTURE = read();

    private PossibleFigures() {}

    /**
     * Their places in a picture, in um from its corner; none where none was seen.
     *
     * @param set where the picture comes from
     */
    public static List<PointUm> in(String set, Path picture) {
        return BY_PICTURE.getOrDefault(
                key(set.replaceAll("[ ,]+", "-"), picture.getParent().getFileName() + "/" + picture.getFileName()),
                List.of());
    }

    private static String key(String set, String file) {
        return set + " " + file;
    }

    private static Map<String, List<PointUm>> read() {
        try (InputStream in = PossibleFigures.class.getResourceAsStream("possible-figures.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.groupingBy(
                            cells -> key(cells[0], cells[1]),
                            Collectors.mapping(
                                    cells -> new PointUm(Double.parseDouble(cells[2]), Double.parseDouble(cells[3])),
                                    Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
