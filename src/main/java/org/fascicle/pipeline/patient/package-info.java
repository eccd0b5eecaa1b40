/** A patient's specimens: the manifest, the roll-up of slides by the rules, the grading of each specimen. */
package org.fascicle.pipeline.patient;
