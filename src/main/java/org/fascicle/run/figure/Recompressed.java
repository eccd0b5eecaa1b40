package org.fascicle.run.figure;

import org.fascicle.report.SlideReport;

/**
 * A panel measured after one more compression.
 *
 * @param quality of the JPEG, 1 to 100, the figure's own
 */
record Recompressed(SlideReport report, int quality) {}
