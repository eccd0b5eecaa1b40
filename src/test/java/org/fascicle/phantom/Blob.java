package org.fascicle.phantom;

/**
 * An area with an irregular outline: a superellipse whose radius wanders with the direction and whose edge is ragged.
 *
 * @param centreXUm centre
 * @param centreYUm centre
 * @param radiusXUm half width before the outline wanders
 * @param radiusYUm half height before the outline wanders
 * @param power 2 for an ellipse, higher for a rounded rectangle
 * @param wander how far the outline strays, as a part of the radius
 * @param raggedUm how far the edge is frayed
 * @param seed of the outline
 */
public record Blob(
        double centreXUm,
        double centreYUm,
        double radiusXUm,
        double radiusYUm,
        double power,
        double wander,
        double raggedUm,
        long seed) {

    /** A lake with bays, as necrosis forms. */
    static Blob lake(double centreXUm, double centreYUm, double radiusXUm, double radiusYUm, long seed) {
        return new Blob(centreXUm, centreYUm, radiusXUm, radiusYUm, 2, 0.5, 16, seed);
    }

    /** A piece of tissue as the knife leaves it. */
    static Blob piece(double centreXUm, double centreYUm, double radiusXUm, double radiusYUm, long seed) {
        return new Blob(centreXUm, centreYUm, radiusXUm, radiusYUm, 3, 0.16, 12, seed);
    }

    /** Evaluates the outline; made once, asked for each pixel. */
    Outline outline() {
        return new Outline(this);
    }

    /** How deep inside a blob a place lies. */
    static final class Outline {

        private final Blob blob;
        private final Noise noise;

        Outline(Blob blob) {
            this.blob = blob;
            this.noise = new Noise(blob.seed);
        }

        /** About the distance to the edge in um: above 0 inside, below 0 outside. */
        double depthUm(double xUm, double yUm) {
            double dx = (xUm - blob.centreXUm) / blob.radiusXUm;
            double dy = (yUm - blob.centreYUm) / blob.radiusYUm;
            double length = Math.sqrt(dx * dx + dy * dy);
            if (length < 1e-9) {
                return Math.min(blob.radiusXUm, blob.radiusYUm);
            }
            double superLength = blob.power == 2 ? length : superLength(Math.abs(dx), Math.abs(dy));
            double edge = 1 + blob.wander * noise.fractal(1.6 * dx / length, 1.6 * dy / length + 5, 4);
            double depth = (edge - superLength) * Math.min(blob.radiusXUm, blob.radiusYUm);
            return depth + frayUm(depth, xUm, yUm);
        }

        private double frayUm(double depth, double xUm, double yUm) {
            return Math.abs(depth) > 3 * blob.raggedUm ? 0 : blob.raggedUm * noise.fractal(xUm / 40, yUm / 40, 4);
        }

        private double superLength(double dx, double dy) {
            return StrictMath.pow(StrictMath.pow(dx, blob.power) + StrictMath.pow(dy, blob.power), 1 / blob.power);
        }

        /** False where a place is certainly farther than this from the blob. */
        boolean mayReach(double xUm, double yUm, double marginUm) {
            double reach = 1 + blob.wander;
            return Math.abs(xUm - blob.centreXUm) < blob.radiusXUm * reach + 2 * blob.raggedUm + marginUm
                    && Math.abs(yUm - blob.centreYUm) < blob.radiusYUm * reach + 2 * blob.raggedUm + marginUm;
        }
    }
}
