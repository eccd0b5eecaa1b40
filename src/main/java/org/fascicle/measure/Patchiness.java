package org.fascicle.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.space.Area;

/**
 * How unevenly positivity is spread over a section, judged on squares of stated edge.
 *
 * <p>Three numbers: the share of squares whose positive share lies above a cut; the coefficient of variation of the squares'
 * shares; Moran's I over squares that share an edge, which is near 0 where positive squares lie at random, towards 1 where
 * they lie together, below 0 where they alternate. Only squares at least half analysable are judged.
 *
 * @param squares how many were judged
 * @param edgeUm their edge
 * @param cut positive share from which a square counts as positive
 * @param shareAboveCut share of squares above the cut
 * @param coefficientOfVariationOrNull standard deviation over mean; none where nothing is positive
 * @param moransIOrNull none where all squares are equal or none share an edge
 * @see <a href="https://doi.org/10.1093/biomet/37.1-2.17">Moran 1950</a>
 */
public record Patchiness(
        int squares,
        double edgeUm,
        double cut,
        double shareAboveCut,
        Double coefficientOfVariationOrNull,
        Double moransIOrNull) {

    /** How pathologists name the spread of a stain; schools differ in the lines, which are a convention of ours. */
    public enum Pattern {
        NEGATIVE("negative: in no square"),
        FOCAL("focal: in up to a tenth of the squares"),
        PATCHY("patchy: in more than a tenth and up to three quarters of the squares"),
        DIFFUSE("diffuse: in more than three quarters of the squares");

        private final String words;

        Pattern(String words) {
            this.words = words;
        }

        /** The word and what it means here. */
        public String words() {
            return words;
        }
    }

    private static final double MOST_FOCAL = 0.1;
    private static final double MOST_PATCHY = 0.75;

    /** A tenth: below it pathologists call a region negative. */
    public static final double USUAL_CUT = 0.1;

    private static final double LEAST_ANALYSABLE = 0.5;
    private static final int FEWEST_SQUARES = 2;

    /** Empty where fewer than two squares can be judged. */
    public static Optional<Patchiness> of(PositivitySquares gathered, double cut) {
        Area least = Area.ofUm2(LEAST_ANALYSABLE * gathered.squareArea().um2());
        List<PositivitySquares.Square> judged = gathered.squares().stream()
                .filter(s -> s.analysable().compareTo(least) >= 0)
                .toList();
        if (judged.size() < FEWEST_SQUARES) {
            return Optional.empty();
        }
        double mean = judged.stream()
                .mapToDouble(PositivitySquares.Square::share)
                .average()
                .orElse(0);
        double squared =
                judged.stream().mapToDouble(s -> Math.pow(s.share() - mean, 2)).sum();
        long above = judged.stream().filter(s -> s.share() > cut).count();
        Double variation = mean > 0 ? Math.sqrt(squared / (judged.size() - 1)) / mean : null;
        return Optional.of(new Patchiness(
                judged.size(),
                gathered.edgeUm(),
                cut,
                (double) above / judged.size(),
                variation,
                moransI(judged, mean, squared)));
    }

    /** n / W * sum over neighbours of products of deviations / sum of squared deviations, each pair counted once. */
    private static Double moransI(List<PositivitySquares.Square> squares, double mean, double squared) {
        Map<Long, Double> deviations = new HashMap<>();
        squares.forEach(s -> deviations.put(key(s.column(), s.row()), s.share() - mean));
        double products = 0;
        int pairs = 0;
        for (PositivitySquares.Square square : squares) {
            for (Double neighbour : neighbours(deviations, square)) {
                products += (square.share() - mean) * neighbour;
                pairs++;
            }
        }
        return pairs == 0 || squared < 1e-12 ? null : (Double) (squares.size() * products / (pairs * squared));
    }

    private static List<Double> neighbours(Map<Long, Double> deviations, PositivitySquares.Square square) {
        return java.util.stream.Stream.of(
                        key(square.column() + 1, square.row()), key(square.column(), square.row() + 1))
                .map(deviations::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static long key(int column, int row) {
        return (long) row << 32 | column & 0xffffffffL;
    }

    public Pattern pattern() {
        if (shareAboveCut == 0) {
            return Pattern.NEGATIVE;
        }
        return shareAboveCut <= MOST_FOCAL
                ? Pattern.FOCAL
                : shareAboveCut <= MOST_PATCHY ? Pattern.PATCHY : Pattern.DIFFUSE;
    }

    public Optional<Double> coefficientOfVariation() {
        return Optional.ofNullable(coefficientOfVariationOrNull);
    }

    public Optional<Double> moransI() {
        return Optional.ofNullable(moransIOrNull);
    }
}
