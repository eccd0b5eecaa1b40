package org.fascicle.patient;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A slide behind a specimen's numbers.
 *
 * @param folder its own result, where there is one
 * @param sha256 of the image, empty where unknown
 */
public record SlideUsed(String name, String block, String stain, Optional<Path> folder, String sha256) {}
