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
    private static final int GLASS = 225;
    /** Nobody publishes a picture of glass; real fields at a tissue's edge have parts with nothing else. */
    private static final double MOST_GLASS = 0.6;

    private static final int TRIES = 20;

    private final List<BufferedImage> fields;
    private final boolean glassToo;

    private Micrographs(List<BufferedImage> fields, boolean glassToo) {
        this.fields = fields;
        this.glassToo = glassToo;
    }

    static Micrographs real(List<BufferedImage> fields) {
        return new Micrographs(fields, false);
    }

    static Micrographs drawn() {
        List<BufferedImage> fields = new ArrayList<>();
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
        return new Micrographs(fields, true);
    }

    /** A part of some field, enlarged or shrunk to this size. */
    BufferedImage cut(int width, int height, Random random) {
        BufferedImage part = part(width, height, random);
        for (int i = 0; i < TRIES && isMostlyGlass(part); i++) {
            part = part(width, height, random);
        }
        return part;
    }

    private boolean isMostlyGlass(BufferedImage part) {
        if (glassToo) {
            return false;
        }
        int glass = 0;
        int seen = 0;
        for (int y = 0; y < part.getHeight(); y += 4) {
            for (int x = 0; x < part.getWidth(); x += 4) {
                seen++;
                glass += (part.getRGB(x, y) >> 8 & 0xff) > GLASS ? 1 : 0;
            }
        }
        return glass > MOST_GLASS * seen;
    }

    private BufferedImage part(int width, int height, Random random) {
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
