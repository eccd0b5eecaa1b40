package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.cli.Main;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.report.Schemas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index of a batch says what the reviews of its slides left, whoever was cut off on the way. */
class BatchFollowsReviewTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images"));

    @TempDir
    private Path folder;

    private Path slides;
    private Path results;

    /** The same field twice, as other files by one byte behind the end, and a file that is no image. */
    @BeforeEach
    void measure() throws IOException {
        slides = Files.createDirectories(folder.resolve("slides"));
        results = folder.resolve("results");
        for (String name : List.of("a.ome.tif", "b.ome.tif")) {
            Path copy = Files.copy(IMAGES.resolve("he-field.ome.tif"), slides.resolve(name));
            Files.write(copy, name.getBytes(), StandardOpenOption.APPEND);
        }
        Files.writeString(slides.resolve("c.svs"), "no slide");
        assertThat(Main.run(
                        "batch",
                        slides.toString(),
                        "-o",
                        results.toString(),
                        "--segmenter",
                        "classic",
                        "--only",
                        "mitoses",
                        "--quiet"))
                .isEqualTo(4);
    }

    private void review(String result) {
        try (MitosisReview review = MitosisReview.open(results.resolve(result), Optional.of(slides), "AB")) {
            review.decide("1", Verdict.ACCEPTED, 0);
        }
    }

    private String line(String name) throws IOException {
        return Files.readAllLines(results.resolve("batch.csv")).stream()
                .filter(line -> line.startsWith(name + ","))
                .findFirst()
                .orElseThrow();
    }

    private void assertFollowed(String name) throws IOException {
        assertThat(line(name)).contains(",AB,1,");
        assertThat(Files.readString(results.resolve("batch.json"))).contains("\"readers\"");
        assertThat(Files.readString(results.resolve("index.html"))).contains("review begun by AB");
    }

    @Test
    void pageTableAndJsonFollowAndNothingElseOfThemChanges() throws IOException {
        String before = line("b");
        String failed = line("c");
        String page = Files.readString(results.resolve("index.html"));
        review("a");
        assertFollowed("a");
        assertThat(line("b")).isEqualTo(before);
        assertThat(line("c")).isEqualTo(failed);
        assertThat(Files.readString(results.resolve("index.html")).replace("; review begun by AB", ""))
                .as("the field is too small for a grade")
                .hasSameSizeAs(page);
        assertThat(Schemas.errorsOf("batch", Files.readString(results.resolve("batch.json"))))
                .isEmpty();
        try (Stream<Path> all = Files.list(results)) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .as("no lock and no half file is left")
                    .allMatch(name -> !name.startsWith("."));
        }
    }

    /** Killed between the result and the index: the next review of another slide makes up for it. */
    @Test
    void whatWasCutOffIsMadeUpForByWhoComesNext() throws IOException {
        List<String> files = List.of("index.html", "batch.csv", "batch.json");
        FileTime asOf = Files.getLastModifiedTime(results.resolve("batch.json"));
        Path kept = Files.createDirectories(folder.resolve("kept"));
        for (String file : files) {
            Files.copy(results.resolve(file), kept.resolve(file));
        }
        review("a");
        for (String file : files) {
            Files.delete(results.resolve(file));
            Files.copy(kept.resolve(file), results.resolve(file));
        }
        Files.setLastModifiedTime(results.resolve("batch.json"), asOf);
        assertThat(line("a")).doesNotContain("AB");
        try (Review review = Review.open(results, new ReviewOptions(Optional.of(slides), Optional.empty(), false))) {
            assertThat(review.size()).isEqualTo(2);
        }
        assertFollowed("a");
    }

    /** Two reviews of one batch at once: neither loses what the other wrote. */
    @Test
    void twoReviewsAtOnceBothStandInTheIndex() throws IOException {
        try (MitosisReview one = MitosisReview.open(results.resolve("a"), Optional.of(slides), "AB");
                MitosisReview other = MitosisReview.open(results.resolve("b"), Optional.of(slides), "AB")) {
            one.decide("1", Verdict.ACCEPTED, 0);
            other.decide("1", Verdict.ACCEPTED, 0);
        }
        assertFollowed("a");
        assertFollowed("b");
    }

    /** A batch at work keeps its index itself; what a review left is not lost to it. */
    @Test
    void aBatchThatIsResumedListsTheReview() throws IOException {
        review("a");
        Main.run(
                "batch",
                slides.toString(),
                "-o",
                results.toString(),
                "--segmenter",
                "classic",
                "--only",
                "mitoses",
                "--quiet",
                "--resume");
        assertFollowed("a");
    }
}
