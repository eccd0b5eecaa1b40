package org.fascicle.phantom;

import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.WhitePoint;

/**
 * The colours a section is mixed from.
 *
 * @param stains unit vectors of haematoxylin and of eosin or DAB
 * @param white the empty glass
 */
public record Colours(StainMatrix stains, WhitePoint white) {}
