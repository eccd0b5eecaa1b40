package org.fascicle.detect;

import org.fascicle.stain.WhitePoint;

/** Optical density of each of the 256 levels of red, green and blue, in units of the slide's usual nucleus. */
final class NuclearDensities {

    /** Densities are held below this many usual nuclei. */
    private static final float HIGHEST = 6;

    private static final int LEVELS = 256;

    private final float[][] channels;

    /** @param nucleusOd optical density of the slide's usual nucleus */
    NuclearDensities(WhitePoint white, double nucleusOd) {
        channels = new float[][] {
            channel(white.red(), nucleusOd), channel(white.green(), nucleusOd), channel(white.blue(), nucleusOd)
        };
    }

    /** Density of each level. @param index 0 red, 1 green, 2 blue */
    float[] channel(int index) {
        return channels[index];
    }

    private static float[] channel(double white, double nucleusOd) {
        float[] density = new float[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            density[i] = Math.min(HIGHEST, (float) (Math.max(0, Math.log10((white + 1) / (i + 1))) / nucleusOd));
        }
        return density;
    }
}
