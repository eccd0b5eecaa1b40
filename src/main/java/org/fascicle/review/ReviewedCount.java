package org.fascicle.review;

import java.util.Optional;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.Subject;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.report.ResultReader;

/** The mitotic count that a review left behind, for whoever grades the result later. */
public final class ReviewedCount {

    private ReviewedCount() {}

    /** Empty where nobody decided on a candidate or moved the window. */
    public static Optional<Mitoses> of(ResultReader result) {
        Decisions decisions = result.decisions();
        boolean untouched = decisions.on(Subject.CANDIDATE).isEmpty()
                && decisions.on(Subject.WINDOW).isEmpty();
        return untouched ? Optional.empty() : Optional.of(ReviewState.of(result).mitoses());
    }
}
