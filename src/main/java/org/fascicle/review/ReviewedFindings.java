package org.fascicle.review;

import java.util.Optional;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.report.ResultReader;

/**
 * What a review left behind, for whoever grades the result later.
 *
 * @param mitoses the count that it left; empty where nobody decided on a candidate, drew a region or moved the window
 * @param said what people said and drew
 */
public record ReviewedFindings(Optional<Mitoses> mitoses, HumanFindings said) {

    public static ReviewedFindings of(ResultReader result) {
        Decisions decisions = result.decisions();
        if (ReviewState.isUntouched(decisions)) {
            return new ReviewedFindings(Optional.empty(), HumanFindings.of(decisions, RuleBook.standard()));
        }
        ReviewState state = ReviewState.of(result);
        return new ReviewedFindings(Optional.of(state.mitoses()), state.human());
    }
}
