package org.fascicle.segment;

/**
 * A trained network as a file.
 *
 * @param name what it does
 * @param file name of its file
 * @param sha256 of the file, 64 hexadecimal digits
 */
public record TrainedModel(String name, String file, String sha256) {}
