package org.fascicle.review;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How results are reviewed.
 *
 * @param slides folder where the slides lie; without it they are looked for beside the results
 * @param reviewer who reviews; the page asks where it is not given
 */
public record ReviewOptions(Optional<Path> slides, Optional<String> reviewer) {}
