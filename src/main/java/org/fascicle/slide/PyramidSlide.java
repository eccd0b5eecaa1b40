package org.fascicle.slide;

import java.util.List;
import java.util.Optional;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/** What all slides share: identity, calibration, and any grid made from the levels that a file happens to hold. */
public abstract class PyramidSlide implements Slide {

    private final SlideSource source;
    private final List<Level> levels;
    private final PixelSizeEvidence pixelSize;

    /**
     * @param levels finest first; the first is full resolution
     * @param fileSays what the file says of its pixel size; the user's word in {@code source} overrides it
     */
    protected PyramidSlide(SlideSource source, List<Level> levels, PixelSizeEvidence fileSays) {
        this.source = source;
        this.levels = List.copyOf(levels);
        this.pixelSize = source.pixelSizeUm().map(fileSays::overriddenBy).orElse(fileSays);
    }

    /** The pixels of one level inside {@code region}, which lies inside the level; safe from several threads. */
    protected abstract RgbImage readLevel(int level, Region region);

    @Override
    public String name() {
        return source.stem();
    }

    @Override
    public SlideSource source() {
        return source;
    }

    @Override
    public int width() {
        return levels.get(0).width();
    }

    @Override
    public int height() {
        return levels.get(0).height();
    }

    /** The levels, finest first. */
    public List<Level> levels() {
        return levels;
    }

    @Override
    public Optional<Calibration> calibration() {
        return pixelSize.calibration();
    }

    @Override
    public String whyUncalibrated() {
        return pixelSize.doubt();
    }

    @Override
    public RgbImage read(Region region, double downsample) {
        requireOnGrid(region, downsample);
        int index = nearestFiner(downsample);
        Level level = levels.get(index);
        return Resampling.of(level, downsample).read(region, part -> readLevel(index, part));
    }

    private void requireOnGrid(Region region, double downsample) {
        if (!(downsample > 0) || Double.isInfinite(downsample)) {
            throw new IllegalArgumentException("A downsample must be above 0, not " + downsample + ".");
        }
        if (!Region.ofSize(gridWidth(downsample), gridHeight(downsample)).contains(region)) {
            throw new IllegalArgumentException(region + " does not lie inside the grid of " + gridWidth(downsample)
                    + " x " + gridHeight(downsample) + " at downsample " + downsample + ".");
        }
    }

    /** The coarsest level that still has a pixel for every grid pixel; a quarter percent of rounding is forgiven. */
    private int nearestFiner(double downsample) {
        int best = 0;
        for (int i = 1; i < levels.size(); i++) {
            double coarseness =
                    Math.max(levels.get(i).downsampleX(), levels.get(i).downsampleY());
            if (coarseness <= downsample * 1.0025
                    && coarseness > levels.get(best).downsampleX()) {
                best = i;
            }
        }
        return best;
    }
}
