package org.fascicle.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.report.DecisionLog;
import org.fascicle.report.ResultFile;
import org.fascicle.report.Summary;

/**
 * The decisions of a result, or of one reader of it, as they lie on the disk.
 *
 * @param file the log
 * @param beginning what was said before there was a log
 */
record DecisionStore(Path file, Decisions beginning) {

    /** The log of a result, which begins with what was said when the slide was measured: a command's decisions have no time. */
    static DecisionStore of(Path folder, Summary summary) {
        return new DecisionStore(folder.resolve(ResultFile.DECISIONS.fileName()), atTheCommand(summary));
    }

    /** The log of one of several readers who are blinded to each other. */
    static DecisionStore ofReader(Path folder, Summary summary, String reader) {
        return new DecisionStore(Readers.log(folder, reader), atTheCommand(summary));
    }

    private static Decisions atTheCommand(Summary summary) {
        return new Decisions(summary.decisions().stream()
                .filter(decision -> decision.time().isEmpty())
                .toList());
    }

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
