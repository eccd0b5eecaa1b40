package org.fascicle.validate;

import java.util.Locale;
import java.util.Random;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.OpticalDensity;
import org.fascicle.stain.WhitePoint;

/**
 * Kinds of artefact that can be drawn on a real field, so that where they lie is known exactly.
 *
 * <p>A bubble is a disc with a rim of up to 12 to 24 um, grey and darkest in its middle; a cover slip's edge is such a band across the whole field. Flakes are shreds 4 um wide of one substance every 16 um, on glass in place of the tissue; flecks are grains of dye on a tenth of the places of 6 um.
 */
enum DrawnArtefact {
    FOLD(TissueClass.FOLD, 0, 0, 0),
    BLUE_PEN(TissueClass.PEN, 1.2, 0.7, 0.15),
    GREEN_PEN(TissueClass.PEN, 1.1, 0.35, 0.8),
    BLACK_PEN(TissueClass.PEN, 1.3, 1.3, 1.3),
    RED_PEN(TissueClass.PEN, 0.05, 1.2, 1.0),
    VIOLET_PEN(TissueClass.PEN, 0.9, 1.1, 0.3),
    FLECKS_OF_DYE(TissueClass.PEN, 0.9, 0.35, 0.4),
    FLAKES(TissueClass.DEBRIS, 0.65, 0.7, 0.5),
    MISSING_TILE(TissueClass.NOT_SCANNED, 0, 0, 0),
    BUBBLE(TissueClass.BUBBLE, 0.9, 0.9, 0.9),
    COVER_SLIP(TissueClass.BUBBLE, 0.9, 0.9, 0.9);

    private static final double FOLD_HALF_UM = 15;
    private static final double PEN_HALF_UM = 60;
    private static final double SHRED_UM = 4;
    private static final double BETWEEN_SHREDS_UM = 16;
    private static final double GRAIN_UM = 6;
    private static final int GRAINS_OUT_OF = 10;
    private static final double TILE_HALF_UM = 40;
    private static final double BUBBLE_HALF_UM = 70;
    private static final double RIM_UM = 12;
    private static final double EDGE_HALF_UM = 8;

    private final TissueClass kind;
    private final double[] ink;

    DrawnArtefact(TissueClass kind, double red, double green, double blue) {
        this.kind = kind;
        ink = new double[] {red, green, blue};
    }

    /** What it ought to be called. */
    TissueClass kind() {
        return kind;
    }

    /** How far beyond it places are left out too, in um. */
    double marginUm() {
        return this == FLECKS_OF_DYE ? 0 : kind.marginUm();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** An image with the artefact, and where it lies. */
    record Drawn(RgbImage image, BinaryMask where) {}

    /** Draws along a slightly bent line through about the middle of the field, at any angle. */
    Drawn on(RgbImage image, PixelSize pixelSize, WhitePoint white, Random random) {
        Band band = new Band(image, pixelSize.meanUm(), random, this);
        RgbImage drawn =
                new RgbImage(image.width(), image.height(), image.data().clone());
        BinaryMask where = BinaryMask.empty(image.width(), image.height());
        double[] glass = {white.red(), white.green(), white.blue()};
        for (int y = 0, i = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++, i++) {
                if (band.holds(x, y)) {
                    where.data()[i] = true;
                    paint(drawn, image, i, band.beside(x, y), glass, inkAt(x, y, pixelSize.meanUm(), band));
                }
            }
        }
        return new Drawn(drawn, where);
    }

    /** How much of its ink lies at a place within, 0 to 1: none between shreds, grains and within a rim. */
    private double inkAt(int x, int y, double pixelUm, Band band) {
        return switch (this) {
            case FLAKES ->
                (x + y * 0.6 + 6 * Math.sin(y * pixelUm / 20)) * pixelUm % BETWEEN_SHREDS_UM < SHRED_UM ? 1 : 0;
            case FLECKS_OF_DYE ->
                new Random(31 * (long) (x * pixelUm / GRAIN_UM) + 1_000_003 * (long) (y * pixelUm / GRAIN_UM))
                                        .nextInt(GRAINS_OUT_OF)
                                == 0
                        ? 1
                        : 0;
            case BUBBLE, COVER_SLIP -> band.rim(x, y);
            default -> 1;
        };
    }

