package org.fascicle.report;

/**
 * A trained network that took part.
 *
 * @param name what it does
 * @param file its name
 * @param sha256 of its file
 */
public record ModelUsed(String name, String file, String sha256) {}
