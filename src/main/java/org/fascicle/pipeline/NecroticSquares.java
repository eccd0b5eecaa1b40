package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.measure.NuclearTally;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.necrosis.NecrosisMap;

/**
 * The one rule of what lies in necrosis or beside the tumour: an object does whose centre's pixel lies in a square that was called so.
 *
 * @param map what each square was called, where that was asked
 * @param tellsTumour whether tumour was told from other tissue; then nothing else counts but what is unsure
 */
public record NecroticSquares(Optional<NecrosisMap> map, boolean tellsTumour) implements NuclearTally.LeftOut {

    static NecroticSquares of(Gathered known) {
        Optional<SlideFindings.FoundNecrosis> found = known.of(SlideFindings.FoundNecrosis.class);
        return new NecroticSquares(
                found.map(SlideFindings.FoundNecrosis::map),
                found.map(SlideFindings.FoundNecrosis::tellsTumour).orElse(false));
    }

    /** Whether the square does not count. */
    @Override
    public boolean test(int column, int row) {
        return map.isPresent() && leavesOut(map.get().classAt(column, row));
    }

    private boolean leavesOut(NecrosisClass called) {
        return called == NecrosisClass.NECROTIC
                || tellsTumour && (called == NecrosisClass.STROMA || called == NecrosisClass.BLOOD);
    }

    /** Whether a place that does not count lies beside the tumour, not in its necrosis. */
    public boolean besideTumour(double x, double y) {
        return holds(x, y) && called(x, y) != NecrosisClass.NECROTIC;
    }

    private NecrosisClass called(double x, double y) {
        NecrosisMap squares = map.orElseThrow();
        return squares.classAt(
                (int) Math.floor(x + 0.5) / squares.squarePx(), (int) Math.floor(y + 0.5) / squares.squarePx());
    }

    /** Whether a place on the grid, pixel centres at integers, lies in necrosis. */
    public boolean holds(double x, double y) {
        return map.isPresent()
                && test(
                        (int) Math.floor(x + 0.5) / map.get().squarePx(),
                        (int) Math.floor(y + 0.5) / map.get().squarePx());
    }
}
