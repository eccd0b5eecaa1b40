package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.measure.NuclearTally;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.necrosis.NecrosisMap;

/** The one rule of what lies in necrosis: an object does whose centre's pixel lies in a square that was called necrotic. */
public record NecroticSquares(Optional<NecrosisMap> map) implements NuclearTally.LeftOut {

    static NecroticSquares of(Gathered known) {
        return new NecroticSquares(known.of(SlideFindings.Necrosis.class).map(SlideFindings.Necrosis::map));
    }

    /** Whether the square does not count. */
    @Override
    public boolean test(int column, int row) {
        return map.isPresent() && map.get().classAt(column, row) == NecrosisClass.NECROTIC;
    }

    /** Whether a place on the grid, pixel centres at integers, lies in necrosis. */
    public boolean holds(double x, double y) {
        return map.isPresent()
                && test(
                        (int) Math.floor(x + 0.5) / map.get().squarePx(),
                        (int) Math.floor(y + 0.5) / map.get().squarePx());
    }
}
