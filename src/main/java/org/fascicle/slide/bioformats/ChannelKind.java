package org.fascicle.slide.bioformats;

/** How a series holds its colours. */
enum ChannelKind {
    /** Samples R, G, B of one plane, and perhaps a fourth. */
    RGB,
    /** A table of colours. */
    PALETTE,
    /** One grey value per pixel, and perhaps a second. */
    GREY,
    /** Three planes that may be R, G and B, or three fluorescences: their brightness decides. */
    THREE_PLANES;

    /** Whether a pixel's colour stands in one place. */
    boolean isColour() {
        return this == RGB || this == PALETTE;
    }
}
