package org.fascicle.slide.bioformats;

/** How a series holds its colours. */
enum ChannelKind {
    /** Samples R, G, B of one plane, and perhaps a fourth that is opacity. */
    RGB,
    /** A table of colours. */
    PALETTE,
    /** One grey value per pixel, and perhaps a second that is opacity. */
    GREY,
    /** Three planes that may be R, G and B, or three fluorescences: their brightness decides. */
    THREE_PLANES
}
