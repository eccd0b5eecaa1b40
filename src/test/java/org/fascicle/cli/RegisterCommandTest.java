package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.image.NamedArea;
import org.fascicle.run.RoiFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drawn specimen and itself: the map is none, and regions stay where they are. */
class RegisterCommandTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images", "test-images"));

    @TempDir
    Path folder;

    @Test
    void writesMapPictureAndCarriedRegions() throws IOException {
        Path slide = IMAGES.resolve("he-primary.ome.tif");
        Path copy = Files.copy(slide, folder.resolve("again.ome.tif"));
        Path drawn = Files.writeString(
                folder.resolve("drawn.geojson"),
                "{\"type\":\"Feature\",\"properties\":{\"objectType\":\"annotation\",\"name\":\"front\"},\"geometry\":"
                        + "{\"type\":\"Polygon\",\"coordinates\":[[[900,900],[1500,900],[1500,1400],[900,1400],[900,900]]]}}");
        Path out = folder.resolve("laid");
        assertThat(Main.run(
                        "register",
                        slide.toString(),
                        copy.toString(),
                        "-o",
                        out.toString(),
                        "--regions",
                        drawn.toString()))
                .isZero();
        JsonNode pair = new ObjectMapper()
                .readTree(out.resolve("register.json").toFile())
                .at("/pairs/0");
        assertThat(pair.has("refused")).isFalse();
        assertThat(pair.at("/affine/0/0").asDouble()).isCloseTo(1, within(1e-3));
        assertThat(pair.at("/affine/0/2").asDouble()).isCloseTo(0, within(1.0));
        assertThat(pair.get("error_um").asDouble()).isLessThan(1);
        assertThat(out.resolve("again-on-fixed.png")).exists();
        NamedArea carried = RoiFile.regions(out.resolve("again.geojson")).get(0);
        assertThat(carried.name()).isEqualTo("front");
        assertThat(carried.area().edges()).containsExactly(new double[] {900, 900, 1500, 1400}, within(2.0));
    }

    @Test
    void aSlideWithoutPixelSizeIsRefused() throws IOException {
        Path plain = Files.copy(IMAGES.resolve("he-field.ome.tif"), folder.resolve("x.ome.tif"));
        assertThat(Main.run(
                        "register",
                        plain.toString(),
                        folder.resolve("none.png").toString(),
                        "-o",
                        folder.resolve("o").toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("o")).doesNotExist();
    }
}
