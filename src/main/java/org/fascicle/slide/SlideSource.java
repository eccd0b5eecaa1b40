package org.fascicle.slide;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.space.UserError;

/**
 * A recipe to open a slide again, on this machine or another: small and serialisable.
 *
 * @param location path of the file (or a Bio-Formats {@code .fake} name)
 * @param pixelSizeUmOrNull what the user says a full-resolution pixel measures, overriding the file; null to believe the
 *     file (an Optional would not be serialisable; ask {@link #pixelSizeUm()})
 */
public record SlideSource(String location, Double pixelSizeUmOrNull) implements Serializable {

    public SlideSource {
        if (location.isBlank()) {
            throw UserError.usage("The name of an image is empty; give the path of a slide or image file.");
        }
        if (pixelSizeUmOrNull != null) {
            PixelSizeEvidence.requirePlausible(pixelSizeUmOrNull);
        }
    }

    public static SlideSource of(Path file) {
        return new SlideSource(file.toString(), null);
    }

    public SlideSource withPixelSizeUm(double um) {
        return new SlideSource(location, um);
    }

    public Optional<Double> pixelSizeUm() {
        return Optional.ofNullable(pixelSizeUmOrNull);
    }

    /** The file's name alone, for messages and results: folders may name patients. */
    public String fileName() {
        return location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1);
    }

    /** The file's name without its ending, {@code .ome.tiff} and the parameters of a {@code .fake} name included. */
    public String stem() {
        String stem = fileName().replaceFirst("&.*\\.fake$", "").replaceFirst("(?i)(\\.ome)?\\.[^.]*$", "");
        return stem.isEmpty() ? fileName() : stem;
    }
}
