/** How a grid is cut into pieces of work. */
package org.fascicle.tile;
