package org.fascicle.measure;

/**
 * Nuclei of one taught class.
 *
 * @param name of the class, or {@link CellCall#UNSURE_NAME}
 * @param kind what it means to the measures, such as tumour; the name itself where unsure
 * @param count on how much tissue
 * @param percent of all nuclei on that tissue
 * @param perMm2 bounds of the density, by chance and what else is known of the errors
 */
public record CellClassCount(String name, String kind, Count count, double percent, Interval perMm2) {}
