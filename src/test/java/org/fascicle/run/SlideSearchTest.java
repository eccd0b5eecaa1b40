package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlideSearchTest {

    @TempDir
    private Path folder;

    private Path slides;

    @BeforeEach
    void aFolderOfSlides() throws IOException {
        slides = Files.createDirectory(folder.resolve("slides"));
    }

    private Path file(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, path);
    }

    private FoundSlides find(Object... arguments) {
        return SlideSearch.of(
                List.of(arguments).stream().map(Object::toString).toList(), folder.resolve("slides/results"));
    }

    private static List<String> paths(FoundSlides found) {
        return found.slides().stream().map(NamedSlide::path).toList();
    }

    private static List<String> names(FoundSlides found) {
        return found.slides().stream().map(NamedSlide::name).toList();
    }

    @Test
    void aSlidesNameIsItsPathWhateverElseIsThere() throws IOException {
        file("slides/p2/HE.svs");
        assertThat(names(find(slides))).containsExactly("p2__HE");
        file("slides/p1/HE.svs");
        file("slides/HE.svs");
        FoundSlides more = find(slides);
        assertThat(names(more)).containsExactly("HE", "p1__HE", "p2__HE");
        assertThat(paths(more)).containsExactly("HE.svs", "p1/HE.svs", "p2/HE.svs");
    }

    @Test
    void aLongNameIsCutAndStaysItsOwn() {
        String deep = "f".repeat(90) + "/" + "g".repeat(90) + "/";
        String one = longName(deep + "h".repeat(40) + "1.svs");
        String two = longName(deep + "h".repeat(40) + "2.svs");
        assertThat(one).isNotEqualTo(two).hasSizeLessThan(220);
    }

    private static String longName(String path) {
        return NamedSlide.of(SlideSource.of(Path.of(path)), path).name();
    }

    @Test
    void slidesThatWouldShareANameAreNamedAndTheOthersGoOn() throws IOException {
        file("slides/A.png");
        file("slides/A.jpg");
        file("slides/B.png");
        FoundSlides found = find(slides);
        assertThat(names(found)).containsExactly("B");
        assertThat(found.failures()).extracting(FoundSlides.Failure::path).containsExactly("A.jpg", "A.png");
        assertThat(found.failures().get(0).sentence()).contains("A.png", "both be called A");
    }

    @Test
    void linksAreFollowedOnceAndLoopsAreNot() throws IOException {
        file("archive/p1/x.png");
        file("slides/y.png");
        Files.createSymbolicLink(slides.resolve("p1"), folder.resolve("archive/p1"));
        Files.createSymbolicLink(slides.resolve("again"), folder.resolve("archive/p1"));
        Files.createSymbolicLink(slides.resolve("a-loop"), slides);
        Files.createSymbolicLink(slides.resolve("a.png"), slides.resolve("y.png"));
        FoundSlides found = find(slides);
        assertThat(found.slides()).hasSize(2);
        assertThat(paths(found)).contains("again/x.png");
        assertThat(found.remarks())
                .anyMatch(remark -> remark.contains("a-loop"))
                .anyMatch(remark -> remark.contains("y.png") && remark.contains("same file"));
    }

    @Test
    void aLinkAsTheArgumentIsSearched() throws IOException {
        file("archive/x.png");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("archive"));
        assertThat(paths(find(link))).containsExactly("x.png");
    }

    @Test
    void whatIsNoSlideIsCountedAndWhatCannotBeHadIsNamed() throws IOException {
        file("slides/x.qptiff");
        file("slides/y.bmp");
        file("slides/notes.txt");
        file("slides/more.TXT");
        file("slides/.hidden.svs");
        Files.createSymbolicLink(slides.resolve("gone.svs"), folder.resolve("nowhere.svs"));
        Files.createSymbolicLink(slides.resolve("gone.doc"), folder.resolve("nowhere.doc"));
        FoundSlides found = find(slides);
        assertThat(paths(found)).containsExactly("x.qptiff", "y.bmp");
        assertThat(found.passedOver()).isEqualTo(Map.of(".txt", 2L, "hidden", 1L, "dangling link", 1L));
        assertThat(found.failures()).extracting(FoundSlides.Failure::path).containsExactly("gone.svs");
    }

    @Test
    void resultsAmongTheSlidesAreNoSlides() throws IOException {
        file("slides/x.png");
        file("slides/results/x/overview.png");
        file("slides/earlier/x/overview.png");
        Files.writeString(folder.resolve("slides/earlier/x/summary.json"), "{\n  \"program\" : \"fascicle 0.1\"");
        FoundSlides found = find(slides);
        assertThat(paths(found)).containsExactly("x.png");
        assertThat(found.passedOver()).isEqualTo(Map.of("folder of results", 1L, "result folder", 1L));
    }

    @Test
    void aFolderThatMayNotBeReadIsNamedAndTheOthersGoOn() throws IOException {
        file("slides/x.png");
        Path closed = Files.createDirectory(slides.resolve("closed"));
        closed.toFile().setReadable(false);
        assumeFalse(Files.isReadable(closed), "this user may read everything");
        FoundSlides found = find(slides);
        assertThat(paths(found)).containsExactly("x.png");
        assertThat(found.failures().get(0).sentence()).contains("closed", "permissions");
    }

    @Test
    void aNameWithBracketsIsAFileBeforeItIsAPattern() throws IOException {
        file("slides/S[1].png");
        file("slides/S1.png");
        file("slides/[a]/T.png");
        assertThat(paths(find(slides.resolve("S[1].png")))).containsExactly("S[1].png");
        assertThat(paths(find(slides + "/[a]/*.png"))).containsExactly("T.png");
        assertThat(paths(find(slides + "/S[12].png"))).containsExactly("S1.png");
    }

    @Test
    void aPatternKeepsFoldersInNamesAndOneWithoutAMatchIsNamed() throws IOException {
        file("slides/p1/HE_1.svs");
        file("slides/p2/HE_1.svs");
        file("slides/p2/other.svs");
        assertThat(names(find(slides + "/*/HE_*.svs"))).containsExactly("p1__HE_1", "p2__HE_1");
        FoundSlides found = find(slides + "/*/HE_*.svs", slides + "/*.ndpi");
        assertThat(found.slides()).hasSize(2);
        assertThat(found.failures().get(0).sentence()).contains("No file matches", "*.ndpi");
    }

    @Test
    void aListIsReadFromItsFolderWithMarkQuotesAndSpellings() throws IOException {
        file("slides/x y.png");
        file("slides/y.png");
        Path list = Files.writeString(
                slides.resolve("list.txt"),
                "\uFEFF\"x y.png\"\n# a remark\n./y.png\n" + slides.resolve("y.png") + "\nz.png\n");
        FoundSlides found = find(list);
        assertThat(paths(found)).containsExactly("x y.png", "y.png");
        assertThat(found.remarks()).hasSize(1);
        assertThat(found.failures().get(0).sentence()).contains("There is no file z.png");
    }

    @Test
    void aTableNamesSlidesAndGivesThemOptions() throws IOException {
        file("slides/p1/HE.png");
        file("slides/p2/HE.png");
        Path list = Files.writeString(
                slides.resolve("list.csv"),
                "\uFEFFFile;Pixel size (um);name;#remark\r\np1/HE.png;0.25;first;x\r\np2/HE.png;;;\r\n",
                StandardCharsets.UTF_16);
        FoundSlides found = find(list);
        assertThat(names(found)).containsExactly("first", "p2__HE");
        assertThat(found.slides().get(0).options()).isEqualTo(Map.of("pixel-size", "0.25"));
        assertThat(found.slides().get(1).options()).isEmpty();
    }

    @Test
    void aListThatIsNoTextIsRefused() throws IOException {
        Path list = Files.write(slides.resolve("list.txt"), new byte[] {'x', (byte) 0xFC, '.', 'p'});
        assertThatThrownBy(() -> find(list)).isInstanceOf(UserError.class).hasMessageContaining("UTF-8");
    }
}
