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
 * @param screen what was on the reviewers' screens; empty where that is not known
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
        List<String> drawn,
        Optional<Screen> screen) {

    /**
     * What was on the screen.
     *
     * @param candidates of those asked about
     * @param close tissue that was shown at {@value #CLOSE_UM_PER_PX} um a pixel or finer
     * @param any tissue that was shown at all
     * @param tissue analysable tissue
     */
    public record Screen(long candidates, Area close, Area any, Area tissue) {

        /** As through an objective of 20x; coarser, a mitotic figure is not told from other things. */
        public static final double CLOSE_UM_PER_PX = 0.5;

        String words(long asked) {
            return String.format(
                    Locale.ROOT,
                    "%d of %d candidates that the detector counts; of the slide's %.2f mm2 of tissue %.2f mm2 (%s) close (%.1f um a pixel or finer), %.2f mm2 (%s) at all",
                    candidates,
                    asked,
                    tissue.mm2(),
                    close.mm2(),
                    share(close),
                    CLOSE_UM_PER_PX,
                    any.mm2(),
                    share(any));
        }

        private String share(Area part) {
            return String.format(Locale.ROOT, "%.0f %%", tissue.um2() > 0 ? 100 * part.um2() / tissue.um2() : 0);
        }
    }

    /** How the counted area was chosen where nobody placed it. */
    public static final String MOST_ACTIVE = "the most active area";

    /** What is said of the detector's numbers while nobody has reviewed them. */
    public static final String NOBODY = "Candidates of a detector that nobody has reviewed.";

    /** What is said of them afterwards. */
    static final String BEFORE = "The detector's own, before review.";

    public Reviewed {
        readers = List.copyOf(readers);
        drawn = List.copyOf(drawn);
    }

    /** The same with what was on the screen. */
    public Reviewed on(Screen shown) {
        return new Reviewed(
                readers,
                asked,
                accepted,
                rejected,
                unsure,
                open,
                added,
                window,
                area,
                figures,
                openInside,
                drawn,
                Optional.of(shown));
    }

    /** A measured number with what this review makes of its flags. */
    public Measured marking(Measured measured) {
        return measured.flagged(measured.flags().stream()
                .map(flag -> flag.equals(NOBODY) || flag.equals(BEFORE) ? (isBegun() ? BEFORE : NOBODY) : flag)
                .toList());
    }

    /** Whether anybody decided on a candidate, added a figure or placed the window, so that the count is not the detector's own. */
    boolean isBegun() {
        return accepted + rejected + unsure + added > 0 || !window.equals(MOST_ACTIVE);
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

    /** What was on the screen, for people. */
    Optional<String> onScreen() {
        return screen.map(shown -> shown.words(asked));
    }

    /** Whose word it is. */
    Optional<String> by() {
        return readers.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", readers));
    }
}
