package org.fascicle.phantom.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.fascicle.figure.FigureReader;
import org.fascicle.figure.Panel;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Phantoms;

/** A figure of two fields of tissue side by side on white, to draw on. */
final class TwoFields {

    static final FigureTruth.Box LEFT = new FigureTruth.Box(10, 10, 300, 240);
    static final FigureTruth.Box RIGHT = new FigureTruth.Box(330, 10, 300, 240);
    static final BufferedImage TISSUE =
            Micrographs.packed(Phantoms.heField(5, 300, 240, 0.5).image());

    private TwoFields() {}

    static Canvas figure() {
        Canvas canvas = new Canvas(640, 290, Color.WHITE);
        canvas.place(TISSUE, LEFT.x(), LEFT.y());
        canvas.place(TISSUE, RIGHT.x(), RIGHT.y());
        return canvas;
    }

    static List<Panel> read(Canvas canvas) {
        BufferedImage image = canvas.image;
        return FigureReader.read(RgbImage.ofPacked(
                image.getWidth(),
                image.getHeight(),
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())));
    }
}
