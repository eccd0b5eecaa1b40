package org.fascicle.stain;

import java.util.Optional;

/**
 * All that is known of a slide's colours: estimated once from its overview, or given, and used for every tile.
 *
 * @param kind which stains
 * @param kindConfidence 0.5 (a guess) to 1 (certain or given)
 * @param white the empty glass
 * @param stains the stains' vectors
 * @param kindByColours what the colours look like, where another kind was given
 * @param method how white point and vectors were come by, in words for the report
 */
public record SlideColour(
        StainKind kind,
        double kindConfidence,
        WhitePoint white,
        StainMatrix stains,
        String method,
        Optional<StainKind> kindByColours) {

    /** The same where nothing speaks against the kind. */
    public SlideColour(StainKind kind, double kindConfidence, WhitePoint white, StainMatrix stains, String method) {
        this(kind, kindConfidence, white, stains, method, Optional.empty());
    }
}
