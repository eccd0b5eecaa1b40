package org.fascicle.phantom;

/**
 * Smooth random functions of the plane: gradient noise on a unit lattice, in about -1 to 1 with mean 0.
 *
 * <p>Perlin's idea (doi 10.1145/325334.325247) with hashed gradients instead of a table, so that a seed alone defines
 * the whole plane. Only additions and multiplications: the same on every machine.
 */
final class Noise {

    private static final double[] GRADIENTS = gradients();

    private final long seed;

    Noise(long seed) {
        this.seed = mix(seed + 0x632BE59BD9B4E019L);
    }

    /** The function at this place, in lattice units. */
    double at(double x, double y) {
        double floorX = Math.floor(x);
        double floorY = Math.floor(y);
        long ix = (long) floorX;
        long iy = (long) floorY;
        double fx = x - floorX;
        double fy = y - floorY;
        double u = fade(fx);
        double v = fade(fy);
        double top = lerp(u, corner(ix, iy, fx, fy), corner(ix + 1, iy, fx - 1, fy));
        double bottom = lerp(u, corner(ix, iy + 1, fx, fy - 1), corner(ix + 1, iy + 1, fx - 1, fy - 1));
        return 1.5 * lerp(v, top, bottom);
    }

    /** Several octaves, each twice as fine and half as strong as the one before. */
    double fractal(double x, double y, int octaves) {
        double sum = 0;
        double weight = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += weight * at(x + 17.3 * octave, y - 9.1 * octave);
            x *= 2;
            y *= 2;
            weight /= 2;
        }
        return sum / (2 - 2 * weight);
    }

    /** A number in 0..1 that belongs to a lattice point. */
    double uniform(long ix, long iy) {
        return (hash(ix, iy) >>> 11) * 0x1.0p-53;
    }

    /** A roughly normal number of mean 0 and standard deviation 1 that belongs to a lattice point. */
    double normal(long ix, long iy) {
        long bits = hash(ix, iy);
        int sum = 0;
        for (int shift = 0; shift < 64; shift += 16) {
            sum += (int) (bits >>> shift) & 0xffff;
        }
        return (sum / 65535.0 - 2) * 1.7320508075688772;
    }

    static double lerp(double weight, double from, double to) {
        return from + weight * (to - from);
    }

    /** 0 below {@code low}, 1 above {@code high}, smooth between. */
    static double step(double low, double high, double value) {
        double t = Math.min(1, Math.max(0, (value - low) / (high - low)));
        return t * t * (3 - 2 * t);
    }

    private double corner(long ix, long iy, double dx, double dy) {
        int direction = (int) (hash(ix, iy) >>> 59) * 2;
        return GRADIENTS[direction] * dx + GRADIENTS[direction + 1] * dy;
    }

    private long hash(long ix, long iy) {
        return mix(seed ^ mix(ix * 0x9E3779B97F4A7C15L + iy * 0xC2B2AE3D27D4EB4FL));
    }

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static double[] gradients() {
        double[] directions = new double[64];
        for (int i = 0; i < 32; i++) {
            directions[2 * i] = StrictMath.cos(2 * Math.PI * i / 32);
            directions[2 * i + 1] = StrictMath.sin(2 * Math.PI * i / 32);
        }
        return directions;
    }
}
