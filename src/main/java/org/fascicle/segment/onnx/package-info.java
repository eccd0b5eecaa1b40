/** Segmentation by networks that the project trained itself. Only this package runs ONNX Runtime. */
package org.fascicle.segment.onnx;
