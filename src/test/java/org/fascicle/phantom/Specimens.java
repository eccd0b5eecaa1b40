package org.fascicle.phantom;

import java.util.List;
import java.util.Optional;

/** Small pieces of tissue on glass that several tests look at; drawn once. */
final class Specimens {

    /** H&amp;E: a quarter of a square millimetre with a necrosis, a giant cell and ten mitoses. */
    static final Phantom TUMOUR = HePainter.paint(new HeRecipe(
            81,
            new Frame(1700, 1300, 0.5),
            Optional.of(Blob.piece(425, 325, 370, 270, 82)),
            new HeRecipe.Cells(2000, 0.04, 1, 10, 3),
            List.of(Blob.lake(330, 330, 170, 140, 83)),
            3,
            Scanner.Optics.clean(),
            Stains.HE));

    /** H-DAB: a cytoplasmic marker in patches. */
    static final Phantom ACTIN = HdabPainter.paint(new HdabRecipe(
            91,
            new Frame(1000, 800, 0.5),
            Optional.of(Blob.piece(250, 200, 210, 160, 92)),
            1900,
            Marker.patchy(0.3, 80),
            2,
            Scanner.Optics.clean(),
            Stains.HDAB));

    /** H-DAB: a nuclear marker in a fifth of the nuclei. */
    static final Phantom KI67 = HdabPainter.paint(new HdabRecipe(
            101,
            new Frame(1000, 800, 0.5),
            Optional.of(Blob.piece(250, 200, 210, 160, 102)),
            1900,
            Marker.nuclear(0.2),
            1,
            Scanner.Optics.clean(),
            Stains.HDAB));

    private Specimens() {}
}
