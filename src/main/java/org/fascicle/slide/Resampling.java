package org.fascicle.slide;

import java.util.function.Function;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * Makes the pixels of a grid from those of a pyramid level.
 *
 * <p>A grid pixel is the mean of the level's pixels under it, each weighted by the part of its area that is under it;
 * where the grid is finer than the level, linear interpolation. Rounded half up.
 *
 * <p>The level is read in strips that follow its rows of tiles and hold at most about {@link #STRIP_PIXELS}, so that a whole
 * slide can be shrunk in little memory. The sum of a grid pixel runs in the order of the level's pixels, whatever the
 * strips and the region asked for: same slide, same grid, same bytes.
 */
final class Resampling {

    /** 24 MB of RGB: few calls to the file, little memory. */
    private static final int STRIP_PIXELS = 8 << 20;

    private static final int TALLEST_TILE = 1024;

    private final Level level;
    private final Weights columns;
    private final Weights rows;

    private Resampling(Level level, double downsample) {
        this.level = level;
        this.columns = Weights.of(downsample / level.downsampleX(), level.width());
        this.rows = Weights.of(downsample / level.downsampleY(), level.height());
    }

    static Resampling of(Level level, double downsample) {
        return new Resampling(level, downsample);
    }

    /** The grid's pixels inside {@code region}; {@code source} hands out parts of the level. */
    RgbImage read(Region region, Function<Region, RgbImage> source) {
        if (columns.isIdentity()
                && rows.isIdentity()
                && Region.ofSize(level.width(), level.height()).contains(region)) {
            return source.apply(region);
        }
        RgbImage result = RgbImage.black(region.width(), region.height());
        int widest = Math.max(level.tileWidth(), STRIP_PIXELS / Math.min(level.tileHeight(), TALLEST_TILE));
        int step = columns.gridPixelsOn(widest);
        for (int x = region.x(); x < region.right(); x += Math.min(step, region.right() - x)) {
            int width = Math.min(step, region.right() - x);
            new Block(new Region(x, region.y(), width, region.height()), result, x - region.x()).fill(source);
        }
        return result;
    }

    /** Some columns of the result, filled strip by strip from top to bottom. */
    private final class Block {

        private final Region region;
        private final RgbImage result;
        private final int resultColumn;
        private final int left;
        private final int width;
        private final int[] firsts;
        private final double[][] parts;
        private final double[] totals;
        private final double[][] sums;
        private int open;

        Block(Region region, RgbImage result, int resultColumn) {
            this.region = region;
            this.result = result;
            this.resultColumn = resultColumn;
            this.left = columns.first(region.x());
            this.width = columns.last(region.right() - 1) - left + 1;
            this.firsts = new int[region.width()];
            this.parts = new double[region.width()][];
            this.totals = new double[region.width()];
            this.sums = new double[region.height()][];
            weighColumns();
        }

        private void weighColumns() {
            for (int i = 0; i < firsts.length; i++) {
                firsts[i] = columns.first(region.x() + i) - left;
                parts[i] = columns.parts(region.x() + i);
                totals[i] = sum(parts[i]);
            }
        }

        void fill(Function<Region, RgbImage> source) {
            int end = rows.last(region.bottom() - 1) + 1;
            for (int y = rows.first(region.y()); y < end; ) {
                int height = Math.min(stripEnd(y), end) - y;
                RgbImage strip = source.apply(new Region(left, y, width, height));
                for (int row = 0; row < height; row++) {
                    add(y + row, shrunk(strip, row));
                }
                y += height;
            }
        }

        /** The strip's last row is the last of a row of tiles, if a row of tiles fits in a strip. */
        private int stripEnd(int start) {
            int most = Math.max(1, STRIP_PIXELS / width);
            int tile = level.tileHeight();
            int aligned = (int) Math.min(Integer.MAX_VALUE, ((long) start + most) / tile * tile);
            return aligned > start ? aligned : start + most;
        }

        /** A row of the level, shrunk to the grid's columns and not yet divided. */
        private double[] shrunk(RgbImage strip, int row) {
            byte[] data = strip.data();
            double[] sum = new double[3 * firsts.length];
            for (int i = 0; i < firsts.length; i++) {
                int at = 3 * (row * width + firsts[i]);
                double red = 0;
                double green = 0;
                double blue = 0;
                for (double part : parts[i]) {
                    red += part * (data[at] & 0xff);
                    green += part * (data[at + 1] & 0xff);
                    blue += part * (data[at + 2] & 0xff);
                    at += 3;
                }
                sum[3 * i] = red;
                sum[3 * i + 1] = green;
                sum[3 * i + 2] = blue;
            }
            return sum;
        }

        /** Adds level row {@code y} to every grid row that it is part of, and finishes those that end with it. */
        private void add(int y, double[] shrunk) {
            for (int j = open; j < sums.length && rows.first(region.y() + j) <= y; j++) {
                int last = rows.last(region.y() + j);
                if (y <= last) {
                    addTo(j, rows.parts(region.y() + j)[y - rows.first(region.y() + j)], shrunk);
                }
                if (y == last) {
                    finish(j);
                }
            }
            while (open < sums.length && rows.last(region.y() + open) <= y) {
                open++;
            }
        }

        private void addTo(int j, double part, double[] shrunk) {
            if (sums[j] == null) {
                sums[j] = new double[shrunk.length];
            }
            for (int i = 0; i < shrunk.length; i++) {
                sums[j][i] += part * shrunk[i];
            }
        }

        private void finish(int j) {
            double total = sum(rows.parts(region.y() + j));
            int at = 3 * (j * result.width() + resultColumn);
            for (int i = 0; i < sums[j].length; i++) {
                result.data()[at + i] = (byte) (int) (sums[j][i] / (total * totals[i / 3]) + 0.5);
            }
            sums[j] = null;
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
