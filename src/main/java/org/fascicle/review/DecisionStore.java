package org.fascicle.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.report.DecisionLog;

/**
 * The decisions of a result, or of one reader of it, as they lie on the disk.
 *
 * @param file the log
 * @param beginning what was said before there was a log
 */
record DecisionStore(Path file, Decisions beginning) {

    /** Read anew each time, so that what another window or program added is seen. */
    Decisions read() {
        return Files.exists(file) ? DecisionLog.read(file) : beginning;
    }

    /** Adds decisions, each of which is told what stood before it, and returns when the disk has them. */
    Decisions add(List<Decision> more) {
        Decisions before = read();
        Decisions after = before;
        for (Decision decision : more) {
            after = after.and(decision);
        }
        List<Decision> all = after.all();
        DecisionLog.append(file, Files.exists(file) ? all.subList(before.all().size(), all.size()) : all);
        return after;
    }
}
