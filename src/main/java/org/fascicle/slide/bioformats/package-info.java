/** Slides and TIFF files by way of Bio-Formats: the only package that imports loci or ome. */
package org.fascicle.slide.bioformats;
