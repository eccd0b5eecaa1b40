package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultFolderTest {

    @TempDir
    private Path parent;

    private Path write(String content, boolean overwrite) throws IOException {
        try (ResultFolder folder = ResultFolder.begin(parent, "slide", overwrite)) {
            Files.writeString(folder.file("summary.json"), content);
            Files.writeString(folder.file("provenance.json"), "{\"program\" : \"fascicle\"}");
            return folder.complete();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aCompletedResultHasItsNameAndNothingElseStays() throws IOException {
        Path result = write("one", false);
        assertThat(result).isEqualTo(parent.resolve("slide"));
        assertThat(result.resolve("summary.json")).hasContent("one");
        assertThat(names()).containsExactly("slide");
    }

    @Test
    void nothingHasTheNameBeforeItIsComplete() throws IOException {
        try (ResultFolder folder = ResultFolder.begin(parent, "slide", false)) {
            Files.writeString(folder.file("mitoses/1.png"), "x");
            assertThat(parent.resolve("slide")).doesNotExist();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void foldersMadeForAResultThatNeverCameGoToo() throws IOException {
        Files.createDirectory(parent.resolve("theirs"));
        ResultFolder.begin(parent.resolve("theirs/new/deep"), "slide", false).close();
        assertThat(parent.resolve("theirs")).isEmptyDirectory();
    }

    @Test
    void foldersThatAnotherResultUsesStay() throws IOException {
        MadeFolders made = new MadeFolders();
        ResultFolder first = ResultFolder.begin(parent.resolve("new"), "first", false, made);
        ResultFolder second = ResultFolder.begin(parent.resolve("new"), "second", false, made);
        first.close();
        Files.writeString(second.file("summary.json"), "second");
        second.complete();
        assertThat(parent.resolve("new/second/summary.json")).exists();
        second.close();
        assertThat(parent.resolve("new/second/summary.json")).exists();
    }

    @Test
    void anExistingResultIsKeptUnlessTold() throws IOException {
        write("one", false);
        assertThatThrownBy(() -> write("two", false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--overwrite");
        assertThat(parent.resolve("slide/summary.json")).hasContent("one");
        write("two", true);
        assertThat(parent.resolve("slide/summary.json")).hasContent("two");
        assertThat(names()).containsExactly("slide");
    }

    @Test
    void aFolderThatIsNoResultIsNeverReplaced() throws IOException {
        Files.createDirectory(parent.resolve("slide"));
        Files.writeString(parent.resolve("slide/thesis.docx"), "years of work");
        assertThatThrownBy(() -> write("two", true))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no result");
        assertThat(parent.resolve("slide/thesis.docx")).exists();
        assertThat(names()).containsExactly("slide");
    }

    @Test
    void twoRunsDoNotWriteTheSameResult() throws IOException {
        try (ResultFolder first = ResultFolder.begin(parent, "slide", false)) {
            assertThatThrownBy(() -> ResultFolder.begin(parent, "slide", false))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("Another run");
            Files.writeString(first.file("summary.json"), "first");
            first.complete();
        }
        assertThat(parent.resolve("slide/summary.json")).hasContent("first");
    }

    /** A killed run leaves its part and a lock file that nobody holds. */
    @Test
    void whatAKilledRunLeftIsRemoved() throws IOException {
        Files.createDirectories(parent.resolve(".slide.part/mitoses"));
        Files.writeString(parent.resolve(".slide.part/mitoses/half.png"), "half");
        Files.createFile(parent.resolve(".slide.lock"));
        write("whole", false);
        assertThat(names()).containsExactly("slide");
        assertThat(parent.resolve("slide/mitoses")).doesNotExist();
    }

    @Test
    void aProcessThatDiesLeavesTheOldResultAndNoObstacle() throws IOException, InterruptedException {
        write("old", false);
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        parent.toString())
                .inheritIO()
                .start();
        assertThat(run.waitFor()).isEqualTo(9);
        assertThat(parent.resolve(".slide.part/nuclei.csv")).exists();
        assertThat(parent.resolve("slide/summary.json")).hasContent("old");
        write("new", true);
        assertThat(names()).containsExactly("slide");
        assertThat(parent.resolve("slide/nuclei.csv")).doesNotExist();
    }

    /** A run that was killed between moving the old result away and the new one in leaves the old one aside. */
    @Test
    void aResultWhoseReplacementWasKilledIsPutBack() throws IOException {
        Files.createDirectory(parent.resolve(".slide.old"));
        Files.writeString(parent.resolve(".slide.old/summary.json"), "old");
        assertThatThrownBy(() -> write("new", false)).isInstanceOf(UserError.class);
        assertThat(parent.resolve("slide/summary.json")).hasContent("old");
        assertThat(names()).containsExactly("slide");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> ResultFolder.begin(parent.resolve("file"), "slide", false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("file is a file, no folder")
                .hasMessageContaining("-o");
    }

    @ParameterizedTest
    @CsvSource({"CMU-1, CMU-1", "a.b, a.b", "'x<y>?', x_y__", "..., result", "'. ', result"})
    void namesAreSafe(String name, String safe) {
        assertThat(ResultFolder.safeName(name)).isEqualTo(safe);
    }

    /** A run that lost its power left names without bytes. */
    @Test
    void aDamagedResultMayBeReplaced() throws IOException {
        Files.createDirectory(parent.resolve("slide"));
        Files.createFile(parent.resolve("slide/summary.json"));
        Files.writeString(parent.resolve("slide/provenance.json"), "{\"program\" : \"fascicle\"}");
        write("whole", true);
        assertThat(parent.resolve("slide/summary.json")).hasContent("whole");
    }

    @Test
    void whatRunsThatDiedLeftIsSwept() throws IOException {
        Files.createDirectories(parent.resolve(".dead.part/mitoses"));
        Files.createFile(parent.resolve(".dead.lock"));
        try (ResultFolder living = ResultFolder.begin(parent, "living", false)) {
            ResultFolder.sweep(parent);
            assertThat(names()).containsExactlyInAnyOrder(".living.lock", ".living.part");
        }
    }
}
