package org.fascicle.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.fascicle.image.FloatImage;
import org.fascicle.opencv.Alignment;
import org.fascicle.opencv.Warp;
import org.fascicle.raster.BoxMean;
import org.fascicle.space.Affine;
import org.fascicle.space.Region;

/**
 * Looks again, block by block, where the moving section lies on the fixed one, without trusting the map. On the right tissue nearly all
 * blocks agree with it; on other tissue their places are chance, and one in ten lies that near.
 */
final class Blocks {

    private static final int SIDE_PX = 512;
    private static final int EDGE_PX = 64;
    private static final int STEP_PX = 32;
    private static final int REACH_PX = 20;
    /** So near is agreement. */
    private static final double NEAR_PX = 0.3 * REACH_PX;

    /** Correlation that a block has nowhere on other tissue. */
    private static final double ALIKE = 0.6;
    /** Twice what an affine map needs. */
    private static final int FEWEST_FITTED = 6;
    /** Share of its spread that a row of blocks may have across. */
    private static final double MOST_NARROW = 0.05;

    private static final double LEAST_TISSUE = 0.5;
    private static final double LEAST_CONTRAST = 0.01;
    private static final double FINEST_PX = 1.2;
    private static final double COARSEST_PX = 12;
    /** Smoothing of the field of displacements, in pixels of the fixed section at {@link #SIDE_PX}. */
    private static final double FIELD_PX = 0.9 * STEP_PX;

    /** Where a block of the fixed section was found, past where the map puts it; in pixels of the fixed image given. */
    record Found(double x, double y, double dx, double dy, double correlation) {

        double distance() {
            return Math.hypot(dx, dy);
        }

        /** Where the map puts what lies in this block. */
        double laidX() {
            return x + dx;
        }

        double laidY() {
            return y + dy;
        }
    }

    private final List<Found> found = new ArrayList<>();
    private final double scale;

    /** @param map from the moving image's pixels to the fixed one's */
    Blocks(FloatImage fixed, FloatImage moving, Affine map) {
        scale = Math.min(1, SIDE_PX / (double) Math.max(fixed.width(), fixed.height()));
        FloatImage small = Warp.shrunk(fixed, scale);
        FloatImage other = Warp.shrunk(moving, scale);
        Affine shrinking = Affine.ofScale(scale);
        Affine laid = shrinking.after(map).after(shrinking.inverse());
        look(
                Darkness.structures(small, FINEST_PX, COARSEST_PX),
                Warp.of(Darkness.structures(other, FINEST_PX, COARSEST_PX), laid, small.width(), small.height()),
                BoxMean.of(tissue(small), EDGE_PX / 2),
                BoxMean.of(Warp.of(ones(other), laid, small.width(), small.height()), EDGE_PX / 2));
    }

    private void look(FloatImage fixed, FloatImage moving, FloatImage tissue, FloatImage covered) {
        for (int y = REACH_PX; y + EDGE_PX + REACH_PX <= fixed.height(); y += STEP_PX) {
            for (int x = REACH_PX; x + EDGE_PX + REACH_PX <= fixed.width(); x += STEP_PX) {
                int midX = x + EDGE_PX / 2;
                int midY = y + EDGE_PX / 2;
                FloatImage block = fixed.crop(new Region(x, y, EDGE_PX, EDGE_PX));
                if (tissue.get(midX, midY) >= LEAST_TISSUE
                        && covered.get(midX, midY) >= 0.99
                        && contrast(block) >= LEAST_CONTRAST) {
                    Region around =
                            new Region(x - REACH_PX, y - REACH_PX, EDGE_PX + 2 * REACH_PX, EDGE_PX + 2 * REACH_PX);
                    Alignment.Place place = Alignment.find(block, moving.crop(around));
                    found.add(new Found(
                            midX / scale,
                            midY / scale,
                            (place.x() - REACH_PX) / scale,
                            (place.y() - REACH_PX) / scale,
                            place.correlation()));
                }
            }
        }
    }

