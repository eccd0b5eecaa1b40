/** What is written: JSON, CSV, GeoJSON, masks, pictures, the page, provenance. */
package org.fascicle.report;
