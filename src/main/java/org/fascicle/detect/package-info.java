/** Rare things and where they crowd: mitotic-figure candidates, hotspots of a stated area. */
package org.fascicle.detect;
