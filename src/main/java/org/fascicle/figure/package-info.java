/** A published figure read: its panels, what they show, their scale bars, and how sure one can be of a pixel's size. */
package org.fascicle.figure;
