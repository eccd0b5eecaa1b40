package org.fascicle.pipeline;

/** The parts of an analysis whose time is told apart. */
public enum Stage {
    READ,
    TISSUE,
    NUCLEI,
    NECROSIS,
    MITOSES,
    POSITIVITY,
    WRITE
}
