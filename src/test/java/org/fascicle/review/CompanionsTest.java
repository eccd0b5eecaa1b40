package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.report.ResultReader;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second slide beside the first, linked by what {@code fascicle register} wrote. */
class CompanionsTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images"));

    @TempDir
    private Path folder;

    /** The same field under another name, and as another file by one byte behind its end; it was laid 10 and 20 pixels away. */
    @Test
    void aRegisteredSlideStandsBesideWithItsMap() throws IOException {
        Path results = folder.resolve("results");
        Path slides = Files.createDirectories(folder.resolve("slides"));
        Path one = ReviewedSlide.measured(results);
        Path image = Files.copy(IMAGES.resolve("he-field.ome.tif"), slides.resolve("he-field.ome.tif"));
        Path second = Files.copy(image, slides.resolve("other.ome.tif"));
        Files.write(second, new byte[] {0}, StandardOpenOption.APPEND);
        String sha = ResultReader.of(one).summary().input().sha256();
        String otherSha = Fingerprint.sha256(SlideSource.of(second)).orElseThrow();
        Path other = results.resolve("other");
        try (Stream<Path> files = Files.walk(one)) {
            for (Path file : files.toList()) {
                Files.copy(file, other.resolve(one.relativize(file).toString()));
            }
        }
        Path summary = other.resolve("summary.json");
        Files.writeString(
                summary,
                Files.readString(summary).replace(sha, otherSha).replace("\"he-field.ome.tif\"", "\"other.ome.tif\""));
        Path register = Files.writeString(
                folder.resolve("register.json"),
                "{\"fixed\":{\"sha256\":\"" + sha + "\"},\"pairs\":[{\"moving\":{\"sha256\":\"" + otherSha
                        + "\"},\"affine\":[[1,0,10],[0,1,20]]},{\"moving\":{\"sha256\":\"none\"},\"refused\":\"too far\"}]}");
        ReviewOptions options = new ReviewOptions(Optional.of(slides), Optional.empty(), false, Optional.of(register));
        try (Review review = Review.open(results, options)) {
            JsonNode beside =
                    new ObjectMapper().readTree(review.companions().beside(sha).toString());
            assertThat(beside).hasSize(1);
            assertThat(beside.get(0).path("map").toString()).isEqualTo("[1.0,0.0,-10.0,0.0,1.0,-20.0]");
            assertThat(review.companions().tile(beside.get(0).path("number").asInt(), 0, 0, 0))
                    .isNotEmpty();
            JsonNode back = new ObjectMapper()
                    .readTree(review.companions().beside(otherSha).toString());
            assertThat(back.get(0).path("map").get(2).asDouble()).isEqualTo(10);
        }
        try (Review review = Review.open(results, new ReviewOptions(Optional.of(slides), Optional.empty(), false))) {
            assertThat(new ObjectMapper()
                            .readTree(review.companions().beside(sha).toString())
                            .get(0)
                            .has("map"))
                    .as("nothing links them")
                    .isFalse();
        }
    }
}
