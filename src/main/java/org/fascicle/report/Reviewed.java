package org.fascicle.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.space.Area;

/**
 * What a person's review of a result looked at and what not, and the count that it left.
 *
 * @param readers who decided, in the order of their first word
 * @param asked candidates that the detector counts, which a review must look at
 * @param accepted of all candidates, those below the cut too
 * @param unsure looked at, and left open
 * @param open asked about, and nobody has said anything
 * @param added figures that the detector did not offer
 * @param window how the counted area was chosen
 * @param area of the tissue in it
 * @param figures accepted or added in it
 * @param openInside candidates in it that are open or unsure; the count is a person's once there are none
 * @param drawn what was drawn, a clause each
 */
public record Reviewed(
        List<String> readers,
        long asked,
        long accepted,
        long rejected,
        long unsure,
        long open,
        long added,
        String window,
        Area area,
        long figures,
        long openInside,
        List<String> drawn) {

    /** What is said of the detector's numbers while nobody has reviewed them. */
    public static final String NOBODY = "Candidates of a detector that nobody has reviewed.";

    /** What is said of them afterwards. */
    static final String BEFORE = "The detector's own, before review.";

    public Reviewed {
        readers = List.copyOf(readers);
        drawn = List.copyOf(drawn);
    }

    /** A measured number with what this review makes of its flags. */
    public Measured marking(Measured measured) {
        return measured.flagged(measured.flags().stream()
                .map(flag -> flag.equals(NOBODY) || flag.equals(BEFORE) ? (isBegun() ? BEFORE : NOBODY) : flag)
                .toList());
    }

    private boolean isBegun() {
        return accepted + rejected + unsure + added > 0;
    }

    /** The count for people, with what is open of it. */
    String count() {
        return String.format(Locale.ROOT, "%d on %.3f mm2, %s", figures, area.mm2(), window)
                + (openInside == 0 ? "" : "; " + openInside + " candidates in it are open");
    }

    /** How many candidates were looked at, and what was said of them. */
    String lookedAt() {
        return asked - open + " of " + asked + " candidates that the detector counts; of all candidates " + accepted
                + " accepted, " + rejected + " rejected, " + unsure + " unsure; " + added
                + (added == 1 ? " figure added" : " figures added");
    }

    String notLookedAt() {
        return open == 0 ? "no candidate" : open == 1 ? "1 candidate" : open + " candidates";
    }

    /** Whose word it is. */
    Optional<String> by() {
        return readers.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", readers));
    }
}
