/** The only room that sees OpenCV: its operations on images of ours, with native memory freed before each returns. */
package org.fascicle.opencv;
