package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on a slice of each real set. */
class ValidateCommandTest {

    @TempDir
    private Path folder;

    /** Three patches of the held-out slide 003: its table ends with as many found and missed as they have marks. */
    @Test
    void mitosesAreScoredAgainstMarks() throws IOException {
        Path set = RealData.require("mitosis/midog21-patches");
        Path slice = Files.createDirectories(folder.resolve("data/mitosis/midog21-patches"));
        List<String> rows = Files.readAllLines(set.resolve("patch_annotations.csv"));
        List<String> chosen = rows.stream()
                .filter(row -> row.contains(",003.tiff,"))
                .map(row -> row.split(",")[0])
                .distinct()
                .limit(3)
                .toList();
        List<String> kept = rows.stream()
                .filter(row -> row.startsWith("file,") || chosen.contains(row.split(",")[0]))
                .toList();
        Files.write(slice.resolve("patch_annotations.csv"), kept);
        for (String patch : chosen) {
            copy(set.resolve(patch), slice.resolve(patch));
        }

        List<String> table = table("mitoses", folder.resolve("data"), "mitoses-network.csv");

        long marks = kept.stream().filter(row -> row.contains(",mitotic,")).count();
        assertThat(chosen).hasSize(3);
        assertThat(table.get(0)).startsWith("score_from,found,missed,false,precision,recall");
        assertThat(table.stream().skip(1))
                .allSatisfy(row -> assertThat(whole(row, 1) + whole(row, 2)).isBetween(1L, marks));
        assertThat(table.stream().skip(1).map(row -> whole(row, 1))).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(Files.readAllLines(folder.resolve("scores/mitoses-network-by-source.csv")))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("midog21-A,A,human breast,any,slides held out,as they are,");
        assertThat(folder.resolve("scores/mitoses-network-by-source.html")).exists();
    }

    /** One tile of smooth muscle, 224 pixels of 0.5 um: 0.0125 mm2 shared out among the classes. */
    @Test
    void necrosisIsTriedOnTilesOfOneClass() throws IOException {
        Path tile = RealData.require("necrosis/nct_crc_9/MUS-AACVWIEK.tif");
        copy(tile, folder.resolve("data/necrosis/nct_crc_9/MUS-AACVWIEK.tif"));
        Files.createDirectories(folder.resolve("data/necrosis/osteosarcoma"));

        List<String> table = table("necrosis", folder.resolve("data"), "necrosis.csv");

        assertThat(table).hasSize(2);
        assertThat(table.get(1)).startsWith("colorectal MUS,1,");
        assertThat(Stream.of(table.get(1).split(","))
                        .skip(2)
                        .mapToDouble(Double::parseDouble)
                        .sum())
                .isBetween(0.008, 0.0126);
    }

    /** The truth of field 6_2 holds 22 positive and 24 negative nuclei. */
    @Test
    void positivityIsScoredAgainstCounts() throws IOException {
        Path set = RealData.require("ihc/deepliif");
        Path slice = folder.resolve("data/ihc/deepliif");
        copy(set.resolve("test/6_2.png"), slice.resolve("test/6_2.png"));
        copy(set.resolve("groundtruth/6_2.png"), slice.resolve("groundtruth/6_2.png"));
        Files.createDirectories(slice.resolve("train"));

        List<String> table =
                table("positivity", folder.resolve("data"), "positivity-classic.csv", "--segmenter", "classic");

        assertThat(table).hasSize(2);
        assertThat(table.get(1)).startsWith("6_2,H-DAB,22,24,");
    }

    /** A study of one pair, then of two: the first is not looked at again. Both are of the slide itself, moved. */
    @Test
    void aRegistrationStudyGoesOn() throws IOException {
        copy(
                RealData.require("slides/aperio_svs/CMU-1-Small-Region.svs"),
                folder.resolve("data/slides/aperio_svs/CMU-1-Small-Region.svs"));
        List<String> one = table("register", folder.resolve("data"), "register.csv", "--pairs", "1");
        List<String> two = table("register", folder.resolve("data"), "register.csv", "--pairs", "2");

        assertThat(one).hasSize(2);
        assertThat(two).hasSize(3).startsWith(one.toArray(String[]::new));
        for (String pair : two.subList(1, 3)) {
            String[] cells = pair.split(",");
            assertThat(cells[10]).isEqualTo("true");
            assertThat(Double.parseDouble(cells[11])).isLessThan(20);
            assertThat(Double.parseDouble(cells[12])).isLessThan(10);
        }
    }

    /** Two tiles of necrotic tumour, the second of which judges, at four sizes of pixels. */
    @Test
    void qualityIsJudgedOnTheOtherHalf() throws IOException {
        Path set = RealData.require("necrosis/osteosarcoma/Non-Viable-Tumor");
        try (Stream<Path> tiles = Files.list(set)) {
            for (Path tile : tiles.sorted().limit(2).toList()) {
                copy(tile, folder.resolve("data/necrosis/osteosarcoma/Non-Viable-Tumor/" + tile.getFileName()));
            }
        }

        List<String> table = table("quality", folder.resolve("data"), "quality.md");

        assertThat(table)
                .filteredOn(row -> row.startsWith("| osteosarcoma"))
                .hasSize(4)
                .first()
                .asString()
                .startsWith("| osteosarcoma | 1.2 | 1 | 0.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mitoses", "quality"})
    void aFolderWithoutTheSetIsBadInput(String what) {
        assertThat(Main.run(
                        "validate",
                        what,
                        "--data",
                        folder.toString(),
                        "-o",
                        folder.resolve("scores").toString()))
                .isEqualTo(ExitCode.BAD_INPUT.number());
    }

    private List<String> table(String what, Path data, String file, String... more) throws IOException {
        Stream<String> arguments = Stream.of(
                "validate",
                what,
                "--data",
                data.toString(),
                "-o",
                folder.resolve("scores").toString(),
                "--quiet");
        assertThat(Main.run(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new)))
                .isEqualTo(ExitCode.DONE.number());
        return Files.readAllLines(folder.resolve("scores").resolve(file));
    }

    private static long whole(String row, int column) {
        return Long.parseLong(row.split(",")[column]);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }
}
