/** From colours to stains: optical density, stain vectors, separation. Knows images, nothing of files or tiles. */
package org.fascicle.stain;
