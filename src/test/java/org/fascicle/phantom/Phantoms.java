package org.fascicle.phantom;

import java.util.List;
import java.util.Optional;

/** Small phantoms in memory, drawn in a fraction of a second; the same arguments give the same pixels. */
public final class Phantoms {

    private Phantoms() {}

    /** Living spindle-cell tumour that fills the image: about 2,000 nuclei per mm2, no necrosis, no mitosis. */
    public static Phantom heField(long seed, int width, int height, double pixelSizeUm) {
        return HePainter.paint(new HeRecipe(
                seed,
                new Frame(width, height, pixelSizeUm),
                Optional.empty(),
                new HeRecipe.Cells(2000, 0.03, 0, 0, 0),
                List.of(),
                0,
                Scanner.Optics.clean(),
                Stains.HE));
    }

    /** Living spindle-cell tumour with giant cells: nuclei per mm2 besides those in them as asked. */
    public static Phantom giantCells(
            long seed, int width, int height, double pixelSizeUm, int giantCells, double nucleiPerMm2) {
        return HePainter.paint(new HeRecipe(
                seed,
                new Frame(width, height, pixelSizeUm),
                Optional.empty(),
                new HeRecipe.Cells(nucleiPerMm2, 0.05, giantCells, 0, 2),
                List.of(),
                2,
                Scanner.Optics.clean(),
                Stains.HE));
    }

    /** A tumour in H-DAB that fills the image: about 1,800 nuclei per mm2. */
    public static Phantom hdabField(long seed, int width, int height, double pixelSizeUm, Marker marker) {
        return HdabPainter.paint(new HdabRecipe(
                seed,
                new Frame(width, height, pixelSizeUm),
                Optional.empty(),
                1800,
                marker,
                0,
                Scanner.Optics.clean(),
                Stains.HDAB));
    }

    /** The same as {@link #heField} at a density by seed and in the colours of one of three laboratories. */
    public static Phantom heFieldOfLaboratory(int laboratory, long seed, int width, int height, double pixelSizeUm) {
        return HePainter.paint(new HeRecipe(
                seed,
                new Frame(width, height, pixelSizeUm),
                Optional.empty(),
                new HeRecipe.Cells(1200 + 400 * (seed % 5), 0.05, 0, 0, 2),
                List.of(),
                2,
                Scanner.Optics.clean(),
                colours(laboratory)));
    }

    /** A piece of tissue with glass around. */
    public static Phantom hePiece(int laboratory, long seed, int width, int height, double pixelSizeUm) {
        double x = width * pixelSizeUm;
        double y = height * pixelSizeUm;
        return HePainter.paint(new HeRecipe(
                seed,
                new Frame(width, height, pixelSizeUm),
                Optional.of(Blob.piece(0.55 * x, 0.5 * y, 0.4 * x, 0.38 * y, seed)),
                new HeRecipe.Cells(2000, 0.05, 0, 0, 0),
                List.of(),
                1,
                Scanner.Optics.clean(),
                colours(laboratory)));
    }

    private static Colours colours(int laboratory) {
        return List.of(Stains.HE, Stains.HE_DARK, Stains.HE_PINK).get(laboratory % 3);
    }
}
