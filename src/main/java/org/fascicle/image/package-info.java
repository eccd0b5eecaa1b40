/** Images in memory: width, height and one array. No type of ImageJ, OpenCV or AWT stands in a signature here. */
package org.fascicle.image;
