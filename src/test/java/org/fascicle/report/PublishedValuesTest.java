package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedValuesTest {

    private static final List<MeasureKey> KNOWN = List.of(MeasureKey.NUCLEI_PER_MM2, MeasureKey.POSITIVE_AREA);

    @TempDir
    private Path folder;

    @Test
    void boundsMayBeMissing() throws IOException {
        List<PublishedValues.Value> values =
                read("panel,measure,value,low,high\nA,nuclei_per_mm2,4200,4000,4400\nb, Positive_Area ,12,,\n");
        assertThat(values).hasSize(2);
        assertThat(values.get(0).interval().orElseThrow().upper()).isEqualTo(4400);
        assertThat(values.get(1).key()).isEqualTo(MeasureKey.POSITIVE_AREA);
        assertThat(values.get(1).interval()).isEmpty();
        assertThat(read("measure,value,panel\nnuclei_per_mm2,1,A\n")).hasSize(1);
    }

    @Test
    void whatMakesNoSenseIsSaidWithItsLine() {
        refused("panel,measure,value\nA,mitoses,3\n", "line 2", "nuclei_per_mm2, positive_area");
        refused("panel,measure,value\nA,positive_area,many\n", "line 2", "no number");
        refused("panel,measure,value\nA,positive_area,NaN\n", "line 2", "must be a number");
        refused("panel,measure,value,low,high\nA,positive_area,5,6,7\n", "line 2", "low below and high above");
        refused("panel,measure,value,low,high\nA,positive_area,5,4,\n", "line 2", "both empty");
        refused("panel,value\nA,5\n", "measure is missing", "first line");
        refused("panel,measure,value\n", "holds no value", "");
    }

    private void refused(String table, String why, String also) {
        assertThatThrownBy(() -> read(table))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("values.csv")
                .hasMessageContaining(why)
                .hasMessageContaining(also);
    }

    private List<PublishedValues.Value> read(String table) throws IOException {
        return PublishedValues.read(Files.writeString(folder.resolve("values.csv"), table), KNOWN);
    }
}
