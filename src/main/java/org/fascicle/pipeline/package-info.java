/** Where the stages meet: one slide, a batch, a patient. */
package org.fascicle.pipeline;
