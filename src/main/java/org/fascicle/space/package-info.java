/** Lengths, areas and rectangles: the units in which everything else is said. Imports nothing of ours. */
package org.fascicle.space;
