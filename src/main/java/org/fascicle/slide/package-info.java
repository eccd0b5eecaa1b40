/** Slides: regions of any resolution from any file, and how large a pixel is. Only slide.bioformats imports loci. */
package org.fascicle.slide;
