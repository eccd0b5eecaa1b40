package org.fascicle.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch on Spark against the same batch without: slides whole and split, from paths and from addresses, with one that is broken. */
class ClusterBatchTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images"));

    @TempDir
    private static Path folder;

    private static Path slides;
    private static Map<String, String> alone;

    @BeforeAll
    static void theBatchOnOneMachine() throws IOException {
        slides = Files.createDirectories(folder.resolve("slides"));
        Path patient = Files.createDirectories(slides.resolve("p 1"));
        Files.copy(IMAGES.resolve("he-field.ome.tif"), patient.resolve("große.ome.tif"));
        Files.copy(IMAGES.resolve("actin-metastasis.ome.tif"), slides.resolve("hdab.ome.tif"));
        Files.writeString(slides.resolve("broken.svs"), "no slide");
        alone = results(org.fascicle.cli.Main.run(arguments("alone", slides.toString())), "alone");
        assertThat(alone).containsKeys("batch.csv", "hdab/summary.json", "p 1__große/nuclei.csv");
    }

    private static String[] arguments(String name, String what, String... more) {
        List<String> all =
                new ArrayList<>(List.of("batch", what, "-o", out(name).toString()));
        all.addAll(List.of("--segmenter", "classic", "--quiet"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static Path out(String name) {
        // Pages say the folder's own name.
        return folder.resolve(name).resolve("results");
    }

    private static Map<String, String> results(int code, String name) throws IOException {
        assertThat(code).as("some slides failed").isEqualTo(4);
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out(name))) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("times.csv"))
                    .forEach(file -> all.put(out(name).relativize(file).toString(), content(file)));
        }
        return all;
    }

    private static String content(Path file) {
        try {
            return HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int onSpark(String name, String what, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments(name, what, more)));
        all.addAll(List.of("--master", "local[2,2]"));
        return Main.run(all.toArray(String[]::new));
    }

    private static void assertSame(Map<String, String> found) {
        assertThat(found.keySet()).isEqualTo(alone.keySet());
        found.forEach((file, bytes) ->
                assertThat(bytes.equals(alone.get(file))).as(file).isTrue());
    }

    @Test
    void wholeSlidesGiveTheSameBytesAndASecondRunMeasuresNothing() throws IOException {
        assertSame(results(onSpark("whole", slides.toString(), "--split-above", "1000"), "whole"));
        Path summary = out("whole").resolve("hdab/summary.json");
        FileTime before = Files.getLastModifiedTime(summary);
        assertSame(results(onSpark("whole", slides.toString(), "--resume"), "whole"));
        assertThat(Files.getLastModifiedTime(summary)).isEqualTo(before);
    }

    @Test
    void slidesSplitByTilesGiveTheSameBytes() throws IOException {
        Jobs.SEEN.clear();
        assertSame(results(
                onSpark(
                        "split",
                        slides.toString(),
                        "--split-above",
                        "0",
                        "--tile-size",
                        "300",
                        "--conf",
                        "spark.extraListeners=" + Jobs.class.getName()),
                "split"));
        assertThat(Jobs.SEEN).contains("tile 0 of große", "tile 0 of hdab", "tile 3 of hdab");
    }

    /** What Spark was given to do. */
    public static final class Jobs extends SparkListener {

        private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

        @Override
        public void onJobStart(SparkListenerJobStart job) {
            SEEN.add(job.properties().getProperty("spark.job.description"));
        }
    }

    @Test
    void slidesAtAnAddressAreCopiedAndGiveTheSameBytes() throws IOException {
        Path local = Files.createDirectories(folder.resolve("local"));
        String address = slides.toUri().toString().replace("///", "/");
        assertSame(results(onSpark("address", address, "--conf", "spark.local.dir=" + local), "address"));
        try (Stream<Path> left = Files.walk(local)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("staged-")))
                    .isEmpty();
        }
    }

    @Test
    void aCopyThatIsLargerThanItsRoomIsRefused() {
        assertThat(onSpark("room", slides.toUri().toString().replace("///", "/"), "--staging", "1e-9"))
                .isEqualTo(4);
        assertThat(out("room").resolve("batch.csv"))
                .content()
                .contains("hdab.ome.tif is larger than the room for copies on a machine of the cluster")
                .doesNotContain(folder.toString());
    }
}
