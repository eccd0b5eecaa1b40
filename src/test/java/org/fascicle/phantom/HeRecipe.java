package org.fascicle.phantom;

import java.util.List;
import java.util.Optional;

/**
 * What an H&amp;E phantom shows.
 *
 * @param seed of everything random in it
 * @param frame size of the image
 * @param piece outline of the tissue; empty if it fills the image
 * @param cells the cells of the living tumour
 * @param necrosis dead areas
 * @param vessels how many small vessels
 * @param optics the scanner, ink, blur and padding
 * @param colours stains and glass
 */
record HeRecipe(
        long seed,
        Frame frame,
        Optional<Blob> piece,
        Cells cells,
        List<Blob> necrosis,
        int vessels,
        Scanner.Optics optics,
        Colours colours) {

    /**
     * The cells of the living tumour.
     *
     * @param nucleiPerMm2 aimed at; giant cells, vessels and mitoses come on top
     * @param pleomorphic part of the nuclei that are large, irregular and dark
     * @param giantCells multinucleated cells
     * @param mitoses mitotic figures, spread at random
     * @param lookalikes apoptotic bodies; as many lymphocytes again
     */
    record Cells(double nucleiPerMm2, double pleomorphic, int giantCells, int mitoses, int lookalikes) {}
}
