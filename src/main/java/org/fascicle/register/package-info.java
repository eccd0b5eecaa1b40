/** Sections of one block laid on each other: the affine map between two slides, how far it is off, and where it cannot be told. */
package org.fascicle.register;
