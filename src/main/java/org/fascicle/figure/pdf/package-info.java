/** Pictures and captions out of PDF files; beside the reports' writer the only room that sees PDFBox. */
package org.fascicle.figure.pdf;
