/** Rare things and where they crowd: mitotic-figure candidates, hotspots of a stated area, giant cells. */
package org.fascicle.detect;
