package org.fascicle.report;

import org.fascicle.space.Area;

/**
 * Tissue that was not measured.
 *
 * @param key name for programs, for instance {@code pen}
 * @param label the cause in words, for instance "pen marks"
 * @param area how much
 */
public record Exclusion(String key, String label, Area area) {}
