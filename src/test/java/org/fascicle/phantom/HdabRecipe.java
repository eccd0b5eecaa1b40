package org.fascicle.phantom;

import java.util.Optional;

/**
 * What an H-DAB phantom shows.
 *
 * @param seed of everything random in it
 * @param frame size of the image
 * @param piece outline of the tissue; empty if it fills the image
 * @param nucleiPerMm2 aimed at
 * @param marker what is brown
 * @param vessels how many small vessels; their walls are positive for a cytoplasmic marker
 * @param optics the scanner
 * @param colours stains and glass
 */
record HdabRecipe(
        long seed,
        Frame frame,
        Optional<Blob> piece,
        double nucleiPerMm2,
        Marker marker,
        int vessels,
        Scanner.Optics optics,
        Colours colours) {}
