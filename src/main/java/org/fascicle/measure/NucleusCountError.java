package org.fascicle.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * How far a segmenter's count of nuclei lies from people's, on images of sources that it was not fitted to.
 *
 * <p>The logarithm of found over true nuclei has a mean, a spread between sources (scanner, stain, who outlined) that no larger area makes
 * smaller, and a spread between fields of one source that evens out over a slide. All numbers are measured, and written into the
 * program, by {@code scripts/train/nuclei_errors.py}.
 *
 * @param mean of the logarithm of found over true nuclei
 * @param betweenSources its standard deviation between sources
 * @param betweenFields its standard deviation between fields of {@link #FIELD_MM2} of one source
 */
public record NucleusCountError(double mean, double betweenSources, double betweenFields) {

    /** A field of 1,000 x 1,000 pixels of 0.25 um. */
    static final double FIELD_MM2 = 0.0625;

    private static final String BUNDLED = "nucleus-count-errors.json";
    private static final double Z_95 = 1.959963984540054;

    /** The error of a segmenter by its name; empty where it was not measured. */
    public static Optional<NucleusCountError> of(String segmenter) {
        return StreamSupport.stream(read().get("segmenters").spliterator(), false)
                .filter(each -> each.get("name").asText().equals(segmenter))
                .map(each -> new NucleusCountError(
                        each.get("mean").asDouble(),
                        each.get("between_sources").asDouble(),
                        each.get("between_fields").asDouble()))
                .findFirst();
    }

    private static JsonNode read() {
        try (InputStream file = NucleusCountError.class.getResourceAsStream(BUNDLED)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException("The file " + BUNDLED + " inside the program cannot be read.", e);
        }
    }

    /** Bounds of the nuclei per mm2 that people would count, by chance and by the segmenter's error together. */
    public Interval perMm2(Count found) {
        Interval chance = found.intervalPerMm2(Interval.USUAL_CONFIDENCE);
        double fields = Math.max(1, found.area().mm2() / FIELD_MM2);
        double half = Z_95 * Math.sqrt(betweenSources * betweenSources + betweenFields * betweenFields / fields);
        double middle = found.perMm2() * Math.exp(-mean);
        return new Interval(
                middle * Math.exp(-Math.hypot(half, logOf(chance.lower(), found.perMm2()))),
                found.count() == 0
                        ? chance.upper() * Math.exp(half - mean)
                        : middle * Math.exp(Math.hypot(half, logOf(chance.upper(), found.perMm2()))),
                Interval.USUAL_CONFIDENCE,
                "chance, and the segmenter's counts against people's on sources left out");
    }

    private static double logOf(double bound, double value) {
        return bound > 0 && value > 0 ? Math.log(bound / value) : 0;
    }
}
