package org.fascicle.slide;

/**
 * One level of a pyramid.
 *
 * @param width columns
 * @param height rows
 * @param downsampleX full-resolution columns that one of its columns covers, 1 at full resolution
 * @param downsampleY likewise rows
 * @param tileWidth columns that the file stores together; reading fewer costs as much
 * @param tileHeight likewise rows
 */
public record Level(int width, int height, double downsampleX, double downsampleY, int tileWidth, int tileHeight) {

    public Level {
        if (width <= 0 || height <= 0 || !(downsampleX > 0 && downsampleY > 0) || tileWidth <= 0 || tileHeight <= 0) {
            throw new IllegalArgumentException(
                    "A level needs sizes above 0, not " + width + " x " + height + ", downsample " + downsampleX + " x "
                            + downsampleY + ", tiles of " + tileWidth + " x " + tileHeight + ".");
        }
    }

    /** The full resolution itself. */
    public static Level full(int width, int height, int tileWidth, int tileHeight) {
        return new Level(width, height, 1, 1, tileWidth, tileHeight);
    }

    /**
     * A coarser level of {@code full}.
     *
     * <p>Writers halve with rounding, so 2,967 columns become 741 at a downsample of 4, not of 4.004: a whole number that
     * explains both sides is taken for the truth, the plain ratio otherwise.
     */
    public static Level of(Level full, int width, int height, int tileWidth, int tileHeight) {
        double x = full.width / (double) width;
        double y = full.height / (double) height;
        long whole = Math.round(Math.sqrt(x * y));
        boolean explains = explains(full.width, width, whole) && explains(full.height, height, whole);
        return new Level(width, height, explains ? whole : x, explains ? whole : y, tileWidth, tileHeight);
    }

    private static boolean explains(int full, int part, long downsample) {
        return downsample >= 1 && (full / downsample == part || (full + downsample - 1) / downsample == part);
    }
}
