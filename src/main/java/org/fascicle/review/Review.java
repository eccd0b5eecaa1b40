package org.fascicle.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fascicle.report.Json;
import org.fascicle.report.ResultFile;
import org.fascicle.space.UserError;

/** The results that are reviewed together: one, or all of a batch or a case. */
public final class Review implements AutoCloseable {

    private final List<ReviewedResult> results;
    private final Exports exports;

    private final Companions companions;
    private final BatchFollowers batches;

    private Review(List<ReviewedResult> results, Companions companions, BatchFollowers batches, ReviewOptions options) {
        this.results = results;
        this.batches = batches;
        this.companions = companions;
        this.exports = new Exports(results, options);
    }

    /**
     * Opens what lies in a folder.
     *
     * @param folder a result, or a folder with results in it, as a batch and a case write them
     * @param options who reviews, and where the slides lie
     * @throws UserError where there is no result
     */
    public static Review open(Path folder, ReviewOptions options) {
        List<Path> found = resultsIn(folder);
        if (found.isEmpty()) {
            throw UserError.input("There is no result with mitotic-figure candidates in " + folder
                    + "; name a folder that analyze, batch or case wrote.");
        }
        List<ReviewedResult> opened = new ArrayList<>();
        BatchFollowers batches = new BatchFollowers();
        found.forEach(result -> opened.add(ReviewedResult.open(result, options, batches)));
        List<Path> others = folders(folder, Review::isAnyResult);
        return new Review(List.copyOf(opened), Companions.of(others, options), batches, options);
    }

    /** Results with candidates that lie in a folder, or are it. */
    static List<Path> resultsIn(Path folder) {
        return folders(folder, Review::isResult);
    }

    private static List<Path> folders(Path folder, Predicate<Path> wanted) {
        if (isResult(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> all = Files.walk(folder, 4)) {
            return all.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw UserError.input(folder + " cannot be looked through; check its name and permissions.", e);
        }
    }

    private static boolean isAnyResult(Path folder) {
        return !folder.getFileName().toString().startsWith(".")
                && Files.isRegularFile(folder.resolve(ResultFile.SUMMARY.fileName()));
    }

    static boolean isResult(Path folder) {
        return isAnyResult(folder) && Files.isRegularFile(folder.resolve(ResultFile.MITOSES.fileName()));
    }

    public int size() {
        return results.size();
    }

    ReviewedResult result(int number) {
        if (number >= results.size()) {
            throw UserError.usage("There is no result " + number + ".");
        }
        return results.get(number);
    }

    /** Slides that can stand beside. */
    Companions companions() {
        return companions;
    }

    /** What can be taken along. */
    Exports exports() {
        return exports;
    }

    /** Names, candidates and how far each was reviewed. */
    String list() {
        ArrayNode all = Json.array();
        results.forEach(result -> all.add(result.line()));
        return Json.text(all);
    }

    @Override
    public void close() {
        results.forEach(ReviewedResult::close);
        batches.close();
        companions.close();
    }
}
