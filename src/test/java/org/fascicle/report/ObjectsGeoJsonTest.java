package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.ObjectMask;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectsGeoJsonTest {

    @TempDir
    private Path folder;

    private static final ObjectMask SQUARE =
            new ObjectMask(new Region(10, 20, 2, 2), new boolean[] {true, true, true, true});

    private Path write(long compressedAbove) {
        Path file = folder.resolve("objects.geojson");
        try (ObjectsGeoJson objects = new ObjectsGeoJson(file, Examples.SHA, compressedAbove)) {
            Map<String, Double> measurements = new LinkedHashMap<>();
            measurements.put("area_um2", 40.125);
            measurements.put("dab_od", Double.NaN);
            objects.nucleus(1, SQUARE, 2, ObjectClass.NUCLEUS, measurements);
            objects.nucleus(
                    2,
                    new ObjectMask(new Region(0, 0, 2, 2), new boolean[] {true, false, false, true}),
                    2,
                    ObjectClass.STRONG,
                    Map.of());
            objects.mitosis(1, MitosesCsv.Row.unreviewed(7, 8, 0.9, Standing.COUNTED, true));
            objects.mitosis(2, new MitosesCsv.Row(9, 8, 0.8, "rejected", "B", Standing.COUNTED, false));
            objects.area(ObjectClass.TISSUE, "", BinaryMask.full(3, 3), 16);
            objects.area(ObjectClass.NECROSIS, "", BinaryMask.empty(3, 3), 16);
            objects.ring(ObjectClass.HOTSPOT, "12 candidates", new double[] {0, 0, 8, 0, 8, 8});
        }
        return file;
    }

    private JsonNode features() throws IOException {
        return new ObjectMapper().readTree(write(Long.MAX_VALUE).toFile()).get("features");
    }

    /** Grid pixels 10..11, 20..21 at downsample 2 cover 20..24, 40..44 in full-resolution corners. */
    @Test
    void aNucleusIsADetectionOutlinedInFullResolution() throws IOException {
        JsonNode nucleus = features().get(0);
        assertThat(nucleus.at("/type").asText()).isEqualTo("Feature");
        assertThat(nucleus.at("/geometry").toString())
                .isEqualTo("{\"type\":\"Polygon\",\"coordinates\":[[[20,40],[24,40],[24,44],[20,44],[20,40]]]}");
        assertThat(nucleus.at("/properties").toString())
                .isEqualTo(
                        "{\"objectType\":\"detection\","
                                + "\"classification\":{\"name\":\"Nucleus\",\"color\":[76,240,220]},\"measurements\":{\"area_um2\":40.125}}");
    }

    @Test
    void piecesThatTouchAtACornerAreAMultiPolygon() throws IOException {
        assertThat(features().get(1).at("/geometry/type").asText()).isEqualTo("MultiPolygon");
        assertThat(features().get(1).at("/geometry/coordinates")).hasSize(2);
    }

    /** Our column 7 is the centre of a pixel that covers 7..8 in QuPath's coordinates. */
    @Test
    void aCandidateIsAPointThatCanBeEdited() throws IOException {
        JsonNode mitosis = features().get(2);
        assertThat(mitosis.at("/geometry").toString()).isEqualTo("{\"type\":\"Point\",\"coordinates\":[7.5,8.5]}");
        assertThat(mitosis.at("/properties/objectType").asText()).isEqualTo("annotation");
        assertThat(mitosis.at("/properties/classification/name").asText()).isEqualTo("Mitosis candidate");
        assertThat(features().get(3).at("/properties/classification/name").asText())
                .isEqualTo("Not mitosis");
    }

    @Test
    void areasAreAnnotationsAndEmptyOnesAreNotThere() throws IOException {
        JsonNode features = features();
        assertThat(features).hasSize(6);
        assertThat(features.get(4).at("/geometry/coordinates").toString())
                .isEqualTo("[[[0,0],[48,0],[48,48],[0,48],[0,0]]]");
        assertThat(features.get(5).at("/geometry/coordinates").toString()).isEqualTo("[[[0,0],[8,0],[8,8],[0,0]]]");
    }

    @Test
    void idsAreUuidsOfTheirOwnAndTheSameEveryTime() throws IOException {
        Set<UUID> ids = new HashSet<>();
        features().forEach(feature -> ids.add(UUID.fromString(feature.get("id").asText())));
        assertThat(ids).hasSize(6);
        byte[] first = Files.readAllBytes(write(Long.MAX_VALUE));
        assertThat(Files.readAllBytes(write(Long.MAX_VALUE))).isEqualTo(first);
    }

    /** Plain or compressed, in the order in which they were written. */
    @Test
    void whatIsWrittenCanBeReadObjectByObject() {
        List<ObjectsGeoJsonReader.Shape> shapes = new ArrayList<>();
        ObjectsGeoJsonReader.read(write(Long.MAX_VALUE), shapes::add);
        assertThat(shapes).hasSize(6);
        ObjectsGeoJsonReader.Shape nucleus = shapes.get(0);
        assertThat(nucleus.detection()).isTrue();
        assertThat(nucleus.kind()).isEqualTo("Nucleus");
        assertThat(nucleus.rgb()).isEqualTo(ObjectClass.NUCLEUS.rgb());
        assertThat(nucleus.rings()).containsExactly(new double[] {20, 40, 24, 40, 24, 44, 20, 44, 20, 40});
        assertThat(shapes.get(1).rings()).hasSize(2);
        assertThat(shapes.get(2).isPoint()).isTrue();
        assertThat(shapes.get(2).name()).isEqualTo("Candidate 1");
        assertThat(shapes.get(5).kind()).isEqualTo(ObjectClass.HOTSPOT.label());

        List<ObjectsGeoJsonReader.Shape> again = new ArrayList<>();
        write(100);
        ObjectsGeoJsonReader.read(folder.resolve("objects.geojson.gz"), again::add);
        assertThat(again).hasSize(6);
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.geojson"), "{\"type\": \"Point\"}");
        assertThatThrownBy(() -> ObjectsGeoJsonReader.read(file, shape -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("other.geojson");
    }

    @Test
    void aLargeFileIsCompressed() throws IOException {
        byte[] plain = Files.readAllBytes(write(Long.MAX_VALUE));
        write(100);
        assertThat(folder.resolve("objects.geojson")).doesNotExist();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("objects.geojson.gz")))) {
            assertThat(in.readAllBytes()).isEqualTo(plain);
        }
    }
}