    private void paint(RgbImage drawn, RgbImage from, int at, int beside, double[] glass, double inked) {
        for (int channel = 0; channel < 3; channel++) {
            double own = this == FLAKES ? 0 : OpticalDensity.of(from.data()[3 * at + channel] & 0xff, glass[channel]);
            double more = this == FOLD
                    ? OpticalDensity.of(from.data()[3 * beside + channel] & 0xff, glass[channel])
                    : inked * ink[channel];
            double intensity = this == MISSING_TILE ? 0 : (glass[channel] + 1) * Math.pow(10, -own - more) - 1;
            drawn.data()[3 * at + channel] = (byte) Math.max(0, Math.min(255, Math.round(intensity)));
        }
    }

    private double halfUm() {
        return switch (this) {
            case FOLD -> FOLD_HALF_UM;
            case MISSING_TILE -> TILE_HALF_UM;
            case BUBBLE -> BUBBLE_HALF_UM;
            case COVER_SLIP -> EDGE_HALF_UM;
            default -> PEN_HALF_UM;
        };
    }

    /** A stripe of some width along a bent line, an upright square, or a disc. */
    private static final class Band {

        private final int width;
        private final int height;
        private final double middleX;
        private final double middleY;
        private final double half;
        private final double length;
        private final double cos;
        private final double sin;
        private final double bend;
        private final DrawnArtefact kind;
        private final double rim;

        Band(RgbImage image, double pixelUm, Random random, DrawnArtefact kind) {
            width = image.width();
            height = image.height();
            middleX = width * (0.4 + 0.2 * random.nextDouble());
            middleY = height * (0.4 + 0.2 * random.nextDouble());
            double angle = Math.PI * random.nextDouble();
            cos = Math.cos(angle);
            sin = Math.sin(angle);
            half = kind.halfUm() * (1 + random.nextDouble()) / pixelUm;
            length = kind == COVER_SLIP ? width + height : (100 + 100 * random.nextDouble()) / pixelUm;
            bend = (kind == COVER_SLIP ? 0.1 : 1) * 0.0006 * pixelUm * random.nextGaussian();
            rim = kind == BUBBLE ? RIM_UM * (1 + random.nextDouble()) / pixelUm : 2 * half;
            this.kind = kind;
        }

        private double along(int x, int y) {
            return (x - middleX) * cos + (y - middleY) * sin;
        }

        private double across(int x, int y) {
            double along = along(x, y);
            return (y - middleY) * cos - (x - middleX) * sin - bend * along * along;
        }

        boolean holds(int x, int y) {
            return switch (kind) {
                case MISSING_TILE -> Math.max(Math.abs(x - middleX), Math.abs(y - middleY)) <= half;
                case BUBBLE -> Math.hypot(x - middleX, y - middleY) <= half;
                default -> Math.abs(across(x, y)) <= half && Math.abs(along(x, y)) <= length;
            };
        }

        /** How dark a rim is at a place, 0 to 1. */
        double rim(int x, int y) {
            double inwards = half - (kind == BUBBLE ? Math.hypot(x - middleX, y - middleY) : Math.abs(across(x, y)));
            return inwards > rim ? 0 : Math.sin(Math.PI * inwards / rim);
        }

        /** The pixel that a fold lays upon this one: as far beyond the fold's edge, mirrored. */
        int beside(int x, int y) {
            double shift = 2 * (half - across(x, y));
            int column = (int) Math.max(0, Math.min(width - 1, Math.round(x - shift * sin)));
            int row = (int) Math.max(0, Math.min(height - 1, Math.round(y + shift * cos)));
            return row * width + column;
        }
    }
}
