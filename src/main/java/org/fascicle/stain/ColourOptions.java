package org.fascicle.stain;

import java.util.Optional;

/**
 * What is given of a slide's colours; the rest is measured.
 *
 * @param kind the stains, or {@code AUTO}
 * @param stainsOrNull vectors to use instead of estimated ones
 * @param whiteOrNull white point to use instead of a measured one
 */
public record ColourOptions(StainKindChoice kind, StainMatrix stainsOrNull, WhitePoint whiteOrNull) {

    public ColourOptions {
        if (kind == null) {
            throw new IllegalArgumentException("The stain kind must be AUTO, HE or HDAB.");
        }
    }

    /** Measure everything. */
    public static ColourOptions defaults() {
        return new ColourOptions(StainKindChoice.AUTO, null, null);
    }

    public ColourOptions withKind(StainKindChoice choice) {
        return new ColourOptions(choice, stainsOrNull, whiteOrNull);
    }

    /** The vectors and the kind of another slide; the white point is a slide's own and measured anew. */
    public ColourOptions withStainsOf(SlideColour other) {
        return new ColourOptions(StainKindChoice.valueOf(other.kind().name()), other.stains(), whiteOrNull);
    }

    public Optional<StainMatrix> stains() {
        return Optional.ofNullable(stainsOrNull);
    }

    public Optional<WhitePoint> white() {
        return Optional.ofNullable(whiteOrNull);
    }
}
