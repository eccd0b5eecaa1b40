package org.fascicle.slide;

import java.util.List;
import java.util.Optional;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * A brightfield image of any size, read in parts.
 *
 * <p>A grid of {@code downsample} d lays pixels of d x d full-resolution pixels over the slide, pixel (0, 0) in its upper
 * left corner; {@link #gridWidth} and {@link #gridHeight} give its size. What a pixel of a grid holds depends on the
 * slide, d and its place alone, never on the region it was read with, so that tiles join without a seam.
 *
 * <p>Reading is safe from several threads. Errors: {@link org.fascicle.space.UserError} for a file that cannot be read.
 */
public interface Slide extends AutoCloseable {

    /** Name for people and for the result folder: the file's name without its ending. */
    String name();

    /** What the slide was opened from. */
    SlideSource source();

    /** What the reader calls the file's format, for provenance. */
    String format();

    /** Columns at full resolution. */
    int width();

    /** Rows at full resolution. */
    int height();

    /** Size of a full-resolution pixel; empty where nothing trustworthy says it. */
    Optional<Calibration> calibration();

    /** Why there is no calibration, as the end of "The pixel size is unknown: ..."; empty text where there is one. */
    default String whyUncalibrated() {
        return "";
    }

    /** What a reader of the results should know about how this file was read, a sentence each; often none. */
    default List<String> remarks() {
        return List.of();
    }

    /**
     * The part of the grid of this downsample inside {@code region}.
     *
     * <p>Reads the nearest finer pyramid level and averages areas; below 1 it interpolates.
     *
     * @param region pixels of that grid; must lie inside it
     * @param downsample full-resolution pixels along an edge of a grid pixel, above 0
     */
    RgbImage read(Region region, double downsample);

    /**
     * The whole slide, small: no side longer than {@code maxPx}, never enlarged.
     *
     * <p>From a file without pyramid this reads every pixel once, strip by strip.
     */
    default Overview overview(int maxPx) {
        double downsample = Math.max(1, Math.max(width(), height()) / (double) maxPx);
        return new Overview(read(Region.ofSize(gridWidth(downsample), gridHeight(downsample)), downsample), downsample);
    }

    @Override
    void close();

    default int gridWidth(double downsample) {
        return gridLength(width(), downsample);
    }

    default int gridHeight(double downsample) {
        return gridLength(height(), downsample);
    }

    /** Whole grid pixels that fit, at least one; the sum of rounding errors does not cost a pixel. */
    private static int gridLength(int pixels, double downsample) {
        return Math.max(1, (int) Math.floor(pixels / downsample + 1e-6));
    }
}
