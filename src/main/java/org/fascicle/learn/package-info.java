/** A linear discriminant taught by few examples: fit, test with groups left out, calibration, novelty. */
package org.fascicle.learn;
