package org.fascicle.measure;

import java.util.List;
import java.util.Optional;
import org.fascicle.space.Region;

/**
 * Nuclei per mm2 of analysable tissue: overall, as a map of squares, and how the squares differ.
 *
 * <p>Two intervals answer two questions. The count's own (Poisson) says how sure the number of nuclei on this very tissue is;
 * the one over squares says how far the density of a like section may differ, from the spread between squares (ratio
 * estimator: standard error of the sum of n - d a over squares). The second is the wider and the honest one where tissue is
 * uneven.
 *
 * <p>The category is a word for the overall density, only where {@code options} carry cut-offs: none are published.
 *
 * @param overall all nuclei on all analysable tissue
 * @param betweenSquares 95 % interval of the density, in nuclei per mm2, from the spread between squares; empty below 5 squares
 * @param squares the map, row by row: squares with any analysable tissue
 * @param distribution of density over the squares that are at least half analysable; empty if there is none
 * @param category plain word for the overall density; empty without cut-offs
 * @param options squares and cut-offs
 * @see <a href="https://www.wiley.com/en-us/Sampling+Techniques%2C+3rd+Edition-p-9780471162407">Cochran 1977, ratio estimates</a>
 */
public record CellDensity(
        Count overall,
        Optional<Interval> betweenSquares,
        List<Square> squares,
        Optional<Distribution> distribution,
        Optional<DensityCategory> category,
        CellDensityOptions options) {

    private static final int FEWEST_SQUARES = 5;
    private static final double LEAST_ANALYSABLE = 0.5;
    private static final double Z_95 = 1.959963984540054;

    /**
     * One square of the map.
     *
     * @param place its pixels on the grid; the last column and row may reach beyond it
     * @param nuclei nuclei on its analysable tissue
     */
    public record Square(Region place, Count nuclei) {
        public double perMm2() {
            return nuclei.perMm2();
        }
    }

    /**
     * Density of the squares that are at least half analysable, in nuclei per mm2.
     *
     * @param squares how many they are
     */
    public record Distribution(
            int squares, double least, double lowerTenth, double median, double upperTenth, double most) {
        static Distribution of(double[] sorted) {
            return new Distribution(
                    sorted.length,
                    sorted[0],
                    quantile(sorted, 0.1),
                    quantile(sorted, 0.5),
                    quantile(sorted, 0.9),
                    sorted[sorted.length - 1]);
        }

        private static double quantile(double[] sorted, double share) {
            double rank = share * (sorted.length - 1);
            int lower = (int) rank;
            int upper = Math.min(sorted.length - 1, lower + 1);
            return sorted[lower] + (rank - lower) * (sorted[upper] - sorted[lower]);
        }
    }

    public CellDensity {
        squares = List.copyOf(squares);
    }

    /** Empty where no analysable tissue was added. */
    public static Optional<CellDensity> of(NuclearTally tally) {
        List<Square> squares = tally.squares().entrySet().stream()
                .filter(entry -> entry.getValue().analysablePx > 0)
                .map(entry -> square(entry.getKey(), entry.getValue(), tally))
                .toList();
        if (squares.isEmpty()) {
            return Optional.empty();
        }
        Count overall = new Count(
                squares.stream().mapToLong(square -> square.nuclei().count()).sum(),
                tally.grid().areaOf(tally.all().analysablePx));
        Optional<DensityCategory> category = tally.options().cuts().map(cuts -> cuts.of(overall.perMm2()));
        return Optional.of(new CellDensity(
                overall, between(squares, overall), squares, distribution(squares, tally), category, tally.options()));
    }

    private static Square square(NuclearTally.Square place, NuclearSums sums, NuclearTally tally) {
        int edge = tally.squarePx();
        return new Square(
                new Region(place.column() * edge, place.row() * edge, edge, edge),
                new Count(sums.nuclei, tally.grid().areaOf(sums.analysablePx)));
    }

    private static Optional<Interval> between(List<Square> squares, Count overall) {
        int n = squares.size();
        if (n < FEWEST_SQUARES) {
            return Optional.empty();
        }
        double residual = squares.stream()
                .mapToDouble(s -> Math.pow(
                        s.nuclei().count()
                                - overall.perMm2() * s.nuclei().area().mm2(),
                        2))
                .sum();
        double half = Z_95 * Math.sqrt(residual * n / (n - 1)) / overall.area().mm2();
        return Optional.of(new Interval(
                Math.max(0, overall.perMm2() - half),
                overall.perMm2() + half,
                Interval.USUAL_CONFIDENCE,
                "spread between squares (ratio estimate)"));
    }

    private static Optional<Distribution> distribution(List<Square> squares, NuclearTally tally) {
        double least = LEAST_ANALYSABLE
                * tally.grid()
                        .areaOf((double) tally.squarePx() * tally.squarePx())
                        .um2();
        double[] sorted = squares.stream()
                .filter(s -> s.nuclei().area().um2() >= least)
                .mapToDouble(Square::perMm2)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Optional.empty() : Optional.of(Distribution.of(sorted));
    }
}
