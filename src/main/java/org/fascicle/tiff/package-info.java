/** Writing TIFF files that any reader opens: results in tiles, phantoms as pyramids. */
package org.fascicle.tiff;
