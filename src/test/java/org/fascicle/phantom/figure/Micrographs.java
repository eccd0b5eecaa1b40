package org.fascicle.phantom.figure;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Marker;
import org.fascicle.phantom.Phantoms;

/** Fields of stained tissue from which panels are cut, at several magnifications. */
final class Micrographs {

    private static final int EDGE_PX = 900;
    private final List<BufferedImage> fields = new ArrayList<>();

    /** Drawn fields and, beside them, real ones if there are any. */
    Micrographs(List<RgbImage> others) {
        double[] sizes = {0.35, 0.5, 0.8, 1.2};
        for (int i = 0; i < 8; i++) {
            fields.add(packed(Phantoms.heFieldOfLaboratory(i, 40 + i, EDGE_PX, EDGE_PX, sizes[i % 4])
                    .image()));
        }
        for (int i = 0; i < 4; i++) {
            Marker marker = i % 2 == 0 ? Marker.nuclear(0.2) : Marker.patchy(0.3, 80);
            fields.add(packed(Phantoms.hdabField(60 + i, EDGE_PX, EDGE_PX, sizes[i], marker)
                    .image()));
        }
        for (int i = 0; i < 3; i++) {
            fields.add(packed(Phantoms.hePiece(i, 80 + i, EDGE_PX, EDGE_PX, 1).image()));
        }
        others.forEach(image -> fields.add(packed(image)));
    }

    /** A part of some field, enlarged or shrunk to this size. */
    BufferedImage cut(int width, int height, Random random) {
        BufferedImage field = fields.get(random.nextInt(fields.size()));
        double most = Math.min(field.getWidth() / (double) width, field.getHeight() / (double) height);
        double scale = Math.min(most, 0.7 + 0.8 * random.nextDouble());
        int w = (int) (width * scale);
        int h = (int) (height * scale);
        int x = random.nextInt(field.getWidth() - w + 1);
        int y = random.nextInt(field.getHeight() - h + 1);
        return Canvas.scaled(field.getSubimage(x, y, w, h), width, height, true);
    }

    static BufferedImage packed(RgbImage image) {
        BufferedImage packed = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        packed.setRGB(0, 0, image.width(), image.height(), image.toPacked(), 0, image.width());
        return packed;
    }
}
