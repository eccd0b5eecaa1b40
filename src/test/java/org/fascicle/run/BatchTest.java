package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fascicle.report.MadeFolders;
import org.fascicle.report.SlideOutcome;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a batch makes of slides that fail; none is measured. */
class BatchTest {

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
        return new Batch(slides(number), folder, new MadeFolders());
    }

    @Test
    void everyFailureIsNamedWithoutTheFoldersThatMayNameAPatient() throws IOException {
        List<String> seen = new ArrayList<>();
        List<SlideOutcome> outcomes = batch(3).run(
                        2,
                        (slide, result) -> false,
                        slide -> {
                            throw UserError.input(slide.source().location() + " is broken; copy it again.");
                        },
                        (slide, failure, wasThere, done, all) -> seen.add(done + "/" + all));
        assertThat(outcomes)
                .extracting(outcome -> outcome.failure().orElseThrow())
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

    @Test
    void aSecondBatchIsRefusedWhileOneIsAtWork() {
        batch(1).run(
                        1,
                        (slide, result) -> false,
                        slide -> assertThatThrownBy(
                                        () -> batch(1).run(1, (s, r) -> true, s -> {}, (s, f, w, d, a) -> {}))
                                .isInstanceOf(UserError.class)
                                .hasMessageContaining("Another batch"),
                        (slide, failure, wasThere, done, all) -> {});
        assertThat(folder.resolve(RunLock.FILE)).doesNotExist();
    }

    @Test
    void aFullDiskEndsTheRunWithOneSentence() {
        List<String> tried = new ArrayList<>();
        assertThatThrownBy(() -> batch(50)
                        .run(
                                1,
                                (slide, result) -> false,
                                slide -> {
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
        assertThatThrownBy(() -> new Batch(slides(2), file.resolve("out"), new MadeFolders())
                        .run(1, (s, r) -> false, s -> {}, (s, f, w, d, a) -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("-o");
    }
}
