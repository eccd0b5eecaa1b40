package org.fascicle.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fascicle.report.BatchReport;
import org.fascicle.report.ResultFile;
import org.fascicle.report.SlideOutcome;
import org.fascicle.space.UserError;

/**
 * The index of a batch that ended, kept true to results that were rewritten since, as a review does.
 *
 * <p>Its time of change says as of when it holds: a result whose summary is not older is read anew, all others are taken over as they are
 * listed. So nothing is lost where a program dies between a result and the index, or two work at once: whoever comes next sees it. A
 * batch at work keeps the index itself.
 */
public final class BatchIndex {

    private final Path results;

    private BatchIndex(Path results) {
        this.results = results;
    }

    /** That of the batch to which a result belongs; empty where it belongs to none. */
    public static Optional<BatchIndex> around(Path result) {
        Path results = result.toAbsolutePath().normalize().getParent();
        return Optional.ofNullable(results)
                .filter(folder -> Files.isRegularFile(folder.resolve(BatchReport.JSON)))
                .map(BatchIndex::new);
    }

    /** Folder of the batch's results. */
    public Path folder() {
        return results;
    }

    /** Whether a result was rewritten since. */
    public boolean isBehind() {
        FileTime asOf = asOf();
        try (Stream<Path> all = Files.list(results)) {
            return all.anyMatch(result -> isNewer(result, asOf));
        } catch (IOException e) {
            throw UserError.input(results + " cannot be looked through; check its permissions.", e);
        }
    }

    private FileTime asOf() {
        try {
            return Files.getLastModifiedTime(results.resolve(BatchReport.JSON));
        } catch (IOException e) {
            throw UserError.input(
                    results.resolve(BatchReport.JSON) + " cannot be looked at; check its permissions.", e);
        }
    }

    private static boolean isNewer(Path result, FileTime asOf) {
        try {
            return Files.getLastModifiedTime(result.resolve(ResultFile.SUMMARY.fileName()))
                            .compareTo(asOf)
                    >= 0;
        } catch (IOException noResult) {
            return false;
        }
    }

    /**
     * Brings the index up to date where it is not.
     *
     * @return whether it is; not where another program is at work on it
     * @throws UserError where it cannot be read or written
     */
    public boolean follow() {
        if (!isBehind()) {
            return true;
        }
        Optional<RunLock> lock = RunLock.takeIfFree(results);
        if (lock.isEmpty()) {
            return false;
        }
        try (RunLock mine = lock.get()) {
            write(mine.since());
            return true;
        } catch (IOException | UncheckedIOException e) {
            throw UserError.input(
                    "The index of the batch in " + results
                            + " cannot be written; is the disk full, or may the folder not be written to?",
                    e);
        }
    }

    private void write(FileTime since) throws IOException {
        FileTime asOf = asOf();
        BatchReport listed = BatchReport.read(results);
        Iterable<SlideOutcome> slides =
                () -> StreamSupport.stream(listed.slides().spliterator(), false)
                        .map(slide -> now(slide, asOf))
                        .iterator();
        new BatchReport(listed.name(), listed.version(), slides).write(results);
        Files.setLastModifiedTime(results.resolve(BatchReport.JSON), since);
    }

    private SlideOutcome now(SlideOutcome slide, FileTime asOf) {
        Path result = results.resolve(slide.folder());
        return slide.isDone() && isNewer(result, asOf) ? SlideOutcome.done(slide.name(), slide.path(), result) : slide;
    }
}
