/** The grading rules: pure functions on small values, readable by a pathologist. Imports nothing but measure. */
package org.fascicle.fnclcc;
