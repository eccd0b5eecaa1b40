package org.fascicle.measure;

import java.util.Optional;

/**
 * Whether nuclei run side by side, as they do in fascicles.
 *
 * <p>Directions are axial (a nucleus has no front), so angles are doubled (Mardia and Jupp, Directional Statistics). In each
 * cell with enough elongated nuclei the mean vector has length R; R squared is freed of what chance alone adds, (n R2 - 1) /
 * (n - 1), and averaged over cells by their nuclei. 1: all nuclei of a place run the same way; 0: any way. The slide's own
 * value is near 0 where fascicles intersect and near the local one where all run the same way.
 *
 * <p>Limits: fascicles that run across the plane of the section show round nuclei, which have no direction here.
 *
 * @param local square root of the averaged, corrected R squared within cells, 0 to 1
 * @param overall the same over all elongated nuclei of the slide at once, 0 to 1
 * @param elongated share of nuclei that are elongated
 * @param cells how many cells were judged
 * @param cellEdgeUm their edge, in um
 * @see <a href="https://doi.org/10.1002/9780470316979">Mardia and Jupp 1999</a>
 */
public record FascicleOrder(double local, double overall, Proportion elongated, int cells, double cellEdgeUm) {

    /** Fewer nuclei than these say little about a direction. */
    private static final int FEWEST_NUCLEI = 5;

    /** Empty where no cell has enough elongated nuclei. */
    public static Optional<FascicleOrder> of(NuclearTally tally) {
        NuclearTally.Cell all = new NuclearTally.Cell();
        double squares = 0;
        long weight = 0;
        int cells = 0;
        for (NuclearTally.Cell cell : tally.cells()) {
            all.add(cell);
            if (cell.elongated >= FEWEST_NUCLEI) {
                squares += corrected(cell) * cell.elongated;
                weight += cell.elongated;
                cells++;
            }
        }
        if (cells == 0) {
            return Optional.empty();
        }
        double edgeUm = tally.squarePx() * tally.grid().meanUm() / tally.options().squareParts();
        return Optional.of(new FascicleOrder(root(squares / weight), root(corrected(all)), new Proportion(all.elongated, all.nuclei), cells, edgeUm));
    }

    private static double corrected(NuclearTally.Cell cell) {
        double n = cell.elongated;
        return (n * cell.resultant() * cell.resultant() - 1) / (n - 1);
    }

    private static double root(double square) {
        return Math.sqrt(Math.max(0, Math.min(1, square)));
    }
}
