/** A person's review of a result in the browser: candidates, window and grade, served on the loopback address. */
package org.fascicle.review;
