package org.fascicle.segment.positivity;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.fascicle.space.UserError;

/**
 * What a slide was stained for.
 *
 * <p>The table is {@code markers.csv} beside this class; a new marker is a row of it. Compartments are where a stain is read as positive in
 * diagnosis; a cytoplasmic one may lie on the membrane too.
 *
 * @param name as on the command line, lower case
 * @param label as people write it
 * @param compartment where its stain lies
 */
public record Marker(String name, String label, Compartment compartment) {

    private static final List<Marker> ALL = read();

    /** Nobody said which. */
    public static final Marker GENERIC = named("generic");

    /** @throws UserError where the table has no such marker */
    public static Marker named(String name) {
        return ALL.stream()
                .filter(marker -> marker.name.equals(plain(name)))
                .findFirst()
                .orElseThrow(() -> UserError.usage("There is no marker \"" + name + "\"; name one of "
                        + ALL.stream().map(Marker::name).collect(Collectors.joining(", "))
                        + ", or generic with --compartment."));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "").replaceFirst("^alpha", "");
    }

    /** The same where a person knows better where the stain lies. */
    public Marker in(Compartment place) {
        return new Marker(name, label, place);
    }

    private static List<Marker> read() {
        try (InputStream file = Marker.class.getResourceAsStream("markers.csv")) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .stream()
                    .map(Marker::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Marker of(CSVRecord row) {
        return new Marker(
                row.get("marker"),
                row.get("label"),
                Compartment.valueOf(row.get("compartment").toUpperCase(Locale.ROOT)));
    }
}