    private static FloatImage tissue(FloatImage density) {
        FloatImage result = FloatImage.zeros(density.width(), density.height());
        for (int i = 0; i < result.data().length; i++) {
            result.data()[i] = density.data()[i] > Darkness.TISSUE_OD ? 1 : 0;
        }
        return result;
    }

    private static FloatImage ones(FloatImage like) {
        FloatImage result = FloatImage.zeros(like.width(), like.height());
        Arrays.fill(result.data(), 1);
        return result;
    }

    private static double contrast(FloatImage block) {
        double sum = 0;
        double squares = 0;
        for (float value : block.data()) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / block.data().length;
        return Math.sqrt(Math.max(0, squares / block.data().length - mean * mean));
    }

    /** Blocks with enough tissue and structure to be looked for. */
    int all() {
        return found.size();
    }

    /** Those that lie where the map puts them, within the reach of a section's own deformation. */
    List<Found> agreeing() {
        return found.stream().filter(this::isNear).toList();
    }

    private boolean isNear(Found block) {
        return block.distance() * scale <= NEAR_PX;
    }

    /**
     * The map that puts the agreeing blocks where they were found, and those further off that are too much alike to be chance; least squares.
     *
     * @param map the one that the blocks were looked for by
     * @return empty where they lie on a line or are too few
     */
    Optional<Affine> fitted(Affine map) {
        List<Found> agreeing = found.stream()
                .filter(block -> isNear(block) || block.correlation() >= ALIKE)
                .toList();
        double fixedX = mean(agreeing, Found::x);
        double fixedY = mean(agreeing, Found::y);
        double laidX = mean(agreeing, Found::laidX);
        double laidY = mean(agreeing, Found::laidY);
        double[] laid = new double[3];
        double[] both = new double[4];
        for (Found block : agreeing) {
            double u = block.laidX() - laidX;
            double v = block.laidY() - laidY;
            laid[0] += u * u;
            laid[1] += u * v;
            laid[2] += v * v;
            both[0] += (block.x() - fixedX) * u;
            both[1] += (block.x() - fixedX) * v;
            both[2] += (block.y() - fixedY) * u;
            both[3] += (block.y() - fixedY) * v;
        }
        double determinant = laid[0] * laid[2] - laid[1] * laid[1];
        if (agreeing.size() < FEWEST_FITTED || determinant < MOST_NARROW * laid[0] * laid[2]) {
            return Optional.empty();
        }
        double xx = (both[0] * laid[2] - both[1] * laid[1]) / determinant;
        double xy = (both[1] * laid[0] - both[0] * laid[1]) / determinant;
        double yx = (both[2] * laid[2] - both[3] * laid[1]) / determinant;
        double yy = (both[3] * laid[0] - both[2] * laid[1]) / determinant;
        return Optional.of(
                new Affine(xx, xy, fixedX - xx * laidX - xy * laidY, yx, yy, fixedY - yx * laidX - yy * laidY)
                        .after(map));
    }

    private static double mean(List<Found> of, ToDoubleFunction<Found> value) {
        return of.stream().mapToDouble(value).average().orElse(0);
    }

    /** Median distance of the agreeing blocks from where the map puts them. */
    double medianDistance() {
        return median(agreeing().stream().mapToDouble(Found::distance).toArray());
    }

    /** The same against the field of the other blocks' displacements, each block left out in turn. */
    double medianDistanceOfField() {
        List<Found> agreeing = agreeing();
        return median(agreeing.stream()
                .mapToDouble(block -> {
                    DisplacementField others = field(
                            agreeing.stream().filter(other -> other != block).toList());
                    double[] there = others.at(block.x(), block.y());
                    return Math.hypot(block.dx() - there[0], block.dy() - there[1]);
                })
                .toArray());
    }

    DisplacementField field() {
        return field(agreeing());
    }

    private DisplacementField field(List<Found> blocks) {
        return new DisplacementField(
                FIELD_PX / scale,
                blocks.stream()
                        .map(block -> new DisplacementField.Displacement(block.x(), block.y(), block.dx(), block.dy()))
                        .toList());
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
