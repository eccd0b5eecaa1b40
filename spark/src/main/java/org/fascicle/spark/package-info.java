/** The batch on Apache Spark: the same analysis on many machines, with the same bytes. */
package org.fascicle.spark;
