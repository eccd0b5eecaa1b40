package org.fascicle.report;

/**
 * A number that could have been expected and is not there.
 *
 * @param key which
 * @param reason why, a full sentence
 */
public record NotMeasured(MeasureKey key, String reason) {}
