package org.fascicle.slide;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A recipe to open a slide again, on this machine or another: small and serialisable.
 *
 * @param location path of the file (or a Bio-Formats {@code .fake} name)
 * @param pixelSizeUm what the user says a full-resolution pixel measures, overriding the file; empty to believe the file
 */
public record SlideSource(String location, Double pixelSizeUmOrNull) implements Serializable {

    public static SlideSource of(Path file) {
        return new SlideSource(file.toString(), null);
    }

    public SlideSource withPixelSizeUm(double um) {
        return new SlideSource(location, um);
    }

    public Optional<Double> pixelSizeUm() {
        return Optional.ofNullable(pixelSizeUmOrNull);
    }
}
