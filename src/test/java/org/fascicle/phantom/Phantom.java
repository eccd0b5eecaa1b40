package org.fascicle.phantom;

import java.util.List;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;

/**
 * A drawn image and all that is true of it, on the grid of the image.
 *
 * @param image what a scanner would see
 * @param nuclei instance labels 1, 2, 3 ... of living nuclei, mitotic figures among them (one label each); nothing for
 *     ghosts, nuclear dust and apoptotic bodies
 * @param tissue the piece of tissue, its clefts and vessels included
 * @param necrosis dead tissue
 * @param positive DAB; empty on H&E
 * @param pen ink on the glass
 * @param blurred out of focus
 * @param truth the numbers
 * @param giantCells middles of the multinucleated cells
 */
public record Phantom(
        RgbImage image,
        LabelImage nuclei,
        BinaryMask tissue,
        BinaryMask necrosis,
        BinaryMask positive,
        BinaryMask pen,
        BinaryMask blurred,
        Truth truth,
        List<Truth.Point> giantCells) {}
