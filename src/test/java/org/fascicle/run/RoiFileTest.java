package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.image.NamedArea;
import org.fascicle.slide.SlideSource;
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
    @ValueSource(
            strings = {
                "%s",
                "[{\"type\":\"Feature\",\"geometry\":%s}]",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":%s}]}"
            })
    void readsWhatQuPathExports(String form) throws IOException {
        // columns 1..4, rows 1..3
        assertThat(RoiFile.read(file(String.format(form, POLYGON)))
                        .on(Region.ofSize(8, 8), 1)
                        .count())
                .isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"type\":\"Point\",\"coordinates\":[1,2]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[5,\"x\"],[5,4]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[5,1]]]}"
            })
    void saysWhatIsWrongWithAFile(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> RoiFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> RoiFile.read(folder.resolve("none.geojson")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.geojson");
    }

    /** A name, a class alone, a derived class, nothing; what encloses nothing and what a program found are passed over. */
    @Test
    void regionsHaveTheirNamesOrClassesOrNumbers() throws IOException {
        String feature = "{\"type\":\"Feature\",\"geometry\":%s,\"properties\":{%s}}";
        String features = String.join(
                ",",
                feature.formatted(POLYGON, "\"name\":\"A, left\",\"classification\":{\"name\":\"Tumor\"}"),
                feature.formatted("{\"type\":\"Point\",\"coordinates\":[1,2]}", "\"name\":\"a point\""),
                feature.formatted(
                        POLYGON, "\"objectType\":\"annotation\",\"classification\":{\"names\":[\"Stroma\",\"Edge\"]}"),
                feature.formatted(POLYGON, "\"objectType\":\"detection\",\"classification\":{\"name\":\"Nucleus\"}"),
                feature.formatted(
                        "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[1,1],[3,1],[3,3],[1,3]]],[[[2,1],[4,1],[4,3],[2,3]]]]}",
                        ""));
        List<NamedArea> regions =
                RoiFile.regions(file("{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}"));
        assertThat(regions).extracting(NamedArea::name).containsExactly("A, left", "Stroma: Edge", "Region 3");
        assertThat(regions).extracting(NamedArea::kind).containsExactly("Tumor", "Stroma: Edge", "");
        // two overlapping squares of 2 x 2 cover columns 1..3 of 2 rows
        assertThat(regions.get(2).area().on(Region.ofSize(8, 8), 1).count()).isEqualTo(6);
    }

    @Test
    void aFolderHoldsAFilePerSlide() throws IOException {
        Files.writeString(folder.resolve("a.geojson"), POLYGON);
        Files.writeString(folder.resolve("b.svs.geojson"), POLYGON);
        assertThat(RoiFile.regions(folder, NamedSlide.of(new SlideSource("x/a.svs", null))))
                .hasSize(1);
        assertThat(RoiFile.regions(folder, NamedSlide.of(new SlideSource("x/b.svs", null))))
                .hasSize(1);
        // a.png's regions are those under its whole name: a.geojson may be another slide's
        Files.writeString(folder.resolve("a.png.geojson"), "[" + POLYGON + "," + POLYGON + "]");
        assertThat(RoiFile.regions(folder, NamedSlide.of(new SlideSource("x/a.png", null))))
                .hasSize(2);
        assertThatThrownBy(() -> RoiFile.regions(folder, NamedSlide.of(new SlideSource("x/c.svs", null))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no c.geojson")
                .hasMessageContaining("c.svs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"type\":\"FeatureCollection\",\"features\":[]}",
                "{\"type\":\"Point\",\"coordinates\":[1,2]}",
                "{\"slide\":1}",
                "{\"type\":\"Feature\",\"geometry\":null}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[9,9],[9,1],[1,9]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[5,5],[9,9]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[5,1],[5,4]],[[1,1],[5,1],[5,4]]]}"
            })
    void saysWhatIsWrongWithRegions(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> RoiFile.regions(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
        // --roi and --regions give one answer
        assertThatThrownBy(() -> RoiFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.toString());
    }

    /** One of three features lies nowhere: the sentence says which. */
    @Test
    void aFeatureWithoutGeometryIsNamed() throws IOException {
        String feature = "{\"type\":\"Feature\",\"geometry\":%s,\"properties\":{\"name\":\"%s\"}}";
        Path file = file("[" + feature.formatted(POLYGON, "left") + "," + feature.formatted("null", "the lost one")
                + "," + feature.formatted(POLYGON, "right") + "]");
        assertThatThrownBy(() -> RoiFile.regions(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the lost one");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("roi.geojson"), text);
    }
}
