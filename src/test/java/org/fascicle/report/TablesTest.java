package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fascicle.image.FloatImage;
import org.fascicle.measure.CellDensityMap;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables under a default locale whose decimals are commas. */
class TablesTest {

    @TempDir
    private Path folder;

    private Locale usual;

    @BeforeEach
    void speakGerman() {
        usual = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(usual);
    }

    @Test
    void decimalsAreDotsAndMissingNumbersAreEmpty() throws IOException {
        Path file = folder.resolve("table.csv");
        try (CsvFile csv = new CsvFile(file, List.of("id", "area_um2", "name"))) {
            csv.whole(1_234_567).number(1234.5678, 2).text("plain").endRow();
            csv.whole(2).number(Double.NaN, 2).text("a, \"b\"\nc").endRow();
        }
        assertThat(Files.readString(file))
                .isEqualTo("id,area_um2,name\n1234567,1234.57,plain\n2,,\"a, \"\"b\"\"\nc\"\n");
    }

    @Test
    void noTextIsRunAsAFormula() throws IOException {
        Path file = folder.resolve("table.csv");
        try (CsvFile csv = new CsvFile(file, List.of("name"))) {
            csv.text("=HYPERLINK(\"http://x\")").endRow();
        }
        assertThat(Files.readString(file)).isEqualTo("name\n\"'=HYPERLINK(\"\"http://x\"\")\"\n");
    }

    @Test
    void aRowMustFitItsHeader() {
        try (CsvFile csv = new CsvFile(folder.resolve("table.csv"), List.of("a", "b"))) {
            csv.whole(1);
            assertThatThrownBy(csv::endRow).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void candidatesStandBestFirst() throws IOException {
        Path file = folder.resolve("mitoses.csv");
        MitosesCsv.write(
                file,
                List.of(
                        MitosesCsv.Row.unreviewed(10.25, 20, 0.5, Standing.COUNTED, false),
                        new MitosesCsv.Row(1, 2, 0.75, "accepted", "Dr. B", Standing.COUNTED, true),
                        MitosesCsv.Row.unreviewed(5, 6, 0.5, Standing.IN_NECROSIS, false)));
        assertThat(Files.readString(file))
                .isEqualTo("id,x_px,y_px,score,decision,reviewer,status,most_active_area\n"
                        + "1,1,2,0.75,accepted,Dr. B,counted,yes\n2,5,6,0.5,,,in necrosis,no\n"
                        + "3,10.3,20,0.5,,,counted,no\n");
    }

    /** A cell of 100 um at 0.5 um per pixel is 200 pixels wide: its centre is pixel 99.5. */
    @Test
    void densityIsGivenAtTheCentresOfItsSquares() throws IOException {
        CellDensityMap map = new CellDensityMap(
                new FloatImage(2, 1, new float[] {20, 3}),
                new FloatImage(2, 1, new float[] {0.01f, 0.001f}),
                PixelSize.square(100));
        Path file = folder.resolve("density.csv");
        DensityCsv.write(file, map, PixelSize.square(0.5));
        assertThat(Files.readString(file))
                .isEqualTo(
                        "x_px,y_px,nuclei,analysable_mm2,nuclei_per_mm2\n99.5,99.5,20,0.01,2000\n299.5,99.5,3,0.001,\n");
    }
}
