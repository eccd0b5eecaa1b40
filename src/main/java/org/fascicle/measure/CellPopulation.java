package org.fascicle.measure;

import java.util.Optional;

/**
 * The nuclei of a slide as a population.
 *
 * @param density how dense, overall and by squares
 * @param pleomorphism how unlike in size and shape; empty without a nucleus
 * @param order how well aligned; empty without a nucleus
 */
public record CellPopulation(CellDensity density, Optional<Pleomorphism> pleomorphism, Optional<FascicleOrder> order) {

    /** Empty where no analysable tissue was added. */
    public static Optional<CellPopulation> of(NuclearTally tally) {
        return CellDensity.of(tally)
                .map(density -> new CellPopulation(density, Pleomorphism.of(tally), FascicleOrder.of(tally)));
    }
}
