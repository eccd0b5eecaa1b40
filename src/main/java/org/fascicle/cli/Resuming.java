package org.fascicle.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fascicle.report.ResultFolder;
import org.fascicle.report.ResultReader;
import org.fascicle.run.AnalysisRun;
import org.fascicle.run.NamedSlide;
import org.fascicle.run.Reuse;
import org.fascicle.run.Workplace;
import org.fascicle.space.UserError;

/** Which results of an earlier run stay, and what is to be said of the others; safe from several threads. */
final class Resuming {

    private final Workplace workplace;
    private final boolean resume;
    private final boolean overwrite;
    private final Map<Reuse, SortedSet<String>> notTheSame = new EnumMap<>(Reuse.class);

    Resuming(Workplace workplace, boolean resume, boolean overwrite) {
        this.workplace = workplace;
        this.resume = resume;
        this.overwrite = overwrite;
    }

    /** Whether the result stays: it is what measuring again would give, or only other options or another version made it. */
    boolean isKept(AnalysisRun run, NamedSlide slide, Path result) {
        if (!resume) {
            return false;
        }
        Reuse reuse = workplace.reuse(run, slide, result);
        if (reuse == Reuse.OTHER_IMAGE && !overwrite) {
            refuseAnothersName(slide, result);
        }
        if (reuse != Reuse.SAME && reuse != Reuse.NO_RESULT) {
            note(reuse, slide);
        }
        return reuse == Reuse.SAME || !overwrite && madeOtherwise(reuse);
    }

    /** Whether a result that is there is to be replaced, once it is known not to stay. */
    boolean replaces(Path result) {
        return resume && ResultFolder.isResult(result);
    }

    private static boolean madeOtherwise(Reuse reuse) {
        return reuse == Reuse.OTHER_OPTIONS || reuse == Reuse.OTHER_VERSION;
    }

    private static void refuseAnothersName(NamedSlide slide, Path result) {
        String measured = ResultReader.of(result).origin().input().name();
        if (!measured.equals(slide.source().fileName())) {
            throw UserError.input("The result " + slide.name() + " is that of " + measured + ", not of " + slide.path()
                    + "; give --overwrite to replace it, or rename the file.");
        }
    }

    private synchronized void note(Reuse reuse, NamedSlide slide) {
        notTheSame.computeIfAbsent(reuse, any -> new TreeSet<>()).add(slide.name());
    }

    /** One sentence for each kind of result that was not simply kept. */
    synchronized List<String> sentences() {
        return Stream.of(
                        said(Reuse.OTHER_OPTIONS, "made with other options"),
                        said(Reuse.OTHER_VERSION, "made by another version"),
                        said(Reuse.OTHER_IMAGE, "measured again, since the file is another one than was measured"),
                        said(Reuse.DAMAGED, "measured again, since the earlier result was not whole"))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private String said(Reuse reuse, String words) {
        SortedSet<String> names = notTheSame.getOrDefault(reuse, new TreeSet<>());
        if (names.isEmpty()) {
            return "";
        }
        String which = ": " + String.join(", ", names);
        if (!madeOtherwise(reuse)) {
            return words + which + ".";
        }
        return words
                + (overwrite
                        ? " and measured again" + which + "."
                        : " and kept as they are" + which
                                + "; to measure them again, give --overwrite beside --resume.");
    }
}
