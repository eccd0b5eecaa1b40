/** Necrotic and viable tissue, told square by square. */
package org.fascicle.segment.necrosis;
