/** Drawn sections with exact truth: tissue that nobody has to annotate, for tests and for {@code test-images/}. */
package org.fascicle.phantom;
