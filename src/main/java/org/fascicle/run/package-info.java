/** A run from the outside: one image or a batch of them, from opening the file to the folder that stands. */
package org.fascicle.run;
