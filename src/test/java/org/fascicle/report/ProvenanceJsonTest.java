package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.stain.StainKind;
import org.junit.jupiter.api.Test;

class ProvenanceJsonTest {

    private record Stage(double sizeUm, Optional<StainKind> kind, Path file, List<Integer> levels) {}

    @Test
    void optionsAreWrittenByTheirFieldNames() {
        Object options = Map.of(
                "stage",
                new Stage(0.1 + 0.2, Optional.of(StainKind.HE), Path.of("/patients/smith/roi.geojson"), List.of(1, 2)));
        String json = Json.text(Json.tree(options));
        assertThat(json)
                .contains("\"sizeUm\"")
                .contains("\"kind\" : \"HE\"")
                .contains("\"file\" : \"roi.geojson\"")
                .doesNotContain("smith");
    }

    @Test
    void anAbsentOptionIsNull() {
        assertThat(ProvenanceJson.text(Origin.of(Examples.full("slide")))).contains("\"roi\" : null");
    }

    @Test
    void holdsWhatIsNeededToRepeat() {
        String json = ProvenanceJson.text(Origin.of(Examples.full("slide")));
        assertThat(json)
                .contains(Examples.SHA)
                .contains("stain_vectors")
                .contains("white_point")
                .contains("bioformats")
                .contains("\"x_um\" : 0.499");
    }
}
