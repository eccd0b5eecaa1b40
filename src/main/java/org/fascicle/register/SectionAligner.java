package org.fascicle.register;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.opencv.Alignment;
import org.fascicle.opencv.Warp;
import org.fascicle.raster.Smoothing;
import org.fascicle.space.Affine;
import org.fascicle.space.Region;

/**
 * Lays one section on another of the same block, whatever its stain, turn or side.
 *
 * <p>The tissue is cut out of its glass. First red light is looked at, which shows haematoxylin through most other stains; where that is refused, all
 * light. All turns are tried on small images, as they lie and mirrored; the best guesses are fitted by the correlation of their darkness, the
 * best of these at growing resolution. Then blocks all over the section say where they lie, each by itself: if they do not agree, the
 * answer is refused; where some do, the map is fitted to them and they are looked for again.
 *
 * <p>Limits: an affine map, and a smooth deformation beside it. Folds and tears stay where they are. Sections of one size of pixel: a scale
 * more than a fifth off is refused.
 */
public final class SectionAligner {

    private static final int[] SIDES_PX = {256, 512, 1024};
    private static final double SMOOTHING_PX = 1.5;
    private static final double LEAST_AGREEING = 0.5;
    private static final int LEAST_BLOCKS = 10;
    /** Of the first fits, so many are followed up until one is not refused. */
    private static final int TRIES = 3;
    /** A map that fits one part of a section is led by it to the next. */
    private static final int REFITS = 4;

    private static final double MOST_SCALE = 1.25;
    /** Following the deformation must bring at least so much. */
    private static final double WORTHWHILE = 0.8;

    private final FloatImage fixed;
    private final FloatImage moving;

    private SectionAligner(FloatImage fixed, FloatImage moving) {
        this.fixed = fixed;
        this.moving = moving;
    }

    /** Both on pixels of the same size, some 1,000 along the longer side. */
    public static Registration align(RgbImage fixed, RgbImage moving) {
        Region still = Darkness.tissue(Darkness.of(fixed, Darkness.Light.ALL));
        Region moved = Darkness.tissue(Darkness.of(moving, Darkness.Light.ALL));
        return best(
                Stream.of(Darkness.Light.values()),
                light -> new SectionAligner(
                                Darkness.of(fixed, light).crop(still),
                                Darkness.of(moving, light).crop(moved))
                        .align()
                        .onWhole(still, moved));
    }

    private Registration align() {
        List<Alignment.Fit> fits = new CoarseSearch(fixed, moving)
                .guesses().stream()
                        .map(guess -> fit(guess.map(), SIDES_PX[0]))
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingDouble(Alignment.Fit::correlation)
                                .reversed())
                        .limit(TRIES)
                        .toList();
        return best(fits.isEmpty() ? Stream.of(Affine.IDENTITY) : fits.stream().map(Alignment.Fit::map), this::refined);
    }

    /** The first that is not refused, else the one of which most agrees. */
    private static <T> Registration best(Stream<T> tries, Function<T, Registration> laid) {
        Registration best = null;
        for (T each : (Iterable<T>) tries::iterator) {
            Registration found = laid.apply(each);
            if (found.refused().isEmpty()) {
                return found;
            }
            best = best == null || found.agreeing() > best.agreeing() ? found : best;
        }
        return best;
    }

    private Registration refined(Affine guess) {
        Affine map = guess;
        for (int side : SIDES_PX) {
            map = fit(map, side).map(Alignment.Fit::map).orElse(map);
        }
        return judged(map);
    }

    /** A better map near a guess, both from the moving section to the fixed one. */
    private Optional<Alignment.Fit> fit(Affine guess, int sidePx) {
        double scale = Math.min(1, sidePx / (double) Math.max(fixed.width(), fixed.height()));
        Affine shrinking = Affine.ofScale(scale);
        Affine toMoving = shrinking.after(guess.inverse()).after(shrinking.inverse());
        return Alignment.fit(shrunk(fixed, scale), shrunk(moving, scale), toMoving)
                .filter(fit -> Math.abs(fit.map().determinant()) > 0.1)
                .map(fit -> new Alignment.Fit(
                        shrinking.inverse().after(fit.map().inverse()).after(shrinking), fit.correlation()));
    }

    private static FloatImage shrunk(FloatImage density, double scale) {
        return Smoothing.gaussian(Warp.shrunk(density, scale), SMOOTHING_PX);
    }

    private Registration judged(Affine first) {
        Affine map = first;
        Blocks blocks = new Blocks(fixed, moving, map);
        for (int i = 0; i < REFITS; i++) {
            Optional<Affine> fitted = blocks.fitted(map);
            if (fitted.isEmpty()) {
                break;
            }
            Blocks again = new Blocks(fixed, moving, fitted.get());
            if (again.agreeing().size() < blocks.agreeing().size()) {
                break;
            }
            map = fitted.get();
            blocks = again;
        }
        double agreeing = blocks.all() == 0 ? 0 : blocks.agreeing().size() / (double) blocks.all();
        double error = blocks.medianDistance();
        double refined = blocks.medianDistanceOfField();
        boolean helps = refined < WORTHWHILE * error;
        return new Registration(
                map,
                refusal(map, blocks, agreeing),
                blocks.all(),
                agreeing,
                error,
                helps ? refined : error,
                helps ? blocks.field() : DisplacementField.NONE);
    }

    private static Optional<String> refusal(Affine map, Blocks blocks, double agreeing) {
        if (blocks.agreeing().size() < LEAST_BLOCKS || agreeing < LEAST_AGREEING) {
            return Optional.of(blocks.agreeing().size() + " of " + blocks.all()
                    + " places agree with the best map that was found; are these sections of one block?");
        }
        double scale = Math.sqrt(Math.abs(map.determinant()));
        if (scale > MOST_SCALE || scale < 1 / MOST_SCALE) {
            return Optional.of(String.format(
                    java.util.Locale.ROOT,
                    "one section would have to be %.2f times as large as the other; check the pixel sizes",
                    scale));
        }
        return Optional.empty();
    }
}
