/** A patient's specimens over time: the manifest, the roll-up of slides by the rules, each specimen's grading, and what is written on it. */
package org.fascicle.patient;
