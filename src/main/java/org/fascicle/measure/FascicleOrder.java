package org.fascicle.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether nuclei run side by side, as they do in fascicles.
 *
 * <p>Directions are axial (a nucleus has no front), so angles are doubled; their mean vector has length R. R squared is freed of
 * what chance alone adds, (n R2 - 1) / (n - 1): the mean cosine of twice the angle between two nuclei. Coherence is its root,
 * 0 where it is below 0. 1: all nuclei run the same way; 0: any way, or two ways at right angles as often. Elongated nuclei
 * have weight 1, others none. A square of 0.5 mm is of the size of fascicles that a pathologist sees; a map square of 64 um holds
 * neighbours alone (one that squares cut is taken in parts): where fascicles interweave, neighbours agree and squares do not.
 *
 * <p>Limits: fascicles that run across the plane of the section show round nuclei, which have no direction here.
 *
 * @param median median coherence over the squares, at least half tissue, with enough elongated nuclei; empty if there is none
 * @param squares how many these are
 * @param neighbours coherence of elongated nuclei of the same map square, over all pairs of all of them; empty without a pair
 * @param elongated share of nuclei that are elongated
 * @param squareEdgeUm edge of a square, in um
 * @param mapSquareUm edge of a map square, in um
 * @see <a href="https://doi.org/10.1002/9780470316979">Mardia and Jupp 1999, Directional Statistics</a>
 */
public record FascicleOrder(
        OptionalDouble median,
        int squares,
        OptionalDouble neighbours,
        Proportion elongated,
        double squareEdgeUm,
        double mapSquareUm) {

    /** Empty where there is no nucleus. */
    public static Optional<FascicleOrder> of(NuclearTally tally) {
        NuclearSums all = tally.all();
        if (all.nuclei == 0) {
            return Optional.empty();
        }
        double[] squares = tally.squares().values().stream()
                .filter(tally::isMostlyTissue)
                .filter(square -> square.elongated >= tally.options().fewestElongated())
                .mapToDouble(square -> coherence(square.agreement() / square.pairs()))
                .sorted()
                .toArray();
        return Optional.of(new FascicleOrder(
                median(squares),
                squares.length,
                neighbours(tally.places()),
                new Proportion(all.elongated, all.nuclei),
                tally.squarePx() * tally.grid().meanUm(),
                tally.mapSquareUm()));
    }

    private static OptionalDouble neighbours(Collection<NuclearSums> places) {
        double agreement = places.stream().mapToDouble(NuclearSums::agreement).sum();
        double pairs = places.stream().mapToDouble(NuclearSums::pairs).sum();
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(coherence(agreement / pairs));
    }

    private static double coherence(double meanCosine) {
        return Math.sqrt(Math.max(0, Math.min(1, meanCosine)));
    }

    private static OptionalDouble median(double[] sorted) {
        int n = sorted.length;
        return n == 0
                ? OptionalDouble.empty()
                : Arrays.stream(sorted, (n - 1) / 2, n / 2 + 1).average();
    }
}
