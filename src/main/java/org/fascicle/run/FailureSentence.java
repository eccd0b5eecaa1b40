package org.fascicle.run;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.space.UserError;

/** What is said of a slide that failed. A folder's path may name a patient: the slide goes by its path within the searched folder. */
public final class FailureSentence {

    private FailureSentence() {}

    /**
     * @param results folder of results, which is not named either
     * @throws UserError where the disk takes no more, so that no slide can be written
     */
    public static String of(NamedSlide slide, Throwable e, Path results) {
        Optional<String> disk = DiskTrouble.reason(e);
        if (disk.isPresent()) {
            throw DiskTrouble.stopped(results, disk.get(), e);
        }
        String said = e instanceof UserError ? e.getMessage() : slide.path() + ": " + inOneSentence(e);
        return said.replace(slide.source().location(), slide.path())
                .replace(results + results.getFileSystem().getSeparator(), "");
    }

    private static String inOneSentence(Throwable e) {
        return e instanceof OutOfMemoryError
                ? "the memory did not suffice; give Java more, for instance FASCICLE_JAVA_OPTS=-Xmx4g, or fewer --jobs."
                : "internal error: " + e + "; analyse this slide alone with --debug and send us what it prints.";
    }
}
