/** Work on rasters that knows nothing of tissue: connected pieces, means, holes, runs, moments. */
package org.fascicle.raster;
