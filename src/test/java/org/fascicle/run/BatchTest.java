package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fascicle.pipeline.Progress;
import org.fascicle.report.BatchReport;
import org.fascicle.report.MadeFolders;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a batch makes of slides that fail; none is measured. */
class BatchTest {

    private static final Workforce ONE = new Workforce(1, 1);

    @TempDir
    private Path folder;

    private static FoundSlides slides(int number) {
        return new FoundSlides(
                IntStream.range(0, number)
                        .mapToObj(i ->
                                NamedSlide.of(SlideSource.of(Path.of("/secret/p/" + i + ".svs")), "p/" + i + ".svs"))
                        .toList(),
                List.of(new FoundSlides.Failure("closed", "The folder closed cannot be read.")),
                Map.of(),
                List.of());
    }

    private Batch batch(int number) {
        return new Batch(slides(number), folder, new MadeFolders(), TimeLimit.NONE);
    }

    @Test
    void everyFailureIsNamedWithoutTheFoldersThatMayNameAPatient() throws IOException {
        List<String> seen = new ArrayList<>();
        BatchReport.Tally tally = batch(3).run(
                        new Workforce(2, 1),
                        (slide, result) -> false,
                        (slide, progress) -> {
                            throw UserError.input(slide.source().location() + " is broken; copy it again.");
                        },
                        (slide, failure, wasThere, done, all) -> seen.add(done + "/" + all));
        assertThat(tally.failures())
                .containsExactly(
                        "The folder closed cannot be read.",
                        "p/0.svs is broken; copy it again.",
                        "p/1.svs is broken; copy it again.",
                        "p/2.svs is broken; copy it again.");
        assertThat(seen).containsExactly("2/4", "3/4", "4/4");
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                assertThat(Files.readString(file)).doesNotContain("secret");
            }
        }
    }

    /** A thousand slides of a second each, by the clock; they fail at once, so that what passes is spent on the index. */
    @Test
    void theIndexTakesASmallPartOfTheNight() {
        double seconds = IndexOfANight.seconds(
                folder, IntStream.range(0, 1000).mapToObj(i -> "s" + i).toList(), 1);
        assertThat(seconds).isLessThan(0.01 * 1000);
    }

    @Test
    void aSecondBatchIsRefusedWhileOneIsAtWork() {
        batch(1).run(
                        ONE,
                        (slide, result) -> false,
                        (slide, progress) -> {
                            assertThatThrownBy(
                                            () -> batch(1).run(ONE, (s, r) -> true, (s, p) -> 0, (s, f, w, d, a) -> {}))
                                    .isInstanceOf(UserError.class)
                                    .hasMessageContaining("Another batch");
                            return 0;
                        },
                        (slide, failure, wasThere, done, all) -> {});
        assertThat(folder.resolve(RunLock.FILE)).doesNotExist();
    }

    @Test
    void aFullDiskEndsTheRunWithOneSentence() {
        List<String> tried = new ArrayList<>();
        assertThatThrownBy(() -> batch(50)
                        .run(
                                ONE,
                                (slide, result) -> false,
                                (slide, progress) -> {
                                    tried.add(slide.path());
                                    throw new IllegalStateException(
                                            new UncheckedIOException(new IOException("No space left on device")));
                                },
                                (slide, failure, wasThere, done, all) -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the disk is full")
                .hasMessageContaining("--resume");
        assertThat(tried).as("no more than had begun").startsWith("p/0.svs").hasSizeLessThan(10);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidOnce() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new Batch(slides(2), file.resolve("out"), new MadeFolders(), TimeLimit.NONE)
                        .run(ONE, (s, r) -> false, (s, p) -> 0, (s, f, w, d, a) -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("-o");
    }

    /** The first slide never ends by itself. */
    @Test
    void aSlideOverItsTimeFailsByNameAndTheOthersGoOn() {
        Batch limited = new Batch(slides(2), folder, new MadeFolders(), TimeLimit.of(Duration.ofSeconds(1)));
        BatchReport.Tally tally = limited.run(
                ONE,
                (slide, result) -> false,
                (slide, progress) -> {
                    if (slide.path().equals("p/0.svs")) {
                        waitUntilTold(progress);
                    }
                    throw UserError.input(slide.path() + " was tried.");
                },
                (slide, failure, wasThere, done, all) -> {});
        assertThat(tally.failures())
                .containsExactly(
                        "The folder closed cannot be read.",
                        "p/0.svs took longer than the 1 s that --time-limit allows; give it more time, or measure it alone.",
                        "p/1.svs was tried.");
    }

    /** Work that no interrupt reaches ends when it next says how far it is. */
    private static void waitUntilTold(Progress progress) {
        while (true) {
            progress.report("tiles", 1, 2);
        }
    }

    @Test
    void moreSlidesThanThreadsWait() {
        assertThat(Workforce.of(8, 2)).isEqualTo(new Workforce(2, 1));
        assertThat(Workforce.of(2, 16)).isEqualTo(new Workforce(2, 8));
        assertThat(Workforce.of(3, 8).threads()).isLessThanOrEqualTo(8);
    }

    /** Two slides at 4 and 6 thread seconds a mm2, and a torn line: 10 mm2 on two threads take 30 s by the upper median. */
    @Test
    void theRateOfEarlierSlidesForetells() throws IOException {
        Times times = new Times(folder, 2);
        times.add("a,\"b", 10, 20);
        times.add("c", 1, 3);
        Files.writeString(folder.resolve(Times.FILE), "\"torn\",2.0,1", StandardOpenOption.APPEND);
        Times.Rate rate = Times.rate(folder).orElseThrow();
        assertThat(rate.slides()).isEqualTo(2);
        assertThat(rate.of(10, 2)).isEqualTo(Duration.ofSeconds(30));
    }

    /** Nothing is opened of what is kept; what cannot be measured is said with its sentence, without folders. */
    @Test
    void aDryRunForetellsEachSlideAndWritesNothing() {
        List<DryRun.Planned> plan = new DryRun(slides(3), folder.resolve("none"))
                .plan(new Workforce(2, 1), (slide, result) -> slide.path().equals("p/0.svs"), slide -> {
                    if (slide.path().equals("p/1.svs")) {
                        throw UserError.input(slide.source().location() + " is broken; copy it again.");
                    }
                    return 7;
                });
        assertThat(plan)
                .containsExactly(
                        new DryRun.Planned("closed", DryRun.Verdict.FAIL, "The folder closed cannot be read.", 0),
                        new DryRun.Planned("p/0.svs", DryRun.Verdict.KEEP, "", 0),
                        new DryRun.Planned("p/1.svs", DryRun.Verdict.FAIL, "p/1.svs is broken; copy it again.", 0),
                        new DryRun.Planned("p/2.svs", DryRun.Verdict.MEASURE, "", 7));
        assertThat(folder).isEmptyDirectory();
    }
}
