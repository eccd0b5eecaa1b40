package org.fascicle.phantom;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The images of {@code test-images/}: the published case (doi 10.1186/s13256-020-02625-0) as three slides and three
 * stained fields, and one field at high resolution for nuclei.
 *
 * <p>All at 0.5 um per pixel, but for the two fields at 0.25. Densities and counts are ours, chosen to fit its words
 * ("moderate", "few", "> 20 / 10 HPF"), since the report gives no numbers.
 */
enum TestImage {

    /** Moderate density, focally pleomorphic, few mitoses, small necrosis; pen, blur and padding spoil it a little. */
    HE_PRIMARY(
            "he-primary",
            0.37,
            8,
            () -> HePainter.paint(new HeRecipe(
                    2601,
                    new Frame(4100, 3200, 0.5),
                    Optional.of(Blob.piece(1000, 800, 870, 660, 11)),
                    new HeRecipe.Cells(1900, 0.05, 3, 5, 6),
                    List.of(Blob.lake(1330, 1000, 200, 140, 12), Blob.lake(560, 470, 90, 70, 13)),
                    12,
                    new Scanner.Optics(
                            0.45,
                            0.7,
                            List.of(Blob.lake(480, 1000, 170, 130, 14)),
                            Optional.of(Pen.green(1640, -60, 1930, 520)),
                            60),
                    Stains.HE))),

    /** Increased density, pleomorphic, giant cells, more than 20 mitoses on 1.734 mm2. */
    HE_RECURRENCE(
            "he-recurrence",
            0.37,
            8,
            () -> HePainter.paint(new HeRecipe(
                    2602,
                    new Frame(3900, 3000, 0.5),
                    Optional.of(Blob.piece(975, 750, 850, 640, 21)),
                    new HeRecipe.Cells(3100, 0.14, 16, 32, 14),
                    List.of(),
                    14,
                    new Scanner.Optics(0.45, 0.7, List.of(), Optional.empty(), 0),
                    Stains.HE_DARK))),

    /** Moderate density, hardly pleomorphic, more than 40 mitoses on 1.734 mm2, about 30 % necrotic. */
    HE_METASTASIS(
            "he-metastasis",
            0.37,
            8,
            () -> HePainter.paint(new HeRecipe(
                    2603,
                    new Frame(4400, 3500, 0.5),
                    Optional.of(Blob.piece(1100, 875, 970, 755, 31)),
                    new HeRecipe.Cells(2100, 0.02, 0, 54, 10),
                    List.of(
                            Blob.lake(640, 640, 380, 330, 32),
                            Blob.lake(1540, 1170, 350, 260, 33),
                            Blob.lake(1480, 420, 220, 160, 34)),
                    14,
                    new Scanner.Optics(0.45, 0.7, List.of(), Optional.empty(), 0),
                    Stains.HE_PINK))),

    /** Nuclei, giant cells and mitoses at 40x. */
    HE_FIELD(
            "he-field",
            0.7,
            1,
            () -> HePainter.paint(new HeRecipe(
                    2604,
                    new Frame(1024, 1024, 0.25),
                    Optional.empty(),
                    new HeRecipe.Cells(2500, 0.08, 2, 8, 3),
                    List.of(),
                    1,
                    Scanner.Optics.clean(),
                    Stains.HE))),

    /** Ki-67 of the primary: about 10 % of the nuclei. */
    KI67_PRIMARY(
            "ki67-primary",
            0.6,
            1,
            () -> HdabPainter.paint(new HdabRecipe(
                    2605,
                    new Frame(2560, 1536, 0.25),
                    Optional.of(Blob.piece(290, 190, 350, 215, 51)),
                    1900,
                    Marker.nuclear(0.10),
                    3,
                    Scanner.Optics.clean(),
                    Stains.HDAB))),

    /** Alpha-SMA of the metastasis: patchy. */
    SMA_METASTASIS(
            "sma-metastasis",
            0.6,
            1,
            () -> HdabPainter.paint(new HdabRecipe(
                    2606,
                    new Frame(1024, 1024, 0.5),
                    Optional.of(Blob.piece(235, 240, 285, 280, 61)),
                    2000,
                    Marker.patchy(0.32, 110),
                    4,
                    Scanner.Optics.clean(),
                    Stains.HDAB))),

    /** Sarcomeric actin of the metastasis: patchy, less of it. */
    ACTIN_METASTASIS(
            "actin-metastasis",
            0.6,
            1,
            () -> HdabPainter.paint(new HdabRecipe(
                    2607,
                    new Frame(1024, 768, 0.5),
                    Optional.of(Blob.piece(250, 190, 280, 215, 71)),
                    2000,
                    Marker.patchy(0.16, 70),
                    2,
                    Scanner.Optics.clean(),
                    Stains.HDAB)));

    private final String stem;
    private final double quality;
    private final int maskShrink;
    private final Supplier<Phantom> drawing;

    TestImage(String stem, double quality, int maskShrink, Supplier<Phantom> drawing) {
        this.stem = stem;
        this.quality = quality;
        this.maskShrink = maskShrink;
        this.drawing = drawing;
    }

    /** File name without its ending. */
    String stem() {
        return stem;
    }

    /** JPEG quality, 0 to 1. */
    double quality() {
        return quality;
    }

    /** Image pixels along an edge of a pixel of its truth masks. */
    int maskShrink() {
        return maskShrink;
    }

    /** Whether labels lie beside it: where nuclei are what is looked at, and the image is small. */
    boolean hasLabels() {
        return this == HE_FIELD || this == KI67_PRIMARY;
    }

    String fileName() {
        return stem + ".ome.tif";
    }

    /** Draws it anew; seconds of work for a slide. */
    Phantom draw() {
        return drawing.get();
    }
}
