package org.fascicle.phantom;

/** Share of light that passes an optical density: 10^-OD, from a table, to 1e-6. */
final class Transmission {

    private static final int STEPS_PER_OD = 1024;
    private static final int LARGEST_OD = 6;

    private final float[] table = new float[LARGEST_OD * STEPS_PER_OD + 2];

    Transmission() {
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) StrictMath.pow(10, -(double) i / STEPS_PER_OD);
        }
    }

    float of(double opticalDensity) {
        double place = Math.min(LARGEST_OD, Math.max(0, opticalDensity)) * STEPS_PER_OD;
        int below = (int) place;
        return (float) (table[below] + (place - below) * (table[below + 1] - table[below]));
    }
}
