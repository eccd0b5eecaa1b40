package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoiFileTest {

    private static final String POLYGON = "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[5,1],[5,4],[1,4],[1,1]]]}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"%s", "[{\"type\":\"Feature\",\"geometry\":%s}]",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":%s}]}"})
    void readsWhatQuPathExports(String form) throws IOException {
        // columns 1..4, rows 1..3
        assertThat(RoiFile.read(file(String.format(form, POLYGON))).on(Region.ofSize(8, 8), 1).count()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"type\":\"Point\",\"coordinates\":[1,2]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[5,\"x\"],[5,4]]]}", "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[5,1]]]}"})
    void saysWhatIsWrongWithAFile(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> RoiFile.read(file)).isInstanceOf(UserError.class).hasMessageContaining(file.toString());
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> RoiFile.read(folder.resolve("none.geojson"))).isInstanceOf(UserError.class)
                .hasMessageContaining("none.geojson");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("roi.geojson"), text);
    }
}
