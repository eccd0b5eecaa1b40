package org.fascicle.review;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;

/** Takes a reviewer's decisions back, the last first. The log only grows: an undo is a decision too, and is noted as one. */
final class Undo {

    private static final String NOTE = "undo";

    private Undo() {}

    /** The decision that takes back the reviewer's last one that was not yet taken back. */
    static Optional<Decision> of(Decisions decisions, String reviewer) {
        Deque<Decision> standing = new ArrayDeque<>();
        for (Decision decision : decisions.all()) {
            if (!decision.by().equals(Optional.of(reviewer))) {
                continue;
            }
            if (decision.note().equals(Optional.of(NOTE))) {
                standing.pollLast();
            } else {
                standing.addLast(decision);
            }
        }
        return Optional.ofNullable(standing.peekLast()).map(Undo::reverse);
    }

    private static Decision reverse(Decision last) {
        return last.before()
                .map(earlier -> Decision.of(earlier, last.key()))
                .orElseGet(() -> Decision.withdrawing(last.subject(), last.key()))
                .by(last.by())
                .noting(NOTE);
    }
}
