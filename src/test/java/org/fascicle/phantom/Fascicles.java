package org.fascicle.phantom;

/**
 * Bundles of fibres that meet at steep angles: where at each place the fibres run.
 *
 * <p>The plane is cut into domains around jittered seeds, their borders bent; each domain has a direction and an
 * inclination to the plane of section (0 along it, 90 degrees cut across). Inside a domain the fibres are wavy. Fibre
 * coordinates (along, across) are those of the domain, so that texture follows the fibres.
 */
final class Fascicles {

    private static final double BORDER_WANDER_UM = 70;
    private static final double WAVE_LENGTH_UM = 110;
    private static final double WAVE_HEIGHT_UM = 9;
    private static final double LATTICE_UM = 4;

    private final Noise noise;
    private final double widthUm;
    private final Lattice bentX;
    private final Lattice bentY;
    private final Lattice wave;

    /** Bundles about this wide, over a frame. */
    Fascicles(long seed, double widthUm, Frame frame) {
        this.noise = new Noise(seed);
        this.widthUm = widthUm;
        this.bentX = Lattice.of(frame, LATTICE_UM, (x, y) -> x + BORDER_WANDER_UM * noise.fractal(x / 260, y / 260, 3));
        this.bentY = Lattice.of(
                frame, LATTICE_UM, (x, y) -> y + BORDER_WANDER_UM * noise.fractal(x / 260 + 31, y / 260 - 7, 3));
        this.wave = Lattice.of(
                frame, LATTICE_UM, (x, y) -> WAVE_HEIGHT_UM * noise.at(x / WAVE_LENGTH_UM + 50, y / WAVE_LENGTH_UM));
    }

    /** The bundle at a place; a scratch value that its owner fills anew for each pixel. */
    static final class Sample {
        double alongUm;
        double acrossUm;
        double directionRad;
        double inclinationRad;
        /** 0 in the middle of a bundle, 1 on the border to the next. */
        double border;

        private double cos = 1;
        private double sin;
        private double cosInclination = 1;

        private void turn(double directionRad, double inclinationRad) {
            if (directionRad != this.directionRad || inclinationRad != this.inclinationRad) {
                this.directionRad = directionRad;
                this.inclinationRad = inclinationRad;
                this.cos = StrictMath.cos(directionRad);
                this.sin = StrictMath.sin(directionRad);
                this.cosInclination = StrictMath.cos(inclinationRad);
            }
        }

        /** 1 along the section, 0 cut across. */
        double cosInclination() {
            return cosInclination;
        }
    }

    void sample(double xUm, double yUm, Sample into) {
        nearestDomain(bentX.at(xUm, yUm) / widthUm, bentY.at(xUm, yUm) / widthUm, into);
        into.alongUm = into.cos * xUm + into.sin * yUm;
        into.acrossUm = into.cos * yUm - into.sin * xUm + wave.at(xUm, yUm);
    }

    private void nearestDomain(double gx, double gy, Sample into) {
        long baseX = (long) Math.floor(gx);
        long baseY = (long) Math.floor(gy);
        double nearest = Double.MAX_VALUE;
        double second = Double.MAX_VALUE;
        long bestX = baseX;
        long bestY = baseY;
        for (long iy = baseY - 1; iy <= baseY + 1; iy++) {
            for (long ix = baseX - 1; ix <= baseX + 1; ix++) {
                double distance = squaredDistanceToSeed(gx, gy, ix, iy);
                if (distance < nearest) {
                    second = nearest;
                    nearest = distance;
                    bestX = ix;
                    bestY = iy;
                } else if (distance < second) {
                    second = distance;
                }
            }
        }
        into.border = 1 - Noise.step(0, 12 / widthUm, Math.sqrt(second) - Math.sqrt(nearest));
        into.turn(Math.PI * noise.uniform(bestX + 7000, bestY), inclination(noise.uniform(bestX, bestY + 7000)));
    }

    private double squaredDistanceToSeed(double gx, double gy, long ix, long iy) {
        double dx = ix + noise.uniform(ix, iy) - gx;
        double dy = iy + noise.uniform(ix + 3000, iy) - gy;
        return dx * dx + dy * dy;
    }

    /** Most bundles run along the section, some aslant, some are cut across. */
    private static double inclination(double quantile) {
        return Math.toRadians(
                quantile < 0.6 ? 25 * quantile / 0.6 : quantile < 0.85 ? 25 + 120 * (quantile - 0.6) : 70);
    }

    /** Direction of the fibres at a place, waves included, in radians. */
    double directionRad(double xUm, double yUm, Sample scratch) {
        sample(xUm, yUm, scratch);
        double before = wave.at(xUm - 4 * scratch.cos, yUm - 4 * scratch.sin);
        double after = wave.at(xUm + 4 * scratch.cos, yUm + 4 * scratch.sin);
        return scratch.directionRad - StrictMath.atan((after - before) / 8);
    }
}
