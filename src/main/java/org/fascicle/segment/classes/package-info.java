/** Classes of tissue, square by square, as a person taught them. */
package org.fascicle.segment.classes;
