/** Values with what they were divided by and how sure they are. */
package org.fascicle.measure;
