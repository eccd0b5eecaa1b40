package org.fascicle.fnclcc;

import org.fascicle.measure.Interval;

/**
 * The mitotic rate that a count makes likely, beside the count itself.
 *
 * @param perMitoticArea true mean in 1.734 mm2 that is as likely too high as too low
 * @param interval 95 % of what is plausible, in 1.734 mm2
 */
public record LikelyRate(double perMitoticArea, Interval interval) {}
