/** A published figure from the outside: read, measured, with an error budget, beside published values; written as a folder. */
package org.fascicle.run.figure;
