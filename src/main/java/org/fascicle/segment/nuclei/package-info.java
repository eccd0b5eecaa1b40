/** The classic nucleus segmenter's steps; only {@link org.fascicle.segment.nuclei.ClassicNucleusSegmenter} is for others. */
package org.fascicle.segment.nuclei;
