package org.fascicle.phantom;

/**
 * Outline of a nucleus: a superellipse, bent like a banana, with lobes.
 *
 * @param xUm centre
 * @param yUm centre
 * @param angleRad direction of the long axis
 * @param halfLengthUm half of the long axis
 * @param halfWidthUm half of the short axis
 * @param bend sagitta of the long axis, as a part of the half length
 * @param lobes how far the outline wanders, as a part of the radius
 * @param seed of the outline
 */
record NucleusShape(
        double xUm,
        double yUm,
        double angleRad,
        double halfLengthUm,
        double halfWidthUm,
        double bend,
        double lobes,
        long seed) {

    double reachUm() {
        return halfLengthUm * (1.1 + lobes) + 1.5;
    }

    Outline outline() {
        return new Outline(this);
    }

    /** Evaluates the outline. */
    static final class Outline {

        private final NucleusShape shape;
        private final double cos;
        private final double sin;
        private final Noise noise;
        double along;
        double across;

        Outline(NucleusShape shape) {
            this.shape = shape;
            this.cos = StrictMath.cos(shape.angleRad);
            this.sin = StrictMath.sin(shape.angleRad);
            this.noise = new Noise(shape.seed);
        }

        /** About the distance to the outline in um, above 0 inside; leaves the nucleus' own coordinates in its fields. */
        double depthUm(double xUm, double yUm) {
            double dx = xUm - shape.xUm;
            double dy = yUm - shape.yUm;
            along = cos * dx + sin * dy;
            across = cos * dy - sin * dx;
            double p = along / shape.halfLengthUm;
            double q = (across - shape.bend * shape.halfLengthUm * (p * p - 0.4)) / shape.halfWidthUm;
            double radius = Math.sqrt(Math.sqrt(p * p * p * p + q * q * q * q + 1.4 * p * p * q * q));
            if (radius < 1e-6) {
                return shape.halfWidthUm;
            }
            double slope = Math.hypot(p / shape.halfLengthUm, q / shape.halfWidthUm) / radius;
            double edge = 1 + shape.lobes * noise.fractal(0.9 * p / radius + 3, 0.9 * q / radius, 3);
            return Math.min((edge - radius) / slope, shape.halfWidthUm);
        }
    }
}
