/** Where a slide holds tissue that may be measured, and what is left out: padding, pen, blur. */
package org.fascicle.segment.tissue;
