/** The formats that slides come in: which one a file is, and who opens it. */
package org.fascicle.slide.formats;
