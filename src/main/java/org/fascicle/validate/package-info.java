/** Scores of the stages against truth, on data that anyone can name. */
package org.fascicle.validate;
