/** What belongs to what: tissue, quality, nuclei, necrosis, positivity. Only segment.onnx runs a network. */
package org.fascicle.segment;
