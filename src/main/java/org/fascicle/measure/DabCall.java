package org.fascicle.measure;

import java.util.OptionalDouble;

/**
 * What a nucleus is called by its DAB.
 *
 * @param probability of being positive, 0 to 1; empty where a fixed cut of the mean decides
 */
public record DabCall(DabClass kind, OptionalDouble probability) {}
