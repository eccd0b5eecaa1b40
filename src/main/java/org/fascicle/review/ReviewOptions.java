package org.fascicle.review;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How results are reviewed.
 *
 * @param slides folder where the slides lie; without it they are looked for beside the results
 * @param reviewer who reviews; the page asks where it is not given
 * @param blinded whether each reader sees the own decisions alone, which then stand in a log of the reader's own
 * @param register {@code register.json} that says how slides lie on each other
 */
public record ReviewOptions(
        Optional<Path> slides, Optional<String> reviewer, boolean blinded, Optional<Path> register) {

    public ReviewOptions(Optional<Path> slides, Optional<String> reviewer, boolean blinded) {
        this(slides, reviewer, blinded, Optional.empty());
    }
}
