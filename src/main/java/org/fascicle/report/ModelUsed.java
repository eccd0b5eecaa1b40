package org.fascicle.report;

/**
 * A trained network that took part.
 *
 * @param name what it does
 * @param version its own version
 * @param sha256 of its file
 */
public record ModelUsed(String name, String version, String sha256) {
}
